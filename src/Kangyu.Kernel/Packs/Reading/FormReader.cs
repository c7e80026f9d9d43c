using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads the shape of forms/*.yaml; <see cref="FormCompiler"/> reads its expressions once all forms are known.</summary>
internal static class FormReader
{
    public static readonly Keys Form = new(
        "form.json",
        ["form", "version", "about", "title", "sections"],
        ["retention", "sensitive", "draft", "source", "write", "procedure", "consent_for", "facts", "checks", "upcasts", "goes_on", "closes", "receipt", "poster"]);

    public static readonly Keys Retention = new("form.json#/$defs/retention", ["legal", "source"], []);
    public static readonly Keys Poster = new("form.json#/$defs/poster", [], ["unit", "by", "from", "until"]);
    public static readonly Keys Procedure = new("form.json#/$defs/procedure", ["kind"], ["consent", "texts"]);

    private static readonly Dictionary<string, SubjectKind> Subjects = new(StringComparer.Ordinal)
    {
        ["person"] = SubjectKind.Person,
        ["unit"] = SubjectKind.Unit,
        ["staff"] = SubjectKind.Staff,
        ["lot"] = SubjectKind.Lot,
        ["event"] = SubjectKind.Event,
        ["nobody"] = SubjectKind.Nobody,
    };

    private static readonly Dictionary<string, Sensitivity> Sensitivities = new(StringComparer.Ordinal)
    {
        ["abortion"] = Sensitivity.Abortion,
        ["sti"] = Sensitivity.Sti,
        ["violence"] = Sensitivity.Violence,
        ["adolescent"] = Sensitivity.Adolescent,
        ["money"] = Sensitivity.Money,
    };

    private static readonly string[] ProcedureKinds = ["insertion", "removal", "injection", "sterilisation", "abortion", "other"];
    private static readonly string[] UsualWriters = ["clinician", "village_doctor", "station_desk"];

    public static FormDraft? Read(PackDocument document, PackDraft pack, Workspace desk)
    {
        if (MapReader.Open(document.Root, "form", Form, document.File, desk.Findings) is not { } map) return null;
        var id = desk.DeclareFile("form", map, pack);
        var draft = new FormDraft(Heading(id ?? "", map, pack, desk), map, pack);
        var names = new NamesOfForm(map, desk);
        foreach (var section in map.List("sections"))
            if (SectionReader.Read(section, draft, names, desk) is { } read) draft.Sections.Add(read);
        foreach (var fact in map.Pairs("facts"))
            if (FactReader.Read(fact, draft, names, desk) is { } read) draft.Facts.Add(read);
        if (map.Node("sections") is { List.Count: 0 }) desk.Findings.WrongType(map.Line("sections"), "sections", "至少一个部分", "at least one section");
        Slots.Give(draft);
        return id is null ? null : draft;
    }

    public static Sensitivity SensitivityOf(MapReader map) => map.OneOf("sensitive", Sensitivities) ?? Sensitivity.None;

    private static Form Heading(string id, MapReader map, PackDraft pack, Workspace desk) => new()
    {
        Id = id,
        Pack = pack.Name,
        Version = map.Whole("version", 1, 10_000) ?? 1,
        About = map.OneOf("about", Subjects) ?? SubjectKind.Person,
        Title = map.Words("title") ?? new(id, id),
        Retention = map.Has("retention") ? RetentionClass.Legal : RetentionClass.Care,
        LegalMonths = Legal(map, pack, desk),
        Sensitive = SensitivityOf(map),
        Closes = map.YesNo("closes") ?? false,
        Receipt = map.YesNo("receipt") ?? false,
        Draft = map.YesNo("draft") ?? false,
        Sources = desk.Sources(map, "source", pack),
        Writers = Writers(map),
        Procedure = ProcedureOf(map, pack, desk),
        ConsentFor = map.OneOf("consent_for", ProcedureKinds),
        Slots = 0,
    };

    private static int Legal(MapReader map, PackDraft pack, Workspace desk)
    {
        if (map.Map("retention", Retention) is not { } retention) return 0;
        desk.Sources(retention, "source", pack);
        if (retention.Text("legal") is not { } text) return 0;
        if (Periods.Parse(text) is { Days: 0, Months: > 0 and <= 1200 } span) return span.Months;
        desk.Findings.WrongType(retention.Line("legal"), "legal", "年数，如 15 years", "a number of years such as 15 years");
        return 0;
    }

    private static IReadOnlyList<string> Writers(MapReader map)
    {
        if (!map.Has("write")) return UsualWriters;
        var known = Roles.Listed.Select(role => role.Code()).ToList();
        return [.. map.Terms("write").Where(writer => map.Known(writer.Word, "write", writer.At, known)).Select(writer => writer.Word)];
    }

    private static ProcedureRule? ProcedureOf(MapReader map, PackDraft pack, Workspace desk)
    {
        if (map.Map("procedure", Procedure) is not { } procedure) return null;
        foreach (var (text, at) in procedure.Terms("texts")) desk.Refer("text", text, pack, at);
        return new ProcedureRule(procedure.OneOf("kind", ProcedureKinds) ?? "other", procedure.Text("consent"));
    }
}
