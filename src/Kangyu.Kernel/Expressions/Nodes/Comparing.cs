using System.Text.Json;
using Kangyu.Kernel.Expressions.Syntax;

namespace Kangyu.Kernel.Expressions.Nodes;

/// <summary>Compares numbers with numbers, days with days, times with times.</summary>
internal sealed class NumberCompareNode(Comparison comparison, NumberNode left, NumberNode right) : TruthNode
{
    public override Kleene Truth(in EvalContext context)
    {
        var (a, b) = (left.Number(context), right.Number(context));
        if (double.IsNaN(a) || double.IsNaN(b)) return Kleene.Unanswered;
        var holds = comparison switch
        {
            Comparison.Equal => a == b,
            Comparison.NotEqual => a != b,
            Comparison.Less => a < b,
            Comparison.LessOrEqual => a <= b,
            Comparison.Greater => a > b,
            _ => a >= b,
        };
        return holds ? Kleene.Yes : Kleene.No;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, Sign(comparison), left, right);

    internal static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };
}

/// <summary>Texts and codes are equal letter by letter; they have no order.</summary>
internal sealed class TextEqualNode(bool equal, TextNode left, TextNode right) : TruthNode
{
    public override Kleene Truth(in EvalContext context)
    {
        if (left.Text(context) is not { } a || right.Text(context) is not { } b) return Kleene.Unanswered;
        return string.Equals(a, b, StringComparison.Ordinal) == equal ? Kleene.Yes : Kleene.No;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, equal ? "=" : "!=", left, right);
}

internal sealed class TruthEqualNode(bool equal, TruthNode left, TruthNode right) : TruthNode
{
    public override Kleene Truth(in EvalContext context)
    {
        var (a, b) = (left.Truth(context), right.Truth(context));
        if (a == Kleene.Unanswered || b == Kleene.Unanswered) return Kleene.Unanswered;
        return (a == b) == equal ? Kleene.Yes : Kleene.No;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, equal ? "=" : "!=", left, right);
}

/// <summary>x &gt;= low and x &lt;= high: never true when the bounds are reversed.</summary>
internal sealed class BetweenNode(NumberNode subject, NumberNode low, NumberNode high) : TruthNode
{
    public override Kleene Truth(in EvalContext context)
    {
        var (x, a, b) = (subject.Number(context), low.Number(context), high.Number(context));
        if (x < a || x > b) return Kleene.No;
        return x >= a && x <= b ? Kleene.Yes : Kleene.Unanswered;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "between", subject, low, high);
}

/// <summary>x = a or x = b or ...</summary>
internal sealed class NumberInNode(NumberNode subject, NumberNode[] members) : TruthNode
{
    public override Kleene Truth(in EvalContext context)
    {
        var x = subject.Number(context);
        if (double.IsNaN(x)) return Kleene.Unanswered;
        var truth = Kleene.No;
        foreach (var member in members)
        {
            var number = member.Number(context);
            if (number == x) return Kleene.Yes;
            if (double.IsNaN(number)) truth = Kleene.Unanswered;
        }
        return truth;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "in", [subject, .. members]);
}

internal sealed class TextInNode(TextNode subject, TextNode[] members) : TruthNode
{
    public override Kleene Truth(in EvalContext context)
    {
        if (subject.Text(context) is not { } x) return Kleene.Unanswered;
        var truth = Kleene.No;
        foreach (var member in members)
        {
            var text = member.Text(context);
            if (string.Equals(text, x, StringComparison.Ordinal)) return Kleene.Yes;
            if (text is null) truth = Kleene.Unanswered;
        }
        return truth;
    }

    public override void Write(Utf8JsonWriter writer) => Write(writer, "in", [subject, .. members]);
}
