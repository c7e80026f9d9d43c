using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Expressions.Syntax;
using Kangyu.Kernel.Indicators;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>One side of a comparison: a column (a date may be shifted by days) or a constant.</summary>
internal sealed record ColumnTerm(Column? Column, Value Value, int ShiftDays)
{
    public Operand Operand => new(Column?.Name, Value, ShiftDays);

    public static Value? Literal(SyntaxNode node) => node switch
    {
        NumberSyntax number => Expressions.Value.Of(number.Number),
        SignSyntax { Minus: true, Operand: NumberSyntax number } => Expressions.Value.Of(-number.Number),
        TextSyntax text => Expressions.Value.Of(text.Text),
        DateSyntax date => Expressions.Value.Of(date.Date),
        YesNoSyntax answer => Expressions.Value.Of(answer.Yes),
        _ => null,
    };

    /// <summary>Whether two sides may be compared with this sign: order is for numbers and days only.</summary>
    public static bool Fit(ColumnTerm left, ColumnTerm right, string sign)
    {
        var kind = left.Kind;
        if (kind == Comparable.None || kind != right.Kind) return false;
        return kind is Comparable.Number or Comparable.Day || sign is "=" or "!=";
    }

    private enum Comparable { None, Number, Day, Code, YesNo }

    private Comparable Kind => Column is { } column ? KindOf(column) : Value.Kind switch
    {
        ValueKind.Number => Comparable.Number,
        ValueKind.Date => Comparable.Day,
        ValueKind.Text => Comparable.Code,
        ValueKind.YesNo => Comparable.YesNo,
        _ => Comparable.None,
    };

    private static Comparable KindOf(Column column)
    {
        if (column.IsChoices) return Comparable.None;
        if (column.IsNumber) return Comparable.Number;
        if (column.IsDay) return Comparable.Day;
        return column.Kind == FlatKind.YesNo ? Comparable.YesNo : Comparable.Code;
    }
}
