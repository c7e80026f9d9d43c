using Kangyu.Kernel.Lists;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads a list whose codes stand in a table beside it (<c>rows: icd10.csv</c>): too many to be read, so that they are searched.</summary>
internal static class CodeListReader
{
    public static readonly Keys Columns = new("list.json#/$defs/columns", [], ["code", "zh", "en", "group", "until"]);

    public static CodeList? Read(string? id, MapReader map, PackDraft pack, Workspace desk)
    {
        var sources = desk.Sources(map, "source", pack);
        if (!map.Has("source")) map.Findings.MissingKey(map.At, "source");
        var licence = map.Text("licence");
        if (!map.Has("licence")) map.Findings.MissingKey(map.At, "licence");
        var draft = map.YesNo("draft") ?? false;
        var title = map.Words("title") ?? new("", "");
        if (Csv(map, pack) is not { } csv) return id is null ? null : new CodeList(id, title, []);
        var rows = CodeRowsReader.Read(csv.File, csv.Text, Headings(map), draft, pack, desk.Findings);
        return id is null ? null : new CodeList(id, title, rows) { Draft = draft, Licence = licence, Sources = sources };
    }

    /// <summary>What the table calls each column; one that is not named is called as it is here.</summary>
    private static Dictionary<string, string> Headings(MapReader map)
    {
        var headings = Columns.All.ToDictionary(column => column, column => column, StringComparer.Ordinal);
        if (map.Map("columns", Columns) is not { } named) return headings;
        foreach (var column in Columns.All)
            if (named.Text(column) is { } heading) headings[column] = heading;
        return headings;
    }

    private static (string File, string Text)? Csv(MapReader map, PackDraft pack)
    {
        if (map.Text("rows") is not { } name) return null;
        var path = "lists/" + name;
        if (pack.Csv.TryGetValue(path, out var text))
        {
            pack.UsedTables.Add(path);
            return (pack.FileOf(path), text);
        }
        map.Findings.UnknownReference(map.Line("rows"), "CSV", name, pack.Csv.Keys.Where(known => known.StartsWith("lists/", StringComparison.Ordinal)).Select(known => known["lists/".Length..]));
        return null;
    }
}
