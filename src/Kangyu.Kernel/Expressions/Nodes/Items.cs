using System.Text.Json;

namespace Kangyu.Kernel.Expressions.Nodes;

/// <summary>Where an answer stands: among the form's slots (<see cref="Form"/>), or in the line of the n-th enclosing
/// <c>count</c>, <c>any</c> or <c>all</c>, counted from 0 at the outermost.</summary>
internal sealed class Place(Symbol symbol, int level)
{
    public const int Form = -1;

    private static readonly Value Nothing;

    private readonly int slot = symbol.Slot;

    public ref readonly Value Read(in EvalContext context)
    {
        var slots = level == Form ? context.Slots : context.Line(level);
        if (slots is null || (uint)slot >= (uint)slots.Length) return ref Nothing;
        return ref slots[slot];
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(level == Form ? "item" : "row");
        if (level != Form) writer.WriteNumberValue(level);
        writer.WriteStringValue(symbol.Name);
        writer.WriteEndArray();
    }
}

internal sealed class TruthItem(Place place) : TruthNode
{
    public override Kleene Truth(in EvalContext context)
    {
        ref readonly var value = ref place.Read(context);
        if (value.Kind != ValueKind.YesNo) return Kleene.Unanswered;
        return value.Number != 0 ? Kleene.Yes : Kleene.No;
    }

    public override void Write(Utf8JsonWriter writer) => place.Write(writer);
}

internal sealed class NumberItem(Place place, ExprType type) : NumberNode(type)
{
    private readonly ValueKind kind = type.Kind switch
    {
        ExprKind.Date => ValueKind.Date,
        ExprKind.DateTime => ValueKind.DateTime,
        _ => ValueKind.Number,
    };

    public override double Number(in EvalContext context)
    {
        ref readonly var value = ref place.Read(context);
        return value.Kind == kind ? value.Number : double.NaN;
    }

    public override void Write(Utf8JsonWriter writer) => place.Write(writer);
}

internal sealed class TextItem(Place place, ExprType type) : TextNode(type)
{
    public override string? Text(in EvalContext context)
    {
        ref readonly var value = ref place.Read(context);
        return value.Kind == ValueKind.Text ? value.Text : null;
    }

    public override void Write(Utf8JsonWriter writer) => place.Write(writer);
}

internal sealed class PeriodItem(Place place) : PeriodNode
{
    public override Period? Period(in EvalContext context)
    {
        ref readonly var value = ref place.Read(context);
        return value.Kind == ValueKind.Period ? value.Period : null;
    }

    public override void Write(Utf8JsonWriter writer) => place.Write(writer);
}

internal sealed class WholeItem(Place place, ExprType type) : WholeNode(type)
{
    private readonly ValueKind kind = type.Kind switch
    {
        ExprKind.Choices => ValueKind.Codes,
        ExprKind.Rows => ValueKind.Rows,
        _ => ValueKind.Decision,
    };

    public override Value Evaluate(in EvalContext context)
    {
        ref readonly var value = ref place.Read(context);
        return value.Kind == kind ? value : default;
    }

    public override void Write(Utf8JsonWriter writer) => place.Write(writer);
}
