using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads pathways/*.yaml: follow-ups that a person agreed to, and duties of the unit.</summary>
internal static class PathwayReader
{
    public static readonly Keys Pathway = new("pathway.json", ["pathway", "starts", "steps"], ["title", "stage", "offer", "duty", "ends", "draft", "source"]);
    public static readonly Keys Start = new("pathway.json#/$defs/start", ["form"], ["if", "at", "flag"]);
    public static readonly Keys End = new("pathway.json#/$defs/end", ["form"], ["if"]);

    /// <summary>What the kernel may put on an entry of a procedure (S7).</summary>
    private static readonly string[] Flags = ["consent_missing", "emergency", "tests_missing"];

    private static readonly Dictionary<string, Stage> Stages = new(StringComparer.Ordinal)
    {
        ["healthy"] = Stage.Healthy,
        ["maternity"] = Stage.Maternity,
        ["new_method"] = Stage.NewMethod,
        ["under_treatment"] = Stage.UnderTreatment,
    };

    private static readonly Dictionary<string, DutyKind> Duties = new(StringComparer.Ordinal)
    {
        ["request"] = DutyKind.Request,
        ["finding"] = DutyKind.Finding,
        ["event"] = DutyKind.Event,
        ["procedure"] = DutyKind.Procedure,
    };

    public static Pathway? Read(PackDocument document, PackDraft pack, Workspace desk)
    {
        if (MapReader.Open(document.Root, "pathway", Pathway, document.File, desk.Findings) is not { } map) return null;
        if (desk.DeclareFile("pathway", map, pack) is not { } id) return null;
        var offer = map.Text("offer") is { } named ? desk.Refer("offer", named, pack, map.Line("offer")) : null;
        var starts = map.OneOrMany("starts").Select(node => StartOf(node, map, pack, desk)).OfType<Start>().ToList();
        var pathway = new Pathway
        {
            Id = id,
            Pack = pack.Name,
            Title = map.Words("title") ?? TitleOf(map, offer, pack, id),
            Stage = map.OneOf("stage", Stages) ?? Stage.Healthy,
            Offer = offer,
            Duty = map.OneOf("duty", Duties),
            Starts = starts,
            Steps = new StepReader(id, starts, pack, desk).Read(map),
            Ends = [.. map.List("ends").Select(node => EndOf(node, map, pack, desk)).OfType<End>()],
            Draft = map.YesNo("draft") ?? false,
            Sources = desk.Sources(map, "source", pack),
        };
        if (starts.Select(start => (start.Form, start.Flag)).Distinct().Count() < starts.Count)
            desk.Findings.DuplicateId(map.Line("starts"), starts[0].Form, map.Line("starts"));
        OneKind(pathway, map, desk);
        return pathway;
    }

    private static Words TitleOf(MapReader map, string? offer, PackDraft pack, string id)
    {
        var offered = pack.Head.Offers.Values.FirstOrDefault(known => known.Id == offer);
        if (offered is null && !map.Has("title")) map.Findings.MissingKey(map.At, "title");
        return offered?.Title ?? new(id, id);
    }

    private static Start? StartOf(YamlNode node, MapReader parent, PackDraft pack, Workspace desk)
    {
        if (MapReader.Open(node, "starts", Start, parent.File, desk.Findings) is not { } map) return null;
        if (FormOf(map, pack, desk) is not { } form || !IsFollowed(form, map.Line("form"), desk)) return null;
        var scope = desk.Forms.TryGetValue(form, out var draft) ? Scopes.OfEntry(draft, start: false) : null;
        return scope is null ? null : new(form, ExpressionReader.Read(map, "if", scope, ExprType.YesNo), ExpressionReader.Read(map, "at", scope, ExprType.Date), map.OneOf("flag", Flags));
    }

    internal static End? EndOf(YamlNode node, MapReader parent, PackDraft pack, Workspace desk)
    {
        if (MapReader.Open(node, "ends", End, parent.File, desk.Findings) is not { } map) return null;
        if (FormOf(map, pack, desk) is not { } form || !desk.Forms.TryGetValue(form, out var draft) || !IsFollowed(form, map.Line("form"), desk)) return null;
        return new(form, ExpressionReader.Read(map, "if", Scopes.OfEntry(draft, start: false), ExprType.YesNo));
    }

    /// <summary>A pathway is a person's or an event's: what is about nobody or a unit moves none.</summary>
    internal static bool IsFollowed(string form, Place at, Workspace desk)
    {
        if (!desk.Forms.TryGetValue(form, out var draft) || draft.Form.About is SubjectKind.Person or SubjectKind.Event) return true;
        desk.Findings.Add(at, "not_about_a_person", new($"“{form}”不针对个人或事项，不能开始、完成或结束路径", $"“{form}” is about no person and no event: it begins, does or ends no pathway"), new("换成针对个人或事项的表单", "Name a form with about: person or about: event"));
        return false;
    }

    /// <summary>All its forms are about a person or all about an event; an event has only duties, since nobody is there to be asked.</summary>
    private static void OneKind(Pathway pathway, MapReader map, Workspace desk)
    {
        var kinds = pathway.Starts.Select(start => start.Form).Concat(pathway.Steps.SelectMany(step => step.Forms)).Concat(pathway.Ends.Select(end => end.Form))
            .Select(form => desk.Forms.TryGetValue(form, out var draft) ? draft.Form.About : SubjectKind.Person).Distinct().ToList();
        if (kinds.Count > 1)
            map.Findings.Add(map.At, "mixed_subjects", new("有的表单针对个人，有的针对事项", "Some of its forms are about a person, some about an event"), new("拆成两个路径", "Make two pathways of it"));
        else if (kinds is [SubjectKind.Event] && pathway.Duty is null)
            map.Findings.Add(map.At, "event_has_duties", new("事项的路径只能是责任事项", "A pathway of an event is a duty"), new("写 duty: event，去掉 offer", "Write duty: event and leave offer out"));
    }

    private static string? FormOf(MapReader map, PackDraft pack, Workspace desk) =>
        map.Text("form") is { } form ? desk.Refer("form", form, pack, map.Line("form")) : null;
}
