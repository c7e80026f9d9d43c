using System.Diagnostics;
using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;
using Kangyu.Server.Commands;

namespace Kangyu.Server.Bench;

/// <summary>How long the eligibility table takes from facts: all conditions, every method, rows and what was not asked.</summary>
internal static class EligibilityBench
{
    private const string Table = "contraception.usmec2024";
    private const int Rounds = 5_000;

    public static Task<IReadOnlyList<BenchFigure>> Run(BenchRun run, CancellationToken stop)
    {
        if (run.PackSet.Decisions.GetValueOrDefault(Table) is not { } table) throw new CommandFault(new Kernel.Words("服务包里没有适用性表。", "The packs have no eligibility table."));
        var evaluator = new DecisionEvaluator(table);
        var facts = Enumerable.Range(0, 64).Select(seed => Facts(table, seed)).ToArray();
        // the compiler has done its best after some seconds
        for (var i = 0; i < 4; i++) Measure(evaluator, facts);
        var runs = Enumerable.Range(0, Math.Max(run.Runs, 7)).Select(_ => Measure(evaluator, facts)).ToList();
        IReadOnlyList<BenchFigure> figures =
        [
            new("eligibility in the kernel, from facts, all conditions", BenchRun.Median(runs.Select(one => one.Microseconds)), "us", 50),
            new("eligibility, memory taken for an answer", BenchRun.Median(runs.Select(one => one.Bytes)), "bytes"),
        ];
        return Task.FromResult(figures);
    }

    private static (double Microseconds, double Bytes) Measure(DecisionEvaluator evaluator, Value[][] facts)
    {
        var today = new DateOnly(2026, 1, 1);
        var taken = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Rounds; i++) evaluator.FromFacts(facts[i % facts.Length], today);
        return (Stopwatch.GetElapsedTime(started).TotalMicroseconds / Rounds, (GC.GetAllocatedBytesForCurrentThread() - taken) / (double)Rounds);
    }

    /// <summary>Two thirds of the facts answered, each with a value of its type.</summary>
    private static Value[] Facts(DecisionTable table, int seed)
    {
        var random = new Random(seed);
        var slots = new Value[table.Facts.Count];
        foreach (var fact in table.Facts)
            if (random.Next(3) > 0)
                slots[fact.Slot] = fact.Type switch
                {
                    ChoiceType choice => Value.Of(choice.Codes[random.Next(choice.Codes.Count)]),
                    ChoicesType choices => Value.OfCodes([.. choices.Codes.Where(_ => random.Next(4) == 0)]),
                    { Kind: ExprKind.YesNo } => Value.Of(random.Next(2) == 0),
                    { Kind: ExprKind.Date } => Value.Of(new DateOnly(2025, 1, 1).AddDays(random.Next(365))),
                    _ => Value.Of(random.Next(10, 60)),
                };
        return slots;
    }
}
