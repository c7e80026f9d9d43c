using System.Text.Json;

namespace Kangyu.Kernel.Expressions.Nodes;

/// <summary>Beyond these no date is left, so that a longer period is unanswered (and no integer overflows).</summary>
internal static class PeriodLimits
{
    public const double Months = 120_000;
    public const double Days = 4_000_000;

    public static Period? Of(double months, double days) =>
        Math.Abs(months) <= Months && Math.Abs(days) <= Days ? new Period((int)months, (int)days) : null;
}

internal sealed class PeriodSumNode(PeriodNode left, PeriodNode right) : PeriodNode
{
    public override Period? Period(in EvalContext context)
    {
        if (left.Period(context) is not { } a || right.Period(context) is not { } b) return null;
        return PeriodLimits.Of((double)a.Months + b.Months, (double)a.Days + b.Days);
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "add_periods", left, right);
}

/// <summary>A period so many times; the number is cut to a whole one, toward zero.</summary>
internal sealed class PeriodTimesNode(PeriodNode period, NumberNode times) : PeriodNode
{
    public override Period? Period(in EvalContext context)
    {
        var count = Math.Truncate(times.Number(context));
        if (double.IsNaN(count) || period.Period(context) is not { } once) return null;
        return PeriodLimits.Of(once.Months * count, once.Days * count);
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "times", period, times);
}
