using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Cases;

/// <summary>Compares a table's answer with what a case expects: <c>answer rows codes not unanswered asked results</c>.</summary>
internal static class DecisionExpectations
{
    public static void Check(DecisionResult result, YamlNode? expect, List<Mismatch> mismatches)
    {
        foreach (var pair in expect?.Map ?? [])
        {
            switch (pair.Key)
            {
                case "answer": Same(pair, pair.Value.Scalar ?? "none", result.Answer ?? "none", mismatches); break;
                case "rows" or "codes": Rows(pair, result, mismatches); break;
                case "not": Absent(pair, result, mismatches); break;
                case "unanswered": Contains(pair, result.Unanswered, mismatches); break;
                case "open": Contains(pair, result.OpenConditions, mismatches); break;
                case "asked": Same(pair, pair.Value.Scalar ?? "", $"{result.Asked}", mismatches); break;
                case "results": Results(pair.Value, result, mismatches); break;
                default: mismatches.Add(new Mismatch(pair.KeyLine, pair.Key, "answer, rows, codes, not, unanswered, open, asked or results", pair.Key)); break;
            }
        }
    }

    /// <summary>The rows that spoke, exactly. For a matrix: the conditions that hold.</summary>
    private static void Rows(YamlPair pair, DecisionResult result, List<Mismatch> mismatches) => SameList(pair, List(pair.Value), result.Rows, mismatches);

    private static void Absent(YamlPair pair, DecisionResult result, List<Mismatch> mismatches)
    {
        foreach (var code in List(pair.Value))
            if (result.Rows.Contains(code, StringComparer.Ordinal))
                mismatches.Add(new Mismatch(pair.Value.Line, "not", $"{code} does not hold", "it holds"));
    }

    private static void Contains(YamlPair pair, IReadOnlyList<string> got, List<Mismatch> mismatches)
    {
        foreach (var name in List(pair.Value))
            if (!got.Contains(name, StringComparer.Ordinal))
                mismatches.Add(new Mismatch(pair.Value.Line, pair.Key, name, string.Join(", ", got)));
    }

    private static void Results(YamlNode expect, DecisionResult result, List<Mismatch> mismatches)
    {
        foreach (var pair in expect.Map ?? [])
        {
            var method = result.Results.FirstOrDefault(method => method.Method == pair.Key);
            if (pair.Value.Scalar is { } both)
            {
                Same(pair, both, method?.Initiation == method?.Continuation ? method?.Initiation ?? "none" : $"{method?.Initiation}, {method?.Continuation}", mismatches);
                continue;
            }
            if (pair.Value["initiation"] is { } initiation) Same(pair, initiation.Scalar ?? "none", method?.Initiation ?? "none", mismatches);
            if (pair.Value["continuation"] is { } continuation) Same(pair, continuation.Scalar ?? "none", method?.Continuation ?? "none", mismatches);
            if (pair.Value["rows"] is { } rows) SameList(pair with { Value = rows }, List(rows), [.. (method?.Rows ?? []).Select(row => row.Code)], mismatches);
        }
    }

    private static IReadOnlyList<string> List(YamlNode node) => [.. (node.List ?? [node]).Select(item => item.Scalar ?? "")];

    private static void SameList(YamlPair pair, IReadOnlyList<string> expected, IReadOnlyList<string> got, List<Mismatch> mismatches)
    {
        if (!expected.Order(StringComparer.Ordinal).SequenceEqual(got.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            mismatches.Add(new Mismatch(pair.Value.Line, pair.Key, string.Join(", ", expected), string.Join(", ", got)));
    }

    private static void Same(YamlPair pair, string expected, string got, List<Mismatch> mismatches)
    {
        if (expected is "null" or "~") expected = "none";
        if (expected != got) mismatches.Add(new Mismatch(pair.Value.Line, pair.Key, expected, got));
    }
}
