using System.Diagnostics;
using Kangyu.Demo;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;

namespace Kangyu.Server.Bench;

/// <summary>Folding people of 500 entries from their first to their last, with every pack loaded: what a correction of an early entry costs, reading apart.</summary>
internal static class FoldBench
{
    private const int People = 12;
    private const int Entries = 500;

    public static Task<IReadOnlyList<BenchFigure>> Run(BenchRun run, CancellationToken stop)
    {
        var engine = new Engine(run.PackSet);
        var people = Histories(run, engine);
        var packs = people.SelectMany(entries => entries).Select(entry => entry.Form.Pack).Distinct(StringComparer.Ordinal).Count();
        // the compiler has done its best after some rounds
        for (var i = 0; i < 20; i++) Measure(engine, people);
        var runs = Enumerable.Range(0, Math.Max(run.Runs, 7)).Select(_ => Measure(engine, people)).ToList();
        IReadOnlyList<BenchFigure> figures =
        [
            new("fold of a person with 500 entries, every pack loaded", BenchRun.Median(runs.Select(BenchRun.Median)), "ms", 5),
            new("fold of a person with 500 entries, the dearest person", BenchRun.Median(runs.Select(one => one.Max())), "ms"),
            new("fold of a person with 500 entries, packs that wrote some of them", packs, "packs"),
        ];
        return Task.FromResult(figures);
    }

    /// <summary>Milliseconds a person.</summary>
    private static List<double> Measure(Engine engine, List<List<Entry>> people)
    {
        var took = new List<double>();
        foreach (var entries in people)
        {
            var started = Stopwatch.GetTimestamp();
            engine.Refold(entries[0].Subject.Id, entries, Held.Nothing, new Changes());
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return took;
    }

    /// <summary>The demo's own people, each with exactly so many entries, admitted one after the other as in the store.</summary>
    private static List<List<Entry>> Histories(BenchRun run, Engine engine)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var demo = DemoHistory.Create(run.PackSet, new DemoOptions(BenchRun.County, People, 8, 1, today) { EntriesAtLeast = Entries + 20 }).Value!;
        var files = new Dictionary<Guid, (PersonState State, List<Entry> Entries)>();
        long clock = 0;
        foreach (var (submission, draft) in demo.Submissions().SelectMany(submission => submission.Entries.Select(draft => (submission, draft))))
        {
            if (draft.Subject.Kind != SubjectKind.Person || draft.Amends is not null) continue;
            if (!files.TryGetValue(draft.Subject.Id, out var file)) files[draft.Subject.Id] = file = (PersonState.Of(draft.Subject), []);
            if (file.Entries.Count == Entries) continue;
            var context = new AdmitContext(submission.Recorded.ToOffset(TimeSpan.FromHours(8)).DateTime, submission.ReaderUnit);
            if (engine.Admit(draft, file.Entries.Count == 0 ? null : file.State, context) is not Verdict.Admitted admitted) continue;
            var entry = Engine.ToEntry(draft, admitted, new Numbering(++clock, HybridTime.Of(clock * 1000), submission.Id, null));
            if (!Engine.IsInOrder(file.State, entry)) continue;
            engine.Fold(file.State, entry, new Changes());
            file.Entries.Add(entry);
        }
        List<List<Entry>> full = [.. files.Values.Where(file => file.Entries.Count == Entries).Select(file => file.Entries)];
        return full.Count > 0 ? full : throw new InvalidOperationException("Nobody of the demo has so many entries.");
    }
}
