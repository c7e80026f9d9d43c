using Kangyu.Kernel.Expressions.Nodes;
using Kangyu.Kernel.Expressions.Syntax;

namespace Kangyu.Kernel.Expressions.Checking;

/// <summary>+ - * / over numbers, dates and periods.</summary>
internal sealed class ArithmeticChecker(Checker checker)
{
    public Node? Sign(SignSyntax syntax)
    {
        var operand = checker.Check(syntax.Operand);
        if (operand is null || (!syntax.Minus && (operand.Type.IsNumber || operand is PeriodNode))) return operand;
        switch (operand)
        {
            case NumberLiteral literal:
                return new NumberLiteral(literal.Type, -literal.Literal);
            case NumberNode { Type.IsNumber: true } number:
                return new NegateNode(number);
            case PeriodNode period:
                return Negated(period);
            default:
                checker.Complaints.Wanted(syntax.Column, operand.Type, "数值或时间段", "a number or a period");
                return null;
        }
    }

    public Node? Binary(ArithmeticSyntax syntax)
    {
        if (checker.CheckAll([syntax.Left, syntax.Right]) is not [var left, var right]) return null;
        var node = syntax.Operation switch
        {
            Operation.Add => Add(left, right),
            Operation.Subtract => Subtract(left, right),
            Operation.Multiply => Multiply(left, right),
            _ => Numbers(Operation.Divide, left, right),
        };
        if (node is null) Complain(syntax, left.Type, right.Type);
        return node;
    }

    private static Node? Add(Node left, Node right) => (left, right) switch
    {
        (NumberNode { Type.IsDay: true } day, PeriodNode period) => new AddPeriodNode(day, period),
        (PeriodNode period, NumberNode { Type.IsDay: true } day) => new AddPeriodNode(day, period),
        (PeriodNode a, PeriodNode b) => new PeriodSumNode(a, b),
        _ => Numbers(Operation.Add, left, right),
    };

    private static Node? Subtract(Node left, Node right) => (left, right) switch
    {
        (NumberNode { Type.IsDay: true } day, PeriodNode period) => new AddPeriodNode(day, Negated(period)),
        (PeriodNode a, PeriodNode b) => new PeriodSumNode(a, Negated(b)),
        ({ Type.IsDay: true }, { Type.IsDay: true }) => new SpanNode(Span.Days, Widening.AsDay(right)!, Widening.AsDay(left)!),
        _ => Numbers(Operation.Subtract, left, right),
    };

    private static Node? Multiply(Node left, Node right) => (left, right) switch
    {
        (PeriodNode period, NumberNode { Type.IsNumber: true } times) => new PeriodTimesNode(period, times),
        (NumberNode { Type.IsNumber: true } times, PeriodNode period) => new PeriodTimesNode(period, times),
        _ => Numbers(Operation.Multiply, left, right),
    };

    private static ArithmeticNode? Numbers(Operation operation, Node left, Node right)
    {
        if (!left.Type.IsNumber || !right.Type.IsNumber) return null;
        var whole = operation != Operation.Divide && left.Type.Kind == ExprKind.Integer && right.Type.Kind == ExprKind.Integer;
        return new ArithmeticNode(whole ? ExprType.Integer : ExprType.Decimal, operation, (NumberNode)left, (NumberNode)right);
    }

    private static PeriodNode Negated(PeriodNode period) => period is PeriodLiteral literal
        ? new PeriodLiteral(new Period(-literal.Literal.Months, -literal.Literal.Days))
        : new PeriodTimesNode(period, new NumberLiteral(ExprType.Integer, -1));

    private void Complain(ArithmeticSyntax syntax, ExprType left, ExprType right)
    {
        var (sign, zh, en) = syntax.Operation switch
        {
            Operation.Add => ("+", "可用于数值、日期加时间段（today + 3 months）", "it takes numbers, or a date and a period (today + 3 months)"),
            Operation.Subtract => ("-", "可用于数值、日期减日期（天数）、日期减时间段（today - 14 days）", "it takes numbers, two dates (days), or a date and a period (today - 14 days)"),
            Operation.Multiply => ("*", "可用于数值、时间段乘数值（28 days * cycles）", "it takes numbers, or a period and a number (28 days * cycles)"),
            _ => ("/", "只用于数值", "it takes numbers"),
        };
        checker.Complaints.Type(syntax.Column, $"{TypeNames.Zh(left)} {sign} {TypeNames.Zh(right)} 没有意义；{zh}", $"{TypeNames.En(left)} {sign} {TypeNames.En(right)} has no meaning; {en}");
    }
}
