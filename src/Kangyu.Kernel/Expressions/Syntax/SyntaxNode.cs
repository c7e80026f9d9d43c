namespace Kangyu.Kernel.Expressions.Syntax;

internal enum Comparison : byte
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal enum Operation : byte
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary>An expression as written. <paramref name="Depth"/> is the height of the tree, kept so that no later step can
/// recurse without bound.</summary>
internal abstract record SyntaxNode(int Column, int Depth);

internal sealed record NumberSyntax(int Column, double Number, bool IsWhole) : SyntaxNode(Column, 1);

internal sealed record TextSyntax(int Column, string Text) : SyntaxNode(Column, 1);

internal sealed record YesNoSyntax(int Column, bool Yes) : SyntaxNode(Column, 1);

internal sealed record DateSyntax(int Column, DateOnly Date) : SyntaxNode(Column, 1);

internal sealed record PeriodSyntax(int Column, Period Period) : SyntaxNode(Column, 1);

internal sealed record TodaySyntax(int Column) : SyntaxNode(Column, 1);

internal sealed record NameSyntax(int Column, string Name) : SyntaxNode(Column, 1);

internal sealed record NotSyntax(int Column, SyntaxNode Operand) : SyntaxNode(Column, Operand.Depth + 1);

internal sealed record SignSyntax(int Column, bool Minus, SyntaxNode Operand) : SyntaxNode(Column, Operand.Depth + 1);

internal sealed record AnsweredSyntax(int Column, SyntaxNode Operand, bool Negated) : SyntaxNode(Column, Operand.Depth + 1);

/// <summary>A whole chain of <c>and</c> or of <c>or</c>.</summary>
internal sealed record LogicSyntax(int Column, bool IsAnd, List<SyntaxNode> Terms) : SyntaxNode(Column, Terms.Max(term => term.Depth) + 1);

internal sealed record CompareSyntax(int Column, Comparison Comparison, SyntaxNode Left, SyntaxNode Right)
    : SyntaxNode(Column, Math.Max(Left.Depth, Right.Depth) + 1);

internal sealed record ArithmeticSyntax(int Column, Operation Operation, SyntaxNode Left, SyntaxNode Right)
    : SyntaxNode(Column, Math.Max(Left.Depth, Right.Depth) + 1);

internal sealed record InSyntax(int Column, SyntaxNode Subject, List<SyntaxNode> Members, bool Negated)
    : SyntaxNode(Column, Math.Max(Subject.Depth, Members.Max(member => member.Depth)) + 1);

internal sealed record BetweenSyntax(int Column, SyntaxNode Subject, SyntaxNode Low, SyntaxNode High)
    : SyntaxNode(Column, Math.Max(Subject.Depth, Math.Max(Low.Depth, High.Depth)) + 1);

internal sealed record CallSyntax(int Column, string Function, List<SyntaxNode> Arguments)
    : SyntaxNode(Column, Arguments.Select(argument => argument.Depth).DefaultIfEmpty().Max() + 1);
