using System.Diagnostics;
using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;

namespace Kangyu.Server.Bench;

/// <summary>How long the eligibility table takes from facts: all conditions, every method, rows and what was not asked.</summary>
internal static class EligibilityBench
{
    public const string Table = "contraception.usmec2024";

    public static BenchFigure Run(DecisionEvaluator evaluator)
    {
        var facts = Enumerable.Range(0, 64).Select(seed => Facts(evaluator.Table, seed)).ToArray();
        var today = new DateOnly(2026, 1, 1);
        for (var i = 0; i < 20_000; i++) evaluator.FromFacts(facts[i % facts.Length], today);
        var runs = new List<double>();
        for (var run = 0; run < 7; run++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < 5_000; i++) evaluator.FromFacts(facts[i % facts.Length], today);
            runs.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / 5_000);
        }
        return new BenchFigure("eligibility in the kernel, from facts, all conditions", BenchFigure.Median(runs), "us", 50);
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
