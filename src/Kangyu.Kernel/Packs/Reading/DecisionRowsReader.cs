using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads a table of rows: each a condition, an answer and words of advice.</summary>
internal static class DecisionRowsReader
{
    private static readonly string[] Required = ["row", "if", "answer", "advice_zh", "advice_en", "source"];

    public static DecisionTable Read(DecisionTable table, MapReader map, ExprScope scope, PackDraft pack, Workspace desk)
    {
        foreach (var other in new[] { "conditions", "titles", "methods", "categories", "unreachable" }.Where(map.Has))
            desk.Findings.UnknownKey(map.Line(other), other, ["rows", "answers"]);
        var answers = DecisionReader.Options(map, "answers");
        if (DecisionReader.Csv(map, "rows", pack) is not { } csv) return table with { Answers = answers };
        var (columns, lines) = CsvTable.Read(csv.File.File, csv.Text, desk.Findings);
        Columns(columns, Required, Required, csv.File, desk.Findings);
        var rows = new List<DecisionRow>();
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (!Ids.TableCode(line["row"], "row", line.At, desk.Findings)) continue;
            if (!seen.TryAdd(line["row"], line.At)) desk.Findings.DuplicateId(line.At, line["row"], seen[line["row"]]);
            if (answers.All(answer => answer.Code != line["answer"])) desk.Findings.UnknownWord(line.At, "answer", line["answer"], answers.Select(answer => answer.Code));
            if (Row(line, scope, pack, desk) is { } row) rows.Add(row);
        }

        return table with { Answers = answers, Rows = rows };
    }

    public static void Columns(IReadOnlyList<string> columns, string[] required, IReadOnlyCollection<string> known, Place at, Findings findings)
    {
        foreach (var column in columns.Where(column => !known.Contains(column, StringComparer.Ordinal))) findings.UnknownKey(at, column, known);
        foreach (var column in required.Where(column => !columns.Contains(column, StringComparer.Ordinal))) findings.MissingKey(at, column);
    }

    private static DecisionRow? Row(CsvLine line, ExprScope scope, PackDraft pack, Workspace desk)
    {
        foreach (var language in new[] { "zh", "en" })
        {
            pack.Advice.Add((line.At, line["advice_" + language]));
            if (line["advice_" + language].Length == 0)
                desk.Findings.Add(line.At, "text_missing_" + language, new($"“advice_{language}”是空的", $"“advice_{language}” is empty"), new("写上给人看的话", "Write what a person is told"));
        }

        var source = line["source"].Length == 0 ? null : line["source"];
        if (source is not null) desk.Source(source, pack, line.At);
        var condition = ExpressionReader.Read(line["if"], "if", scope, ExprType.YesNo, line.At, desk.Findings);
        return condition is null ? null : new(line["row"], condition, line["answer"], new(line["advice_zh"], line["advice_en"]), source);
    }
}
