using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads an item's shape: what it is, not yet what its expressions say.</summary>
internal static class ItemReader
{
    public static readonly Keys Item = new(
        "form.json#/$defs/item",
        ["id"],
        [
            "ask", "show", "help", "type", "options", "alone", "unit", "limits", "required", "when", "check", "calc", "prefill", "length", "offer",
            "signs", "by", "sensitive", "protected", "concept", "maps", "role", "draft", "source", "product", "tells", "on_receipt", "on_poster", "list",
        ]);

    public static readonly Keys Maps = new("form.json#/$defs/maps", [], ["loinc", "snomed", "icd10", "ws"]);

    public static readonly string[] ProtectedWords = ["choice", "method", "pregnancy", "birth", "procedure", "parity", "attendance", "consent"];

    public static readonly string[] TellsWords = ["allergies", "medicines", "blood_group", "results"];

    private static readonly string[] Signers = ["person", "guardian", "worker", "witness"];

    public static ItemDraft? Read(YamlNode node, SectionDraft section, FormDraft form, NamesOfForm names, Workspace desk)
    {
        if (MapReader.Open(node, "items", Item, form.Map.File, desk.Findings) is not { } map || map.Text("id") is not { } id) return null;
        var at = map.Line("id");
        if (!names.Take(id, at) || !Ids.Column(id, at, desk.Findings)) return null;
        var (type, fromCalc) = TypeOf(map);
        var item = Plain(id, type, map, form.Pack, desk) with
        {
            Options = OptionsReader.Read(map, form.Pack, desk),
            Offer = map.Text("offer") is { } offer ? desk.Refer("offer", offer, form.Pack, map.Line("offer")) : null,
            Signs = map.Text("signs") is { } signs ? desk.Refer("text", signs, form.Pack, map.Line("signs")) : null,
            List = map.Has("list") ? ListOf(map, form.Pack, desk) : null,
            Products = Products(map, form.Pack, desk),
        };
        ItemShape.Check(item, map, section, desk.Findings);
        return new ItemDraft(item, map, at) { TypeFromCalc = fromCalc, Type = fromCalc ? null : TypeWords.Of(type, item.Options, item.List) };
    }

    private static Item Plain(string id, ItemType type, MapReader map, PackDraft pack, Workspace desk) => new()
    {
        Id = id,
        Label = map.Words(map.Has("ask") ? "ask" : "show") ?? new(id, id),
        Help = map.Words("help"),
        Type = type,
        Slot = -1,
        Alone = [.. map.Terms("alone").Select(code => code.Word)],
        Unit = map.Text("unit"),
        Length = map.Whole("length", 1, 20_000) ?? 200,
        SignedBy = map.OneOf("by", Signers),
        Sensitive = FormReader.SensitivityOf(map),
        Protected = map.OneOf("protected", ProtectedWords),
        Concept = map.Text("concept") is { } concept && Ids.Code(concept, "concept", map.Line("concept"), desk.Findings) ? concept : id,
        Maps = MapsOf(map),
        Role = map.OneOf("role", RoleWords.Known),
        Tells = map.OneOf("tells", TellsWords),
        OnPoster = map.YesNo("on_poster") ?? false,
        OnReceipt = map.YesNo("on_receipt") ?? false,
        Draft = map.YesNo("draft") ?? false,
        Sources = desk.Sources(map, "source", pack),
    };

    /// <summary>The type, and whether it comes from the calc. A text that is only shown is a note.</summary>
    private static (ItemType Type, bool FromCalc) TypeOf(MapReader map)
    {
        if (map.Has("ask") == map.Has("show"))
            map.Findings.Add(map.At, "missing_key", new("“ask”和“show”要有一个，只能一个", "Exactly one of “ask” and “show” is needed"), new("问的写 ask，只显示的写 show", "Write ask for a question, show for what is only shown"));
        if (map.OneOf("type", TypeWords.Items) is { } type) return (type, false);
        // a type that is nearly right is read as what it may mean, so that one fault stays one finding
        if (map.Node("type")?.Scalar is { } written) return (Nearest.To(written, TypeWords.Items.Keys) is { } near ? TypeWords.Items[near] : ItemType.Text, false);
        if (map.Has("calc")) return (ItemType.Text, true);
        if (map.Has("show")) return (ItemType.Note, false);
        map.Findings.MissingKey(map.At, "type");
        return (ItemType.Note, false);
    }

    private static Dictionary<string, string> MapsOf(MapReader map)
    {
        var maps = new Dictionary<string, string>(StringComparer.Ordinal);
        if (map.Map("maps", Maps) is not { } codes) return maps;
        foreach (var system in Maps.All)
            if (codes.Node(system) is { Scalar: not "" } value && codes.Text(value, system) is { } code) maps[system] = code;
        return maps;
    }

    /// <summary>A pack's table of codes, or a list that the program fills.</summary>
    private static CodeList? ListOf(MapReader map, PackDraft pack, Workspace desk)
    {
        if (map.Text("list") is not { } name) return null;
        if (name == CountyLists.Divisions) return CountyLists.NoDivisions;
        var full = name.Contains('.', StringComparison.Ordinal) ? name : pack.Name + "." + name;
        if (desk.CodeLists.TryGetValue(full, out var list)) return list;
        if (desk.Lists.ContainsKey(full))
            desk.Findings.Add(map.Line("list"), "list_kind", new($"“{name}”的选项写在清单里，不在表里", $"“{name}” holds its options itself and is no table"), new($"写 type: choice 和 options: {{list: {name}}}", $"Write type: choice and options: {{list: {name}}}"));
        else if (!desk.Knows("list", full)) desk.Findings.UnknownReference(map.Line("list"), "list", name, desk.CodeLists.Keys.Concat(CountyLists.Names));
        return null;
    }

    private static IReadOnlyList<string> Products(MapReader map, PackDraft pack, Workspace desk)
    {
        var products = map.Terms("product");
        if (!desk.Lists.TryGetValue(pack.Name + ".methods", out var methods)) return [.. products.Select(product => product.Word)];
        var codes = methods.Options.Select(option => option.Code).ToList();
        return [.. products.Where(product => map.Known(product.Word, "product", product.At, codes)).Select(product => product.Word)];
    }
}
