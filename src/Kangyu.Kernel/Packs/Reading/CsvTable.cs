using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>One line of a CSV table, by column.</summary>
internal sealed record CsvLine(Place At, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells.GetValueOrDefault(column, "").Trim();
}

/// <summary>Reads the CSV beside a decision. Never throws.</summary>
internal static class CsvTable
{
    public static (IReadOnlyList<string> Columns, IReadOnlyList<CsvLine> Lines) Read(string file, string text, Findings findings)
    {
        var columns = new List<string>();
        var lines = new List<CsvLine>();
        var setup = new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null, IgnoreBlankLines = true, DetectColumnCountChanges = false };
        using var parser = new CsvParser(new StringReader(text), setup);
        try
        {
            if (!parser.Read()) return (columns, lines);
            columns.AddRange((parser.Record ?? []).Select(column => column.Trim()));
            while (parser.Read()) lines.Add(Line(new Place(file, parser.RawRow), parser.Record ?? [], columns, findings));
        }
        // CsvHelper wraps what it meets on malformed input
        catch (CsvHelperException fault)
        {
            findings.Add(new(file, Math.Max(parser.RawRow, 1)), "csv_syntax", new($"CSV 写法有误：{fault.Message}", $"Not well-formed CSV: {fault.Message}"), new("检查逗号和引号", "Check commas and quotes"));
        }

        foreach (var twice in columns.GroupBy(column => column, StringComparer.Ordinal).Where(group => group.Count() > 1))
            findings.Add(new(file, 1), "duplicate_key", new($"列“{twice.Key}”有两个", $"The column “{twice.Key}” is there twice"), new("留下一个", "Keep one of them"));
        return (columns, lines);
    }

    private static CsvLine Line(Place at, string[] cells, List<string> columns, Findings findings)
    {
        if (cells.Length != columns.Count)
            findings.Add(at, "csv_columns", new($"这一行有 {cells.Length} 格，表头有 {columns.Count} 列", $"This line has {cells.Length} cells, the heading {columns.Count} columns"), new("补上或去掉逗号；含逗号的文字加引号", "Add or drop a comma; quote a text that holds one"));
        var byColumn = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(cells.Length, columns.Count); i++) byColumn[columns[i]] = cells[i];
        return new CsvLine(at, byColumn);
    }
}
