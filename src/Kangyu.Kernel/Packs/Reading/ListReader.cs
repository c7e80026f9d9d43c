using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads lists/*.yaml: options that several forms share, or a table of codes that is searched.</summary>
internal static class ListReader
{
    public static readonly Keys List = new("list.json", ["list", "title"], ["options", "rows", "columns", "licence", "draft", "source"]);

    private static readonly string[] OnlyOfTables = ["columns", "licence"];

    /// <summary>Adds the list to what the pack and the desk know.</summary>
    public static void Read(PackDocument document, PackDraft pack, Workspace desk)
    {
        if (MapReader.Open(document.Root, "list", List, document.File, desk.Findings) is not { } map) return;
        var id = desk.DeclareFile("list", map, pack);
        if (id is not null && CountyLists.Names.Contains(id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal)) Reserved(map, id);
        if (map.Has("options") == map.Has("rows")) Neither(map);
        else if (map.Has("rows"))
        {
            if (CodeListReader.Read(id, map, pack, desk) is { } codes) desk.CodeLists[codes.Id] = codes;
        }
        else if (Options(id, map, pack, desk) is { } options) desk.Lists[options.Id] = options;
    }

    private static OptionList? Options(string? id, MapReader map, PackDraft pack, Workspace desk)
    {
        desk.Sources(map, "source", pack);
        map.YesNo("draft");
        foreach (var key in OnlyOfTables.Where(map.Has)) map.Findings.UnknownKey(map.Line(key), key, ["options", "source", "draft"]);
        return id is null ? null : new OptionList(id, map.Words("title") ?? new(id, id), OptionsReader.Own(map, "options"));
    }

    private static void Neither(MapReader map) => map.Findings.Add(
        map.At,
        "missing_key",
        new("要有 options、rows 中的一个", "Needs exactly one of options, rows"),
        new("几十个选项写 options；成百上千个放在表里，写 rows: 文件.csv", "Write options for some dozens; put hundreds and thousands into a table: rows: file.csv"));

    private static void Reserved(MapReader map, string id) => map.Findings.Add(
        map.Line("list"),
        "reserved_name",
        new($"“{id}”用了程序自己清单的名字", $"“{id}” takes the name of a list that the program keeps itself"),
        new("换一个名字", "Choose another name"));
}
