namespace Kangyu.Kernel.Expressions;

/// <summary>The kinds of types an expression can have.</summary>
public enum ExprKind : byte
{
    YesNo,
    Integer,
    Decimal,
    Date,
    DateTime,
    Text,
    Choice,
    Choices,
    Period,
    Rows,
    Decision,
}

/// <summary>
/// The type of an item, a fact or an expression. An integer serves where a decimal is wanted, a choice where a text is
/// wanted, a datetime (as its date) where a date is wanted. Two types with the same kind and codes are equal.
/// </summary>
public abstract record ExprType(ExprKind Kind)
{
    public static ExprType YesNo { get; } = new SimpleType(ExprKind.YesNo);

    public static ExprType Integer { get; } = new SimpleType(ExprKind.Integer);

    public static ExprType Decimal { get; } = new SimpleType(ExprKind.Decimal);

    public static ExprType Date { get; } = new SimpleType(ExprKind.Date);

    public static ExprType DateTime { get; } = new SimpleType(ExprKind.DateTime);

    public static ExprType Text { get; } = new SimpleType(ExprKind.Text);

    public static ExprType Period { get; } = new SimpleType(ExprKind.Period);

    /// <summary>What a matrix table answers: opaque, it can only be stored or asked whether it is answered.</summary>
    public static ExprType Decision { get; } = new SimpleType(ExprKind.Decision);

    /// <summary>One of the codes, kept in the order given.</summary>
    public static ExprType Choice(params IReadOnlyList<string> codes) => new ChoiceType(codes);

    /// <summary>Any number of the codes.</summary>
    public static ExprType Choices(params IReadOnlyList<string> codes) => new ChoicesType(codes);

    /// <summary>The lines of a repeating section; each item's slot is its place in the line.</summary>
    public static ExprType Rows(params IReadOnlyList<Symbol> items) => new RowsType(items);

    public bool IsNumber => Kind is ExprKind.Integer or ExprKind.Decimal;

    public bool IsDay => Kind is ExprKind.Date or ExprKind.DateTime;

    public bool IsText => Kind is ExprKind.Text or ExprKind.Choice;
}

internal sealed record SimpleType(ExprKind Kind) : ExprType(Kind);

public sealed record ChoiceType(IReadOnlyList<string> Codes) : ExprType(ExprKind.Choice)
{
    public bool Equals(ChoiceType? other) => other is not null && Codes.SequenceEqual(other.Codes, StringComparer.Ordinal);

    public override int GetHashCode() => Codes.Count;
}

public sealed record ChoicesType(IReadOnlyList<string> Codes) : ExprType(ExprKind.Choices)
{
    public bool Equals(ChoicesType? other) => other is not null && Codes.SequenceEqual(other.Codes, StringComparer.Ordinal);

    public override int GetHashCode() => ~Codes.Count;
}

public sealed record RowsType(IReadOnlyList<Symbol> Items) : ExprType(ExprKind.Rows)
{
    public bool Equals(RowsType? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Count;
}
