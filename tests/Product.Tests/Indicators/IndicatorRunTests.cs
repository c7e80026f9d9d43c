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
        Assert.Equal(Recount(written, values => values.Sum()), await Values(test, Measured() with { Formula = Formula.Sum, Column = "systolic" }));
        Assert.Equal(Recount(written, values => values.Average()), await Values(test, Measured() with { Formula = Formula.Average, Column = "systolic" }));
        Assert.Equal(Recount(written, Median), await Values(test, Measured() with { Formula = Formula.Median, Column = "systolic" }));
    }

    /// <summary>As of a past position too: lines go with their entry.</summary>
    [Theory, DatabaseData]
    public async Task Lines_add_up_and_are_counted_beside_what_their_entry_says(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Reopen(options => options with { Packs = TestPacks.Load(TestPacks.Orchard), Sources = TestPacks.Orchard });
        await test.Accept(TestCounty.Register(1, 1), Tasted(2, "F01.1", 3, 4), Tasted(3, "F20", 5));
        var before = (await test.Accept(Tasted(4, "F20"))).Entries[^1].Position;
        await test.Accept(TestCounty.Entry(5, 1, "orchard.tasting", """{"fruit":"F20","others":[{"other_fruit":"F02","other_bites":2}]}""", "2026-02-01", amends: 3));
        var lines = Measured() with { Of = new Population(IndicatorSource.Form, "orchard.tasting", "occurred", null) { Lines = "others", IsOfPeople = true }, By = ["fruit"] };
        var sum = lines with { Formula = Formula.Sum, Column = "other_bites" };
        Assert.Equal([("F01.1", 2L, 7.0), ("F20", 1L, 2.0)], (await Run(test, sum)).Rows.Select(row => (row.Group[0], row.Numerator, row.Value!.Value)));
        Assert.Equal([("F01.1", 2L, 7.0), ("F20", 1L, 5.0)], (await Run(test, sum, before)).Rows.Select(row => (row.Group[0], row.Numerator, row.Value!.Value)));
        Assert.Equal(3, (await Run(test, lines)).Total.Numerator);
        Assert.Equal(2, (await new IndicatorRuns(test.County).Cases(lines, ReportPeriod.Read("2026Q1")!, null, 10, CancellationToken.None)).Count);
        var nobody = sum with { Of = sum.Of with { IsOfPeople = false } };
        Assert.Equal((9L, 9.0), ((await Run(test, nobody)).Total.Numerator, (await Run(test, nobody)).Total.Value!.Value));
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
    public async Task A_rate_stands_over_all_or_over_those_of_the_same_cut_up_to_the_end_of_the_period(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1, occurred: "2025-12-01"), TestCounty.Register(2, 2));
        await test.Accept(TestCounty.Measure(3, 1, 120, "2025-12-05"), TestCounty.Measure(4, 1, 125, "2026-02-01"), TestCounty.Measure(5, 2, 120, "2026-02-02"), TestCounty.Measure(6, 2, 150, "2026-02-03"));
        var rate = Measured() with { Formula = Formula.Rate, By = ["level"], Per = Measured().Of, Times = 100 };
        Assert.Equal([("normal", 2L, 3L), ("raised", 1L, 3L)], Rows(await Run(test, rate)));
        var by = rate with { PerBy = new Dictionary<string, string> { ["level"] = "level" } };
        Assert.Equal([("normal", 2L, 2L), ("raised", 1L, 1L)], Rows(await Run(test, by)));
        var ever = await Run(test, by with { PerEver = true });
        Assert.Equal([("normal", 2L, 3L), ("raised", 1L, 1L)], Rows(ever));
        Assert.Equal((3L, 4L), (ever.Total.Numerator, ever.Total.Denominator));
        Assert.Equal([("normal", 2L, 2L), ("raised", 1L, 1L)], Rows(await Run(test, by with { PerEver = true, PerPeople = true })));
    }

    [Theory, DatabaseData]
    public async Task Due_items_of_several_steps_are_counted_together(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1), TestCounty.Measure(2, 1, 150, "2026-01-01"));
        var one = TestPacks.Set.Indicators["blood-pressure.reminded"];
        var both = one with { Of = one.Of with { Also = ["core.request_answer.answer"] } };
        await test.Accept(TestCounty.Entry(3, 1, "core.request", """{"request_kind":"copy","request_answer_way":"in_person","request_done_now":false}""", "2026-04-10"));
        var q2 = ReportPeriod.Read("2026Q2")!;
        Assert.Equal(1, (await new IndicatorRuns(test.County).Run(one, q2, null, null, CancellationToken.None)).Total.Denominator);
        Assert.Equal(2, (await new IndicatorRuns(test.County).Run(both, q2, null, null, CancellationToken.None)).Total.Denominator);
    }

    [Theory, DatabaseData]
    public async Task Behind_a_time_stands_who_was_in_time(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1), TestCounty.Register(2, 2), TestCounty.Register(3, 3));
        foreach (var (id, person) in new[] { (10, 1), (11, 2), (12, 3) })
            await test.Accept(TestCounty.Entry(id, person, "core.request", """{"request_kind":"copy","request_answer_way":"in_person","request_done_now":false}""", $"2026-02-0{person}"));
        await test.Accept(Answered(20, 1, "2026-02-03"), Answered(21, 2, "2026-02-20"));
        var indicator = Measured() with
        {
            Formula = Formula.TimeTo,
            TimeFrom = "window_start",
            TimeTo = "done_on",
            WithinDays = 7,
            By = ["unit"],
            Of = new Population(IndicatorSource.Due, "core.request_answer.answer", "due_on", null),
        };
        var result = await Run(test, indicator);
        Assert.Equal((1L, 3L), (result.Total.Numerator, result.Total.Denominator));
        var cases = await new IndicatorRuns(test.County).Cases(indicator, ReportPeriod.Read("2026Q1")!, null, 10, CancellationToken.None);
        Assert.Equal([true, false, false], cases.OrderBy(row => row.Day).Select(row => row.Counts));
    }

    private static string Tasted(int id, string fruit, params int[] bites) =>
        TestCounty.Entry(id, 1, "orchard.tasting", $$"""{"fruit":"{{fruit}}","others":[{{string.Join(',', bites.Select(count => $$"""{"other_fruit":"F02","other_bites":{{count}}}"""))}}]}""", "2026-02-01");

    private static string Answered(int id, int person, string on) =>
        TestCounty.Entry(id, person, "core.request_answer", $$"""{"request_result":"done","request_told_on":"{{on}}"}""", on);

    private static IEnumerable<(string, long, long?)> Rows(IndicatorResult result) => result.Rows.Select(row => (row.Group[0], row.Numerator, row.Denominator));

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
