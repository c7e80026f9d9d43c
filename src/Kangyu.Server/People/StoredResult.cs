using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Server.People;

/// <summary>
/// The result of a table as it was shown and sealed with its entry. Codes are said in the words of the table as it is now, where it still has them; the result itself is
/// never worked out again (S9).
/// </summary>
public sealed record StoredResult(
    string Table, Words? Answer, IReadOnlyList<StoredRow> Rows, IReadOnlyList<(Words Method, string Initiation, string Continuation)> Results, IReadOnlyList<Words> Unanswered, int? Asked, int? Of)
{
    internal static StoredResult Read(JsonElement json, PackSet packs, Form form)
    {
        var name = Text(json, "table") ?? "";
        var table = packs.Decisions.GetValueOrDefault(name.Split('@')[0]);
        var answer = Text(json, "answer");
        return new StoredResult(
            name,
            answer is null ? null : table?.Answers.FirstOrDefault(option => option.Code == answer)?.Title ?? Same(answer),
            [.. List(json, "rows").Select(code => new StoredRow(Row(table, code), [.. Marks(name.EndsWith("@" + table?.Version, StringComparison.Ordinal) ? table : null, code)]))],
            [.. Methods(json, table)],
            [.. List(json, "unanswered").Select(fact => form.Items.FirstOrDefault(item => item.Id == fact)?.Label ?? Same(fact))],
            Number(json, "asked"), Number(json, "of"));
    }

    private static IEnumerable<(Words, string, string)> Methods(JsonElement json, DecisionTable? table)
    {
        if (!json.TryGetProperty("results", out var results) || results.ValueKind != JsonValueKind.Object) yield break;
        foreach (var method in results.EnumerateObject())
            yield return (table?.Methods.FirstOrDefault(option => option.Code == method.Name)?.Title ?? Same(method.Name), method.Value[0].GetString() ?? "", method.Value[1].GetString() ?? "");
    }

    private static Words Row(DecisionTable? table, string code)
    {
        if (table?.Rows.FirstOrDefault(row => row.Code == code) is { } row) return row.Advice;
        if (table?.Conditions.FirstOrDefault(condition => condition.Code == code) is not { } known) return Same(code);
        return known.Label ?? Same(string.Join(' ', new[] { known.Title, known.SubTitle }.Where(part => !string.IsNullOrEmpty(part))));
    }

    /// <summary>What the cells of a condition are marked with, and at which methods when not at all. Only of the version that was shown.</summary>
    private static IEnumerable<(Words Mark, IReadOnlyList<Words> Methods)> Marks(DecisionTable? table, string code)
    {
        var at = table?.Conditions.ToList().FindIndex(condition => condition.Code == code) ?? -1;
        if (at < 0) yield break;
        foreach (var flag in table!.Flags)
        {
            var marked = table.Methods.Where((_, method) => table.Cells[at][method]?.Flags.Contains(flag.Code, StringComparer.Ordinal) == true).Select(method => method.Title).ToList();
            if (marked.Count > 0) yield return (flag.Title, marked.Count == table.Methods.Count ? [] : marked);
        }
    }

    private static Words Same(string text) => new(text, text);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static IEnumerable<string> List(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(one => one.GetString() ?? "") : [];
}

/// <summary>A row that contributed, with the marks on its cells.</summary>
public sealed record StoredRow(Words Title, IReadOnlyList<(Words Mark, IReadOnlyList<Words> Methods)> Marks);
