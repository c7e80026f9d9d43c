namespace Kangyu.Kernel.Indicators;

/// <summary>
/// One indicator over one period, as of a position of the ledger. <see cref="Total"/> is over all units in reach, counted on its own (a person served at two units counts once).
/// </summary>
public sealed record IndicatorResult(Indicator Indicator, ReportPeriod Period, long AsOf, IReadOnlyList<IndicatorRow> Rows, IndicatorRow Total);

/// <summary>
/// <paramref name="Group"/>: the unit's code or the item's codes, empty for the total. <paramref name="Numerator"/> and <paramref name="Denominator"/> count entries or people;
/// for an average or a median the numerator is how many values, and the denominator is absent.
/// </summary>
public sealed record IndicatorRow(IReadOnlyList<string> Group, long Numerator, long? Denominator, double? Value)
{
    /// <summary>Wilson score interval (95 %) of a share; null for what is no share or has no cases.</summary>
    public (double Low, double High)? Interval => Denominator is > 0 and { } of && Numerator <= of ? Wilson(Numerator, of) : null;

    private static (double, double) Wilson(long hits, long of)
    {
        const double z = 1.959964;
        var share = hits / (double)of;
        var spread = z * Math.Sqrt(((share * (1 - share)) + (z * z / (4 * of))) / of);
        var middle = share + (z * z / (2 * of));
        var scale = 1 + (z * z / of);
        return (Math.Max(0, (middle - spread) / scale), Math.Min(1, (middle + spread) / scale));
    }
}
