using Kangyu.Kernel.Access;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads cases/**/*.yaml: their shape, and that what they name exists. Whether they hold is for the case runner.</summary>
internal static class CaseReader
{
    public static readonly Keys Case = new("case.json", ["case"], ["person", "unit", "event", "story", "decide", "today", "facts", "expect"]);
    public static readonly Keys Person = new("case.json#/$defs/person", [], ["born", "sex", "unnamed"]);
    public static readonly Keys Step = new("case.json#/$defs/step", [], ["on", "at", "form", "by", "answers", "amend", "withdraw", "withdraw_offer", "reason", "today", "expect"]);

    private static readonly string[] Tiers = ["county", "township", "village"];
    private static readonly string[] Acts = ["form", "amend", "withdraw", "withdraw_offer", "today"];

    public static Case? Read(PackDocument document, PackDraft pack, Workspace desk)
    {
        if (MapReader.Open(document.Root, "case", Case, document.File, desk.Findings) is not { } map || map.Text("case") is not { } name) return null;
        if (map.Has("story") == map.Has("decide"))
            desk.Findings.Add(map.At, "missing_key", new("要有 story 或 decide，只能一个", "Needs story or decide, one of them"), new("写故事用 story，问表用 decide", "Write story for a person, decide for a table"));
        map.OneOf("unit", Tiers);
        map.Date("today");
        OfPerson(map);
        if (map.Text("event") is { } begun) desk.Refer("form", begun, pack, map.Line("event"));
        if (map.Has("story")) OfStory(map, pack, desk);
        if (map.Has("decide")) OfTable(map, pack, desk);
        return new Case(name, document.File, document.Root.Line, document.Root);
    }

    private static void OfPerson(MapReader map)
    {
        if (map.Map("person", Person) is not { } person) return;
        person.Date("born");
        person.OneOf("sex", ["female", "male"]);
        person.YesNo("unnamed");
    }

    private static void OfStory(MapReader map, PackDraft pack, Workspace desk)
    {
        if (map.Has("facts") || map.Has("expect")) desk.Findings.UnknownKey(map.Line(map.Has("facts") ? "facts" : "expect"), map.Has("facts") ? "facts" : "expect", ["person", "unit", "story"]);
        var written = new List<FormDraft?>();
        foreach (var node in map.List("story"))
            if (MapReader.Open(node, "story", Step, map.File, desk.Findings) is { } step) OfStep(step, written, pack, desk);
    }

    private static void OfStep(MapReader step, List<FormDraft?> written, PackDraft pack, Workspace desk)
    {
        var acts = Acts.Where(step.Has).ToList();
        if (acts.Count != 1)
        {
            desk.Findings.Add(step.At, "missing_key", new($"要有 {string.Join("、", Acts)} 中的一个", $"Needs exactly one of {string.Join(", ", Acts)}"), new("一步只做一件事", "One step does one thing"));
            return;
        }

        if (acts[0] == "today") step.Date("today");
        else if (step.Has("on") == step.Has("at")) desk.Findings.MissingKey(step.At, "on");
        else step.Date("on");
        if (step.Text("by") is { } role && !Roles.TryParse(role, out _)) desk.Findings.UnknownWord(step.Line("by"), "by", role, Roles.Listed.Select(known => known.Code()));
        var form = FormOf(step, acts[0], written, pack, desk);
        if (form is not null) Answers(step, form);
        CaseExpects.OfStep(step, form, pack, desk);
        if (acts[0] != "today" && step.Node("expect")?["refused"] is null) written.Add(form);
    }

    private static FormDraft? FormOf(MapReader step, string act, List<FormDraft?> written, PackDraft pack, Workspace desk)
    {
        switch (act)
        {
            case "form":
                return step.Text("form") is { } name && desk.Refer("form", name, pack, step.Line("form")) is { } id ? desk.Forms.GetValueOrDefault(id) : null;
            case "amend" or "withdraw":
                if (!step.Has("reason")) desk.Findings.MissingKey(step.At, "reason");
                if (written.Count > 0) return step.Whole(act, 1, written.Count) is { } number ? written[number - 1] : null;
                desk.Findings.WrongType(step.Line(act), act, "故事里前面写过的第几条", "the number of an entry written before in the story");
                return null;
            case "withdraw_offer":
                if (step.Text("withdraw_offer") is { } offer) desk.Refer("offer", offer, pack, step.Line("withdraw_offer"));
                return null;
            default:
                return null;
        }
    }

    private static void Answers(MapReader step, FormDraft form)
    {
        foreach (var pair in step.Pairs("answers"))
        {
            var section = form.Sections.Find(section => section.Repeats && section.Section.Id == pair.Key);
            if (section is not null) Lines(pair, section, step);
            else Item(pair, form.Sections.Where(known => !known.Repeats).SelectMany(known => known.Items), step);
        }
    }

    private static void Lines(YamlPair pair, SectionDraft section, MapReader step)
    {
        foreach (var line in pair.Value.List ?? [])
            foreach (var answer in line.Map ?? []) Item(answer, section.Items, step);
    }

    private static void Item(YamlPair pair, IEnumerable<ItemDraft> items, MapReader step)
    {
        var ids = items.Select(item => item.Id).ToList();
        if (!ids.Contains(pair.Key, StringComparer.Ordinal)) step.Findings.UnknownReference(new(step.File, pair.KeyLine), "item", pair.Key, ids);
    }

    private static void OfTable(MapReader map, PackDraft pack, Workspace desk)
    {
        if (map.Text("decide") is not { } name || desk.Refer("decision", name, pack, map.Line("decide")) is not { } id || !desk.Tables.TryGetValue(id, out var table)) return;
        foreach (var pair in map.Pairs("facts"))
            if (table.Facts.All(fact => fact.Name != pair.Key)) desk.Findings.UnknownReference(new(map.File, pair.KeyLine), "fact", pair.Key, table.Facts.Select(fact => fact.Name));
        CaseExpects.OfTable(map, table);
    }
}
