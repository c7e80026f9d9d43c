using Kangyu.Kernel;
using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Safeguards;

namespace Kernel.Tests.Safeguards;

public sealed class S10SmallNumbersTests
{
    /// <summary>Rows as numerator/denominator; the hidden ones are marked by ×.</summary>
    [Theory]
    [InlineData("20 30 40", "20 30 40 | 90")]
    [InlineData("0 30 40", "0 30 40 | 70")]
    [InlineData("9 30 40", "× × 40 | 79")]
    [InlineData("9 8 40", "× × 40 | 57")]
    [InlineData("9 0 40", "× 0 × | 49")]
    [InlineData("3 4", "× × | ×")]
    [InlineData("10 10", "10 10 | 20")]
    public void Counts_of_one_to_nine_are_hidden_with_a_second_that_would_tell_them(string counts, string shown)
    {
        var rows = counts.Split(' ').Select((count, at) => new IndicatorRow([$"U{at}"], long.Parse(count), null, null)).ToList();
        var total = new IndicatorRow([], rows.Sum(row => row.Numerator), null, null);
        var masked = S10SmallNumbers.Mask(Result(rows, total));
        Assert.Equal(shown, $"{string.Join(' ', masked.Rows.Select(Text))} | {Text(masked.Total)}");
    }

    [Theory]
    [InlineData(50, 100, false)]
    [InlineData(95, 100, true)]
    [InlineData(5, 100, true)]
    [InlineData(0, 100, false)]
    [InlineData(100, 100, false)]
    [InlineData(4, 8, true)]
    public void A_share_is_hidden_when_its_numerator_or_the_rest_is_small(long numerator, long denominator, bool hidden)
    {
        var row = new IndicatorRow([], numerator, denominator, numerator / (double)denominator);
        Assert.Equal(hidden, S10SmallNumbers.Mask(Result([], row)).Total.IsHidden);
    }

    [Theory]
    [InlineData(40, 9, true)]
    [InlineData(40, 10, false)]
    [InlineData(9, 400, true)]
    [InlineData(0, 0, false)]
    public void A_sum_is_hidden_when_it_is_small_or_those_are_few_who_make_it_up(long entries, double sum, bool hidden)
    {
        var result = Result([], new IndicatorRow([], entries, null, sum));
        Assert.Equal(hidden, S10SmallNumbers.Mask(result with { Indicator = result.Indicator with { Formula = Formula.Sum } }).Total.IsHidden);
    }

    [Fact]
    public void A_hidden_row_carries_no_number()
    {
        var masked = S10SmallNumbers.Mask(Result([], new IndicatorRow([], 3, 40, 0.075)));
        Assert.Equal(new MaskedRow(masked.Total.Group, null, null, null, IsHidden: true), masked.Total);
    }

    private static string Text(MaskedRow row) => row.IsHidden ? "×" : $"{row.Numerator}";

    private static IndicatorResult Result(IReadOnlyList<IndicatorRow> rows, IndicatorRow total) => new(
        new Indicator
        {
            Id = "test.count",
            Pack = "test",
            Kind = IndicatorKind.Volume,
            Title = new Words("计数", "Count"),
            Formula = Formula.Count,
            Period = "quarter",
            Of = new Population(IndicatorSource.Form, "test.form", "occurred", null),
        },
        ReportPeriod.Read("2026Q1")!, 1, rows, total);
}
