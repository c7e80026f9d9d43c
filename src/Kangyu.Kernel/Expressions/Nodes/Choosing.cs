using System.Text.Json;

namespace Kangyu.Kernel.Expressions.Nodes;

/// <summary>if(condition, a, b): unanswered when the condition is. One class for each way of evaluating.</summary>
internal sealed class TruthIf(TruthNode condition, TruthNode yes, TruthNode no) : TruthNode
{
    public override Kleene Truth(in EvalContext context) => condition.Truth(context) switch
    {
        Kleene.Yes => yes.Truth(context),
        Kleene.No => no.Truth(context),
        _ => Kleene.Unanswered,
    };

    public override void Write(Utf8JsonWriter writer) => Write(writer, "if", condition, yes, no);
}

internal sealed class NumberIf(ExprType type, TruthNode condition, NumberNode yes, NumberNode no) : NumberNode(type)
{
    public override double Number(in EvalContext context) => condition.Truth(context) switch
    {
        Kleene.Yes => yes.Number(context),
        Kleene.No => no.Number(context),
        _ => double.NaN,
    };

    public override void Write(Utf8JsonWriter writer) => Write(writer, "if", condition, yes, no);
}

internal sealed class TextIf(ExprType type, TruthNode condition, TextNode yes, TextNode no) : TextNode(type)
{
    public override string? Text(in EvalContext context) => condition.Truth(context) switch
    {
        Kleene.Yes => yes.Text(context),
        Kleene.No => no.Text(context),
        _ => null,
    };

    public override void Write(Utf8JsonWriter writer) => Write(writer, "if", condition, yes, no);
}

internal sealed class PeriodIf(TruthNode condition, PeriodNode yes, PeriodNode no) : PeriodNode
{
    public override Period? Period(in EvalContext context) => condition.Truth(context) switch
    {
        Kleene.Yes => yes.Period(context),
        Kleene.No => no.Period(context),
        _ => null,
    };

    public override void Write(Utf8JsonWriter writer) => Write(writer, "if", condition, yes, no);
}

internal sealed class WholeIf(ExprType type, TruthNode condition, WholeNode yes, WholeNode no) : WholeNode(type)
{
    public override Value Evaluate(in EvalContext context) => condition.Truth(context) switch
    {
        Kleene.Yes => yes.Evaluate(context),
        Kleene.No => no.Evaluate(context),
        _ => default,
    };

    public override void Write(Utf8JsonWriter writer) => Write(writer, "if", condition, yes, no);
}
