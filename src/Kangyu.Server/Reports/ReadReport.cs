using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Safeguards;
using Kangyu.Server.Errors;
using Kangyu.Store;
using Kangyu.Store.Indicators;

namespace Kangyu.Server.Reports;

/// <summary>One indicator over one period, as the reader may see it.</summary>
public sealed record ReportAnswer(Indicator Indicator, ReportPeriod Period, IReadOnlyList<MaskedRow> Rows, MaskedRow Total, long AsOf, bool IsSuppressed, bool MayDrill);

/// <summary>
/// Reads an indicator: authorise, then run over the units in reach. Heads and statisticians see small numbers hidden, and closed periods only (S10). What touches people's
/// choices has no period shorter than its pack gives it (S1). Experience is hidden below ten answers for everyone (S15).
/// </summary>
internal sealed class ReadReport(County county, IndicatorRuns runs, TimeProvider clock)
{
    public async Task<(ReportAnswer? Answer, Fault? Fault)> Run(Reader reader, string id, string? period, string? unit, CancellationToken stop)
    {
        if (!county.Engine.Packs.Indicators.TryGetValue(id, out var indicator)) return (null, Fault.NotFound);
        if (Gate.Decide(reader, Act.Report, Target.At(unit)) is not Decision.Allowed allowed) return (null, new Fault(Denial.Role));
        var chosen = period is null ? LastClosed(indicator) : ReportPeriod.Read(period);
        if (Refuse(indicator, chosen, allowed) is { } fault) return (null, fault);
        // outside the unit nothing private is counted with the rest (S13); numbers of private things alone are of the county, and small ones hidden
        var isPrivate = IsPrivate(indicator);
        var result = await runs.Run(indicator, chosen!, Reach(allowed, unit), null, isPrivate || !allowed.Needs.HasFlag(Needs.Suppressed), stop);
        return (Mask(result, isPrivate, allowed, reader), null);
    }

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), County).DateTime);

    private static TimeZoneInfo County { get; } = TimeZoneInfo.CreateCustomTimeZone("county", TimeSpan.FromHours(8), "UTC+8", "UTC+8");

    /// <summary>Numbers as they are only of one's own unit; over the units below it only with small ones hidden (S10).</summary>
    private static IReadOnlyList<string> Reach(Decision.Allowed allowed, string? unit) =>
        unit is { } one ? [one] : allowed.Needs.HasFlag(Needs.Suppressed) ? [allowed.Under.Unit, .. allowed.Under.Below] : [allowed.Under.Unit];

    private Fault? Refuse(Indicator indicator, ReportPeriod? period, Decision.Allowed allowed)
    {
        if (period is null)
            return new Fault(StatusCodes.Status400BadRequest, Problem.At("period", "period_format", "期间请写成 2026-09、2026Q3 或 2026", "Write the period as 2026-09, 2026Q3 or 2026"));
        if (Length(period.Kind) < Length(indicator.Period))
            return new Fault(StatusCodes.Status400BadRequest, Problem.At("period", "S1", $"这项指标最短按{(indicator.Period == "year" ? "年" : "季度")}统计", $"This number is counted by {indicator.Period} at the shortest"));
        if (allowed.Needs.HasFlag(Needs.Suppressed) && period.To >= Today)
            return new Fault(StatusCodes.Status400BadRequest, Problem.At("period", "period_open", "这个期间还没有结束，请选已结束的期间", "The period has not ended: choose one that has"));
        return null;
    }

    private bool IsPrivate(Indicator indicator)
    {
        var packs = county.Engine.Packs;
        return S13StaysInRoom.IsPrivate(indicator.Of, packs.Forms.GetValueOrDefault, packs.Pathways.GetValueOrDefault);
    }

    private static ReportAnswer Mask(IndicatorResult result, bool isPrivate, Decision.Allowed allowed, Reader reader)
    {
        var suppressed = allowed.Needs.HasFlag(Needs.Suppressed);
        var drill = MayEver.Do(reader, Act.DrillDown) && !suppressed;
        if (suppressed || result.Indicator.Kind == IndicatorKind.Experience)
        {
            var masked = S10SmallNumbers.Mask(result, isPrivate);
            return new ReportAnswer(result.Indicator, result.Period, masked.Rows, masked.Total, result.AsOf, true, drill && !suppressed && result.Indicator.Kind != IndicatorKind.Experience);
        }
        return new ReportAnswer(result.Indicator, result.Period, [.. result.Rows.Select(Show)], Show(result.Total), result.AsOf, false, drill);
    }

    private static MaskedRow Show(IndicatorRow row) => new(row.Group, row.Numerator, row.Denominator, row.Value, IsHidden: false);

    /// <summary>The last whole period of the indicator's own length.</summary>
    private ReportPeriod LastClosed(Indicator indicator) => LastClosed(indicator.Period, Today);

    public static ReportPeriod LastClosed(string kind, DateOnly today) => ReportPeriod.Read(kind switch
    {
        "year" => $"{today.Year - 1}",
        "month" => today.AddMonths(-1).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
        _ => today.AddMonths(-3) is var then ? $"{then.Year}Q{((then.Month - 1) / 3) + 1}" : "",
    })!;

    private static int Length(string kind) => kind switch { "year" => 12, "quarter" => 3, _ => 1 };
}
