using System.Text.Json;

namespace Kangyu.Kernel.Expressions.Nodes;

/// <summary>
/// A typed, executable expression. Truth, numbers (with dates as day numbers and datetimes as minutes) and texts have
/// evaluators of their own, so that no intermediate result is boxed or wrapped.
/// </summary>
internal abstract class Node(ExprType type)
{
    public ExprType Type => type;

    public abstract Value Evaluate(in EvalContext context);

    /// <summary>Writes the tree for the browser; docs/contracts/expressions.md has every shape.</summary>
    public abstract void Write(Utf8JsonWriter writer);

    protected static void Write(Utf8JsonWriter writer, string name, params ReadOnlySpan<Node> operands)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(name);
        foreach (var operand in operands) operand.Write(writer);
        writer.WriteEndArray();
    }
}

internal abstract class TruthNode() : Node(ExprType.YesNo)
{
    public abstract Kleene Truth(in EvalContext context);

    public sealed override Value Evaluate(in EvalContext context) => Truth(context) switch
    {
        Kleene.Yes => Value.Of(true),
        Kleene.No => Value.Of(false),
        _ => default,
    };
}

/// <summary>Of type integer, decimal, date (day number) or datetime (minutes). Never infinite; NaN is "unanswered".</summary>
internal abstract class NumberNode(ExprType type) : Node(type)
{
    public abstract double Number(in EvalContext context);

    public sealed override Value Evaluate(in EvalContext context)
    {
        var number = Number(context);
        if (double.IsNaN(number)) return default;
        return Type.Kind switch
        {
            ExprKind.Date => Value.OfDay((int)number),
            ExprKind.DateTime => Value.OfMinutes(number),
            _ => Value.Of(number),
        };
    }

    protected static double Finite(double number) => double.IsFinite(number) ? number : double.NaN;
}

/// <summary>Of type text or choice; null is "unanswered".</summary>
internal abstract class TextNode(ExprType type) : Node(type)
{
    public abstract string? Text(in EvalContext context);

    public sealed override Value Evaluate(in EvalContext context) => Value.Of(Text(context));
}

internal abstract class PeriodNode() : Node(ExprType.Period)
{
    public abstract Period? Period(in EvalContext context);

    public sealed override Value Evaluate(in EvalContext context) => Period(context) is { } period ? Value.Of(period) : default;
}

/// <summary>Of type choices, rows or decision: only carried, counted or asked whether it is answered.</summary>
internal abstract class WholeNode(ExprType type) : Node(type);
