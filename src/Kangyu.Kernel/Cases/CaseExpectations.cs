using System.Globalization;
using System.Text.Json;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Pathways;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Cases;

/// <summary>Compares what a step of a story expects with what the record says on that day, as the unit of the case sees it.</summary>
internal sealed class CaseExpectations(Engine engine, CaseRecord record, List<Mismatch> mismatches)
{
    public void Check(YamlNode? expect, DateOnly today, Form? form, IReadOnlyList<Problem> problems)
    {
        foreach (var pair in expect?.Map ?? []) CheckOne(pair, today, form, problems);
    }

    private void CheckOne(YamlPair pair, DateOnly today, Form? form, IReadOnlyList<Problem> problems)
    {
        switch (pair.Key)
        {
            case "refused": Refused(pair.Value, problems); break;
            case "flagged": SameList(pair, record.Latest?.Flags ?? []); break;
            case "stage": Same(pair, Snake(DueStates.StageOf(record.State, engine.Packs, today, record.Unit).ToString())); break;
            case "method": Same(pair, record.State.MethodSeenFrom(record.Unit)?.Value.Text ?? "unknown"); break;
            case "due": Rows(pair.Value, today, duties: false); break;
            case "duties": Rows(pair.Value, today, duties: true); break;
            case "rows" or "codes" or "results" or "unanswered": Decision(pair); break;
            default: Item(pair, form); break;
        }
    }

    private void Refused(YamlNode expect, IReadOnlyList<Problem> problems)
    {
        var got = string.Join("; ", problems.Select(problem => $"{problem.Path}: {problem.Code}"));
        foreach (var wanted in expect.List ?? [])
        {
            var item = wanted["item"]?.Scalar;
            var code = wanted["code"]?.Scalar;
            if (!problems.Any(problem => (item is null || problem.Path == item) && (code is null || problem.Code == code)))
                mismatches.Add(new Mismatch(wanted.Line, "refused", $"{item}: {code}", got.Length == 0 ? "nothing was refused" : got));
        }
        if ((expect.List?.Count ?? 0) == 0 && problems.Count > 0) mismatches.Add(new Mismatch(expect.Line, "refused", "nothing", got));
    }

    /// <summary>What is asked of today: due, late and lapsed rows; what is ahead or done is not listed.</summary>
    private void Rows(YamlNode expect, DateOnly today, bool duties)
    {
        var rows = DueStates.RowsOf(record.State, record.Unit).Concat(record.Event is { } known ? DueStates.RowsOf(known, record.Unit) : []).Where(row => row.IsDuty == duties)
            .Where(row => DueStates.Of(row, today) is DueState.Due or DueState.Late or DueState.Lapsed).ToList();
        var wanted = expect.List ?? [];
        if (wanted.Count != rows.Count)
        {
            mismatches.Add(new Mismatch(expect.Line, duties ? "duties" : "due", $"{wanted.Count} rows", $"{rows.Count}: {string.Join("; ", rows.Select(row => Describe(row, today)))}"));
            return;
        }
        foreach (var want in wanted)
            if (!rows.Any(row => Matches(want, row, today)))
                mismatches.Add(new Mismatch(want.Line, duties ? "duties" : "due", string.Join(", ", want.Map!.Select(pair => $"{pair.Key}: {pair.Value.Scalar ?? "[..]"}")),
                    string.Join("; ", rows.Select(row => Describe(row, today)))));
    }

    private bool Matches(YamlNode want, DueRow row, DateOnly today)
    {
        var pathway = engine.Packs.Pathways[row.Key.Pathway];
        return Is(want["step"], pathway.Steps[row.Key.Step].Id)
            && (Is(want["pathway"], pathway.Id) || Is(want["pathway"], pathway.Id[(pathway.Pack.Length + 1)..]))
            && Is(want["on"], Iso(row.DueOn))
            && Is(want["state"], Snake(DueStates.Of(row, today).ToString()))
            && (want["window"]?.List is not { } window || (window[0].Scalar == Iso(row.WindowStart) && window[1].Scalar == Iso(row.WindowEnd)));
    }

    private static bool Is(YamlNode? want, string got) => want?.Scalar is not { } text || text == got;

    private string Describe(DueRow row, DateOnly today) =>
        $"{row.Key.Pathway}/{engine.Packs.Pathways[row.Key.Pathway].Steps[row.Key.Step].Id} on {Iso(row.DueOn)} [{Iso(row.WindowStart)}, {Iso(row.WindowEnd)}] {Snake(DueStates.Of(row, today).ToString())}";

    /// <summary>The stored result of the last entry's table, whichever item asked it.</summary>
    private void Decision(YamlPair pair)
    {
        if (record.Latest?.Form.Items.FirstOrDefault(item => item.Decides is not null) is not { } item || record.Sealed is not { } answers
            || !answers.TryGetProperty(item.Id, out var stored))
        {
            mismatches.Add(new Mismatch(pair.KeyLine, pair.Key, "a decision", "the last entry asked no table"));
            return;
        }
        if (pair.Key == "results") Results(pair.Value, stored);
        else SameList(pair, [.. stored.GetProperty(pair.Key == "codes" ? "rows" : pair.Key).EnumerateArray().Select(row => row.GetString()!)], pair.Key == "unanswered");
    }

    private void Results(YamlNode expect, JsonElement stored)
    {
        foreach (var pair in expect.Map ?? [])
        {
            var got = stored.TryGetProperty("results", out var results) && results.TryGetProperty(pair.Key, out var cell)
                ? (cell[0].GetString() ?? "none", cell[1].GetString() ?? "none")
                : ("none", "none");
            var want = pair.Value.Scalar is { } both ? (both, both) : (pair.Value["initiation"]?.Scalar ?? got.Item1, pair.Value["continuation"]?.Scalar ?? got.Item2);
            if (want != got) mismatches.Add(new Mismatch(pair.Value.Line, pair.Key, $"{want}", $"{got}"));
        }
    }

    private void Item(YamlPair pair, Form? form)
    {
        if (form?.Items.FirstOrDefault(item => item.Id == pair.Key) is not { } item || record.Latest is null)
        {
            mismatches.Add(new Mismatch(pair.KeyLine, pair.Key, "an item of the form, or refused, flagged, stage, method, due, duties, rows, codes, results, unanswered", "unknown"));
            return;
        }
        if (pair.Value.List is not null) SameList(pair, record.Latest[item].Codes);
        else Same(pair, record.Latest[item].ToString());
    }

    private void SameList(YamlPair pair, IReadOnlyList<string> got, bool contains = false)
    {
        var expected = (pair.Value.List ?? []).Select(node => node.Scalar ?? "").ToList();
        var same = contains
            ? expected.TrueForAll(code => got.Contains(code, StringComparer.Ordinal))
            : expected.Order(StringComparer.Ordinal).SequenceEqual(got.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        if (!same) mismatches.Add(new Mismatch(pair.Value.Line, pair.Key, string.Join(", ", expected), string.Join(", ", got)));
    }

    private void Same(YamlPair pair, string got)
    {
        var expected = pair.Value.Scalar ?? "";
        if (expected == "none" && got is "unknown" or "unanswered") return;
        if (expected == got || (double.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && got == Value.Of(number).ToString())) return;
        mismatches.Add(new Mismatch(pair.Value.Line, pair.Key, expected, got));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Snake(string name) => string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()));
}
