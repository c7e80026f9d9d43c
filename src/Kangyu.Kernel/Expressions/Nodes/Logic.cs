using System.Text.Json;

namespace Kangyu.Kernel.Expressions.Nodes;

internal sealed class AndNode(TruthNode[] terms) : TruthNode
{
    public override Kleene Truth(in EvalContext context)
    {
        var truth = Kleene.Yes;
        foreach (var term in terms)
        {
            var next = term.Truth(context);
            if (next == Kleene.No) return Kleene.No;
            if (next < truth) truth = next;
        }
        return truth;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "and", terms);
}

internal sealed class OrNode(TruthNode[] terms) : TruthNode
{
    public override Kleene Truth(in EvalContext context)
    {
        var truth = Kleene.No;
        foreach (var term in terms)
        {
            var next = term.Truth(context);
            if (next == Kleene.Yes) return Kleene.Yes;
            if (next > truth) truth = next;
        }
        return truth;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "or", terms);
}

internal sealed class NotNode(TruthNode operand) : TruthNode
{
    public override Kleene Truth(in EvalContext context) => (Kleene)(2 - (int)operand.Truth(context));

    public override void Write(Utf8JsonWriter writer) => Write(writer, "not", operand);
}

/// <summary>The only question that is never unanswered itself.</summary>
internal sealed class AnsweredNode(Node operand) : TruthNode
{
    public override Kleene Truth(in EvalContext context) => operand.Evaluate(context).IsAnswered ? Kleene.Yes : Kleene.No;

    public override void Write(Utf8JsonWriter writer) => Write(writer, "answered", operand);
}
