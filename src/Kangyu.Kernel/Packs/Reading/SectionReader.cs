using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads a section; one that repeats is a table of lines.</summary>
internal static class SectionReader
{
    public static readonly Keys Section = new("form.json#/$defs/section", ["title", "items"], ["id", "when", "repeat"]);
    public static readonly Keys Repeat = new("form.json#/$defs/repeat", ["max"], ["min"]);

    public static SectionDraft? Read(YamlNode node, FormDraft form, NamesOfForm names, Workspace desk)
    {
        if (MapReader.Open(node, "sections", Section, form.Map.File, desk.Findings) is not { } map) return null;
        var id = map.Text("id");
        if (id is not null && !names.Take(id, map.Line("id"))) id = null;
        var repeat = RepeatOf(map);
        if (map.Has("repeat") && !map.Has("id")) desk.Findings.MissingKey(map.At, "id");
        if (repeat is not null && id is not null) Ids.Identifier(FlatTable.Name(form.Form.Id, id), map.Line("id"), desk.Findings);
        var section = new SectionDraft(new Section { Id = id, Title = map.Words("title") ?? new("", ""), Repeat = repeat, Items = [] }, map);
        foreach (var item in map.List("items"))
            if (ItemReader.Read(item, section, form, names, desk) is { } read) section.Items.Add(read);
        if (map.Node("items") is { List.Count: 0 }) desk.Findings.WrongType(map.Line("items"), "items", "至少一项", "at least one item");
        return section;
    }

    private static Repeat? RepeatOf(MapReader map)
    {
        if (map.Map("repeat", Repeat) is not { } repeat) return null;
        var (min, max) = (repeat.Whole("min", 0, 200) ?? 0, repeat.Whole("max", 1, 200) ?? 1);
        if (min > max) map.Findings.WrongType(repeat.Line("min"), "min", $"不大于 max（{max}）的数", $"a number up to max ({max})");
        return new Repeat(min, max);
    }
}
