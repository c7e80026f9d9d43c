using Kangyu.Kernel.Indicators;

namespace Kernel.Tests.Indicators;

public sealed class ReportPeriodTests
{
    [Theory]
    [InlineData("2026", "2026-01-01", "2026-12-31", "year")]
    [InlineData("2026Q1", "2026-01-01", "2026-03-31", "quarter")]
    [InlineData("2026Q4", "2026-10-01", "2026-12-31", "quarter")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "month")]
    [InlineData("2026-12", "2026-12-01", "2026-12-31", "month")]
    public void A_period_is_read(string text, string from, string to, string kind)
    {
        var period = ReportPeriod.Read(text)!;
        Assert.Equal((from, to, kind), (period.From.ToString("yyyy-MM-dd"), period.To.ToString("yyyy-MM-dd"), period.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("2026Q5")]
    [InlineData("2026Q0")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-1")]
    [InlineData("2026W1")]
    [InlineData("20260101")]
    [InlineData("٢٠٢٦")]
    public void What_is_no_period_is_refused(string text) => Assert.Null(ReportPeriod.Read(text));
}
