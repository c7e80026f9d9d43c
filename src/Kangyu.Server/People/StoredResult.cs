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
    string Table, Words? Answer, IReadOnlyList<Words> Rows, IReadOnlyList<(Words Method, string Initiation, string Continuation)> Results, IReadOnlyList<Words> Unanswered, int? Asked, int? Of)
{
    internal static StoredResult Read(JsonElement json, PackSet packs, Form form)
    {
        var name = Text(json, "table") ?? "";
        var table = packs.Decisions.GetValueOrDefault(name.Split('@')[0]);
        var answer = Text(json, "answer");
        return new StoredResult(
            name,
            answer is null ? null : table?.Answers.FirstOrDefault(option => option.Code == answer)?.Title ?? Same(answer),
            [.. List(json, "rows").Select(code => Row(table, code))],
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

    private static Words Same(string text) => new(text, text);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static IEnumerable<string> List(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(one => one.GetString() ?? "") : [];
}
