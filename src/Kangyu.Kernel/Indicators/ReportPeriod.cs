using System.Globalization;

namespace Kangyu.Kernel.Indicators;

/// <summary>A month, a quarter or a year: <c>2026-03</c>, <c>2026Q1</c>, <c>2026</c>. Both ends belong to it.</summary>
public sealed record ReportPeriod(string Name, DateOnly From, DateOnly To)
{
    /// <summary>How long it is: month, quarter or year.</summary>
    public string Kind => Name.Length == 4 ? "year" : Name.Contains('Q', StringComparison.Ordinal) ? "quarter" : "month";

    public int FromMonth => (From.Year * 100) + From.Month;

    public int ToMonth => (To.Year * 100) + To.Month;

    public static ReportPeriod? Read(string text)
    {
        if (text.Length is < 4 or > 7 || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2200) return null;
        return text.AsSpan(4) switch
        {
            "" => Of(text, year, 1, 12),
            ['Q', >= '1' and <= '4' and var quarter] => Of(text, year, ((quarter - '1') * 3) + 1, 3),
            ['-', _, _] when int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 => Of(text, year, month, 1),
            _ => null,
        };
    }

    private static ReportPeriod Of(string name, int year, int month, int months)
    {
        var from = new DateOnly(year, month, 1);
        return new ReportPeriod(name, from, from.AddMonths(months).AddDays(-1));
    }
}
