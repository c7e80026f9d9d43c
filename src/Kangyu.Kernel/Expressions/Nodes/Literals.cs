using System.Globalization;
using System.Text.Json;

namespace Kangyu.Kernel.Expressions.Nodes;

internal sealed class TruthLiteral(bool yes) : TruthNode
{
    public override Kleene Truth(in EvalContext context) => yes ? Kleene.Yes : Kleene.No;

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue("lit");
        writer.WriteBooleanValue(yes);
        writer.WriteEndArray();
    }
}

internal sealed class NumberLiteral(ExprType type, double number) : NumberNode(type)
{
    public double Literal => number;

    public override double Number(in EvalContext context) => number;

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue("lit");
        writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}

/// <summary>A text between quotes is a choice of one code, so that a misspelt code is found wherever it is compared.</summary>
internal sealed class TextLiteral(string text) : TextNode(ExprType.Choice(text))
{
    public string Literal => text;

    public override string? Text(in EvalContext context) => text;

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue("lit");
        writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}

internal sealed class DateLiteral(DateOnly date) : NumberNode(ExprType.Date)
{
    private readonly double day = date.DayNumber;

    public override double Number(in EvalContext context) => day;

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue("date");
        writer.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteEndArray();
    }
}

internal sealed class PeriodLiteral(Period period) : PeriodNode
{
    public Period Literal => period;

    public override Period? Period(in EvalContext context) => period;

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue("period");
        writer.WriteNumberValue(period.Months);
        writer.WriteNumberValue(period.Days);
        writer.WriteEndArray();
    }
}

internal sealed class TodayNode() : NumberNode(ExprType.Date)
{
    public override double Number(in EvalContext context) => context.Today.DayNumber;

    public override void Write(Utf8JsonWriter writer) => Write(writer, "today");
}
