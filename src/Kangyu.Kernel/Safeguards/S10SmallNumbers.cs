using Kangyu.Kernel.Indicators;

namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// S10: small numbers are hidden in everything that leaves a care team. A row is hidden when it counts 1 to 9, or when its share would tell that 1 to 9 did or did not; when exactly
/// one row is hidden beside a total, the next smallest is hidden too, since otherwise the total would tell it. Zero shows, except of what is private: there the first one would show (S13).
/// </summary>
public static class S10SmallNumbers
{
    /// <summary>Counts below this are hidden.</summary>
    public const int Least = 10;

    /// <param name="isPrivate">What is counted stays in a room.</param>
    public static MaskedResult Mask(IndicatorResult result, bool isPrivate = false)
    {
        var sums = result.Indicator.Formula == Formula.Sum;
        var total = IsSmall(result.Total, isPrivate) || (sums && IsSmallSum(result.Total));
        var hidden = result.Rows.Select(row => IsSmall(row, isPrivate) || (sums && IsSmallSum(row))).ToArray();
        if (!total && hidden.Count(small => small) == 1 && Next(result.Rows, hidden) is { } other) hidden[other] = true;
        return new MaskedResult(result, [.. result.Rows.Select((row, at) => total || hidden[at] ? Hide(row) : Show(row))], total ? Hide(result.Total) : Show(result.Total));
    }

    private static int? Next(IReadOnlyList<IndicatorRow> rows, bool[] hidden)
    {
        int? best = null;
        for (var at = 0; at < rows.Count; at++)
            if (!hidden[at] && Size(rows[at]) > 0 && (best is not { } other || Size(rows[at]) < Size(rows[other])))
                best = at;
        return best;
    }

    private static long Size(IndicatorRow row) => row.Denominator ?? row.Numerator;

    private static bool IsSmall(IndicatorRow row, bool isPrivate) =>
        (isPrivate && (row.Denominator ?? row.Numerator) < Least) || IsSmall(row.Numerator) || (row.Denominator is { } of && (IsSmall(of) || IsSmall(of - row.Numerator)));

    /// <summary>What people's entries add up to is as small as it is, and as small as they are few.</summary>
    private static bool IsSmallSum(IndicatorRow row) => row.Value is > 0 and < Least;

    private static bool IsSmall(long count) => count is > 0 and < Least;

    private static MaskedRow Show(IndicatorRow row) => new(row.Group, row.Numerator, row.Denominator, row.Value, IsHidden: false);

    private static MaskedRow Hide(IndicatorRow row) => new(row.Group, null, null, null, IsHidden: true);
}

public sealed record MaskedResult(IndicatorResult Source, IReadOnlyList<MaskedRow> Rows, MaskedRow Total);

/// <summary>A hidden row says only that it is hidden.</summary>
public sealed record MaskedRow(IReadOnlyList<string> Group, long? Numerator, long? Denominator, double? Value, bool IsHidden);
