using System.Text.Json;

namespace Kangyu.Kernel.Expressions.Nodes;

/// <summary>The day of a datetime, wherever a date is wanted.</summary>
internal sealed class DateOfNode(NumberNode time) : NumberNode(ExprType.Date)
{
    public override double Number(in EvalContext context) => Math.Floor(time.Number(context) / Calendar.MinutesADay);

    public override void Write(Utf8JsonWriter writer) => Write(writer, "date_of", time);
}

internal sealed class AddPeriodNode(NumberNode start, PeriodNode period) : NumberNode(start.Type)
{
    private readonly bool isTime = start.Type.Kind == ExprKind.DateTime;

    public override double Number(in EvalContext context)
    {
        var from = start.Number(context);
        if (double.IsNaN(from) || period.Period(context) is not { } length) return double.NaN;
        return isTime ? Calendar.AddToTime(from, length) : Calendar.Add(from, length);
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "add_period", start, period);
}

internal enum Span : byte
{
    Days,
    Weeks,
    Months,
    Age,
}

/// <summary>How long from one day to another, in whole units.</summary>
internal sealed class SpanNode(Span span, NumberNode from, NumberNode to) : NumberNode(ExprType.Integer)
{
    public override double Number(in EvalContext context)
    {
        var (start, end) = (from.Number(context), to.Number(context));
        return span switch
        {
            Span.Days => end - start,
            Span.Weeks => Calendar.WeeksBetween(start, end),
            Span.Months => Calendar.MonthsBetween(start, end),
            _ => Calendar.Age(start, end),
        };
    }

    public override void Write(Utf8JsonWriter writer)
    {
        var name = span switch
        {
            Span.Days => "days_between",
            Span.Weeks => "weeks_between",
            Span.Months => "months_between",
            _ => "age",
        };
        Write(writer, name, from, to);
    }
}
