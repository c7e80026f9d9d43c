using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads sheets/*.yaml: what a person should know of a method (S6).</summary>
internal static class SheetReader
{
    public static readonly Keys Sheet = new(
        "sheet.json",
        ["sheet", "version", "title", "continuing", "how_to_stop", "does_not_protect"],
        ["draft", "column", "available_here", "effectiveness", "lasts", "how_it_works", "benefits", "risks", "side_effects", "warning_signs", "how_to_use", "sources"]);

    public static readonly Keys Available = new("sheet.json#/$defs/available_here", ["default"], ["tiers"]);
    public static readonly Keys Tiers = new("sheet.json#/$defs/tiers", [], ["county", "township", "village"]);
    public static readonly Keys Effective = new("sheet.json#/$defs/effectiveness", ["source"], ["perfect", "typical", "of"]);

    private static readonly string[] Availability = ["provided", "refill", "referral", "no"];

    public static MethodSheet? Read(PackDocument document, PackDraft pack, Workspace desk)
    {
        if (MapReader.Open(document.Root, "sheet", Sheet, document.File, desk.Findings) is not { } map) return null;
        var id = desk.DeclareFile("sheet", map, pack);
        var sheet = new MethodSheet
        {
            Id = id ?? "",
            Method = id is null ? "" : id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..],
            Version = map.Whole("version", 1, 100_000) ?? 1,
            Title = map.Words("title") ?? new("", ""),
            Draft = map.YesNo("draft") ?? false,
            Continuing = map.YesNo("continuing") ?? false,
            Column = map.Text("column"),
            AvailableHere = AvailableHere(map),
            Effectiveness = EffectivenessOf(map, pack, desk),
            Lasts = map.Words("lasts"),
            HowItWorks = map.Words("how_it_works"),
            Benefits = map.ManyWords("benefits"),
            Risks = map.ManyWords("risks"),
            SideEffects = map.ManyWords("side_effects"),
            WarningSigns = map.ManyWords("warning_signs"),
            HowToUse = map.ManyWords("how_to_use"),
            HowToStop = map.Words("how_to_stop"),
            DoesNotProtect = map.Words("does_not_protect"),
            Sources = desk.Sources(map, "sources", pack),
        };
        if (id is not null) References(sheet, map, pack, desk);
        return id is null ? null : sheet;
    }

    private static Dictionary<string, string> AvailableHere(MapReader map)
    {
        var tiers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (map.Map("available_here", Available) is not { } here) return tiers;
        if (here.OneOf("default", Availability) is { } otherwise) tiers["default"] = otherwise;
        if (here.Map("tiers", Tiers) is not { } by) return tiers;
        foreach (var tier in Tiers.All)
            if (by.OneOf(tier, Availability) is { } word) tiers[tier] = word;
        return tiers;
    }

    private static Effectiveness? EffectivenessOf(MapReader map, PackDraft pack, Workspace desk)
    {
        if (map.Map("effectiveness", Effective) is not { } effect) return null;
        var source = desk.FirstSource(effect, pack);
        return new Effectiveness(Percent(effect, "perfect"), Percent(effect, "typical"), effect.Words("of"), source ?? "");
    }

    private static double? Percent(MapReader map, string key)
    {
        if (map.Number(key) is not { } number) return null;
        if (number is >= 0 and <= 100) return number;
        map.Findings.WrongType(map.Line(key), key, "0 到 100 的数字", "a number from 0 to 100");
        return null;
    }

    private static void References(MethodSheet sheet, MapReader map, PackDraft pack, Workspace desk)
    {
        if (desk.Lists.TryGetValue(pack.Name + ".methods", out var methods) && methods.Options.All(option => option.Code != sheet.Method))
            desk.Findings.UnknownReference(map.Line("sheet"), "method", sheet.Method, methods.Options.Select(option => option.Code));
        var columns = desk.Tables.Values.Where(table => table.Pack == pack.Name).SelectMany(table => table.Methods).Select(method => method.Code).ToList();
        if (sheet.Column is { } column && !columns.Contains(column, StringComparer.Ordinal))
            desk.Findings.UnknownReference(map.Line("column"), "column", column, columns);
    }
}
