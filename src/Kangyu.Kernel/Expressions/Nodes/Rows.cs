using System.Text.Json;

namespace Kangyu.Kernel.Expressions.Nodes;

/// <summary>How many lines, or how many codes.</summary>
internal sealed class CountNode(WholeNode whole) : NumberNode(ExprType.Integer)
{
    public override double Number(in EvalContext context)
    {
        var value = whole.Evaluate(context);
        return value.Kind switch
        {
            ValueKind.Rows => value.Rows.Count,
            ValueKind.Codes => value.Codes.Count,
            _ => double.NaN,
        };
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "count", whole);
}

/// <summary>How many lines fulfil the condition; unanswered when it is unanswered in a line, since the count is not known.</summary>
internal sealed class CountIfNode(WholeNode rows, TruthNode condition, int level) : NumberNode(ExprType.Integer)
{
    public override double Number(in EvalContext context)
    {
        var value = rows.Evaluate(context);
        if (!value.IsAnswered) return double.NaN;
        var count = 0;
        foreach (var line in value.Lines)
        {
            var truth = condition.Truth(context.Within(level, line));
            if (truth == Kleene.Unanswered) return double.NaN;
            if (truth == Kleene.Yes) count++;
        }
        return count;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "count", rows, condition);
}

/// <summary>The numbers of all lines added in their order, 0 for no lines; unanswered when one of them is, since the sum is not known.</summary>
internal sealed class SumNode(WholeNode rows, NumberNode number, int level) : NumberNode(number.Type)
{
    public override double Number(in EvalContext context)
    {
        var value = rows.Evaluate(context);
        if (!value.IsAnswered) return double.NaN;
        var sum = 0.0;
        foreach (var line in value.Lines) sum += number.Number(context.Within(level, line));
        return Finite(sum);
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "sum", rows, number);
}

/// <summary>Is the condition true in any line? Kleene "or" over the lines; no for no lines.</summary>
internal sealed class AnyNode(WholeNode rows, TruthNode condition, int level) : TruthNode
{
    public override Kleene Truth(in EvalContext context)
    {
        var value = rows.Evaluate(context);
        if (!value.IsAnswered) return Kleene.Unanswered;
        var truth = Kleene.No;
        foreach (var line in value.Lines)
        {
            var next = condition.Truth(context.Within(level, line));
            if (next == Kleene.Yes) return Kleene.Yes;
            if (next > truth) truth = next;
        }
        return truth;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "any", rows, condition);
}

/// <summary>Is the condition true in every line? Kleene "and" over the lines; yes for no lines.</summary>
internal sealed class AllNode(WholeNode rows, TruthNode condition, int level) : TruthNode
{
    public override Kleene Truth(in EvalContext context)
    {
        var value = rows.Evaluate(context);
        if (!value.IsAnswered) return Kleene.Unanswered;
        var truth = Kleene.Yes;
        foreach (var line in value.Lines)
        {
            var next = condition.Truth(context.Within(level, line));
            if (next == Kleene.No) return Kleene.No;
            if (next < truth) truth = next;
        }
        return truth;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "all", rows, condition);
}

internal sealed class IncludesNode(WholeNode choices, TextNode code) : TruthNode
{
    public override Kleene Truth(in EvalContext context)
    {
        var value = choices.Evaluate(context);
        if (!value.IsAnswered || code.Text(context) is not { } wanted) return Kleene.Unanswered;
        foreach (var chosen in value.CodeSpan)
        {
            if (string.Equals(chosen, wanted, StringComparison.Ordinal)) return Kleene.Yes;
        }
        return Kleene.No;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "includes", choices, code);
}
