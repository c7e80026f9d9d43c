using Kangyu.Kernel;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Indicators;
using Kangyu.Store.Indicators;
using Product.Tests.Store;

namespace Product.Tests.Indicators;

/// <summary>Numbers over the flat tables, compared with a recount over what was written.</summary>
public sealed class IndicatorRunTests
{
    private const string Other = "360830002001";

    [Theory, DatabaseData]
    public async Task Every_formula_counts_what_was_written(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        var written = await Write(test);
        Assert.Equal(Recount(written, values => values.Count), await Values(test, Measured() with { Formula = Formula.Count }));
        Assert.Equal(Recount(written, values => values.Count(value => value >= 140) / (double)values.Count), await Values(test, Measured() with { Formula = Formula.Share, Those = AtLeast(140) }));
        Assert.Equal(Recount(written, values => values.Average()), await Values(test, Measured() with { Formula = Formula.Average, Column = "systolic" }));
        Assert.Equal(Recount(written, Median), await Values(test, Measured() with { Formula = Formula.Median, Column = "systolic" }));
    }

    [Theory, DatabaseData]
    public async Task People_are_counted_once_over_all_units(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1), TestCounty.Measure(2, 1, 120, "2026-02-01"), TestCounty.Measure(3, 1, 125, "2026-02-08", unit: Other));
        var result = await Run(test, Measured() with { Formula = Formula.Count, CountPeople = true });
        Assert.Equal([1L, 1L], result.Rows.Select(row => row.Numerator));
        Assert.Equal(1, result.Total.Numerator);
    }

    [Theory, DatabaseData]
    public async Task A_number_of_a_past_position_can_be_had_again_after_an_amendment_and_a_withdrawal(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1));
        var before = (await test.Accept(TestCounty.Measure(2, 1, 150, "2026-02-01"), TestCounty.Measure(3, 1, 120, "2026-02-08"))).Entries[^1].Position;
        await test.Accept(TestCounty.Measure(4, 1, 125, "2026-02-01", amends: 2));
        await test.Accept(TestCounty.Entry(5, 1, "blood-pressure.measure", "{}", "2026-02-09", amends: 3, withdraws: true));
        var share = Measured() with { Formula = Formula.Share, Those = AtLeast(140) };
        var then = await Run(test, share, before);
        var now = await Run(test, share);
        Assert.Equal((1L, 2L), (then.Total.Numerator, then.Total.Denominator));
        Assert.Equal((0L, 1L), (now.Total.Numerator, now.Total.Denominator));
    }

    [Theory, DatabaseData]
    public async Task Only_the_units_in_reach_and_the_days_of_the_period_count(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await Write(test);
        await test.Accept(TestCounty.Measure(91, 1, 120, "2025-12-31"), TestCounty.Measure(92, 1, 120, "2026-04-01"));
        var county = new IndicatorRuns(test.County);
        var one = await county.Run(Measured() with { Formula = Formula.Count }, ReportPeriod.Read("2026Q1")!, [Other], null, CancellationToken.None);
        Assert.Equal([Other], one.Rows.Select(row => row.Group[0]));
        Assert.Equal(0, (await county.Run(Measured() with { Formula = Formula.Count }, ReportPeriod.Read("2026Q1")!, [], null, CancellationToken.None)).Total.Numerator);
    }

    [Theory, DatabaseData]
    public async Task Wanted_reminders_count_whether_or_not_the_person_came(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1), TestCounty.Register(2, 2), TestCounty.Measure(3, 1, 150, "2026-01-01"), TestCounty.Measure(4, 2, 150, "2026-01-01", recheck: "no"));
        var indicator = TestPacks.Set.Indicators["blood-pressure.reminded"];
        var result = await new IndicatorRuns(test.County).Run(indicator, ReportPeriod.Read("2026Q2")!, null, null, CancellationToken.None);
        Assert.Equal((0L, 1L), (result.Total.Numerator, result.Total.Denominator));
    }

    [Theory, DatabaseData]
    public async Task The_rows_behind_a_number_say_which_of_them_count(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1), TestCounty.Measure(2, 1, 150, "2026-02-01"), TestCounty.Measure(3, 1, 120, "2026-02-08"));
        var cases = await new IndicatorRuns(test.County).Cases(Measured() with { Formula = Formula.Share, Those = AtLeast(140) }, ReportPeriod.Read("2026Q1")!, null, 100, CancellationToken.None);
        Assert.Equal([(new DateOnly(2026, 2, 8), false), (new DateOnly(2026, 2, 1), true)], cases.Select(row => (row.Day, row.Counts)));
    }

    /// <summary>Systolic values by unit.</summary>
    private static async Task<Dictionary<string, List<double>>> Write(TestCounty test)
    {
        await test.Accept(TestCounty.Register(1, 1));
        var random = new Random(5);
        var written = new Dictionary<string, List<double>> { [TestCounty.Unit] = [], [Other] = [] };
        for (var i = 0; i < 25; i++)
        {
            var (unit, systolic) = (random.Next(3) == 0 ? Other : TestCounty.Unit, random.Next(100, 180));
            await test.Accept(TestCounty.Measure(10 + i, 1, systolic, new DateOnly(2026, 1, 1).AddDays(random.Next(90)).ToString("yyyy-MM-dd"), unit: unit));
            written[unit].Add(systolic);
        }
        return written;
    }

    private static Dictionary<string, double> Recount(Dictionary<string, List<double>> written, Func<List<double>, double> value)
    {
        var numbers = written.ToDictionary(pair => pair.Key, pair => Math.Round(value(pair.Value), 9));
        numbers[""] = Math.Round(value([.. written.Values.SelectMany(values => values)]), 9);
        return numbers;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static async Task<Dictionary<string, double>> Values(TestCounty test, Indicator indicator)
    {
        var result = await Run(test, indicator);
        var values = result.Rows.ToDictionary(row => row.Group[0], row => Math.Round(row.Value!.Value, 9));
        values[""] = Math.Round(result.Total.Value!.Value, 9);
        return values;
    }

    private static Task<IndicatorResult> Run(TestCounty test, Indicator indicator, long? asOf = null) =>
        new IndicatorRuns(test.County).Run(indicator, ReportPeriod.Read("2026Q1")!, null, asOf, CancellationToken.None);

    private static ColumnCondition AtLeast(int systolic) => new ColumnCondition.Compare(new Operand("systolic", default, 0), ">=", new Operand(null, Value.Of(systolic), 0));

    private static Indicator Measured() => new()
    {
        Id = "test.measured",
        Pack = "blood-pressure",
        Kind = IndicatorKind.Quality,
        Title = new Words("测量", "Measured"),
        Formula = Formula.Count,
        Period = "quarter",
        By = ["unit"],
        Of = new Population(IndicatorSource.Form, "blood-pressure.measure", "occurred", null),
    };
}
