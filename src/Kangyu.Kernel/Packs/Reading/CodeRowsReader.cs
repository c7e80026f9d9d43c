using System.Globalization;
using Kangyu.Kernel.Lists;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads the table of a long list: <c>code, zh, en, group, until</c>, the last three where there are any. Columns that are not asked for are passed over.</summary>
internal static class CodeRowsReader
{
    /// <summary>As many findings of one table are told: a table with a wrong column has one in every line.</summary>
    private const int Told = 20;

    /// <param name="headings">By column, what the table calls it.</param>
    /// <param name="draft">A draft may have no Chinese words yet.</param>
    public static IReadOnlyList<CodeRow> Read(string file, string text, IReadOnlyDictionary<string, string> headings, bool draft, PackDraft pack, Findings findings)
    {
        var own = new Findings();
        var (columns, lines) = CsvTable.Read(file, text, own);
        foreach (var needed in new[] { "code", draft && !columns.Contains(headings["zh"], StringComparer.Ordinal) ? "en" : "zh" })
            if (!columns.Contains(headings[needed], StringComparer.Ordinal)) Missing(new(file, 1), needed, headings[needed], own);
        if (lines.Count > CodeList.Most) TooMany(new(file, CodeList.Most + 2), lines.Count, own);
        if (!own.Any) Empty(lines, file, own);
        var seen = new Dictionary<string, Place>(lines.Count, StringComparer.Ordinal);
        var rows = own.Any ? [] : lines.Select(line => Row(line, headings, draft, seen, own)).OfType<CodeRow>().ToList();
        foreach (var finding in own.InOrder().Take(Told)) findings.Add(new(finding.File, finding.Line), finding.Code, finding.Message, finding.Mend);
        foreach (var row in rows)
            foreach (var words in new[] { row.Zh, row.En, row.Group })
                if (words.Length > 0) pack.Advice.Add((seen[row.Code], words));
        return rows;
    }

    private static CodeRow? Row(CsvLine line, IReadOnlyDictionary<string, string> headings, bool draft, Dictionary<string, Place> seen, Findings findings)
    {
        string Cell(string column) => line[headings[column]];
        var (code, zh, en) = (Cell("code"), Cell("zh"), Cell("en"));
        if (!Ids.TableCode(code, "code", line.At, findings)) return null;
        if (!seen.TryAdd(code, line.At)) findings.DuplicateId(line.At, code, seen[code]);
        if (zh.Length == 0 && (!draft || en.Length == 0))
            findings.Add(line.At, "text_missing_zh", new($"“{code}”没有中文", $"“{code}” has no Chinese words"), new("写上文字；中文还没有确定的，写英文，并在清单上写 draft: yes", "Write the words; where the Chinese is not settled yet, write the English and mark the list draft: yes"));
        return new CodeRow(code, zh, en, Cell("group"), Until(Cell("until"), line.At, findings));
    }

    private static DateOnly? Until(string text, Place at, Findings findings)
    {
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        findings.WrongType(at, "until", "日期，如 2026-12-31", "a date such as 2026-12-31");
        return null;
    }

    private static void Missing(Place at, string column, string heading, Findings findings) => findings.Add(
        at,
        "missing_column",
        new($"表里没有列“{heading}”", $"The table has no column “{heading}”"),
        new($"加上这一列，或在清单里写明它叫什么：columns: {{{column}: 表头}}", $"Add it, or say in the list what it is called: columns: {{{column}: heading}}"));

    private static void TooMany(Place at, int rows, Findings findings) => findings.Add(
        at,
        "too_many_rows",
        new($"有 {rows} 行，最多 {CodeList.Most} 行", $"There are {rows} rows, at most {CodeList.Most} may be"),
        new("只留下要用的部分，或分成几个清单", "Keep the part that is used, or make several lists"));

    private static void Empty(IReadOnlyList<CsvLine> lines, string file, Findings findings)
    {
        if (lines.Count == 0) findings.Add(new(file, 1), "empty_file", new("表里没有行", "The table has no rows"), new("写上内容，或删去文件", "Write something, or delete the file"));
    }
}
