using System.Text.Json;

namespace Kangyu.Kernel.Expressions.Nodes;

/// <summary>What a table with answers says: one of its answers.</summary>
internal sealed class DecideTextNode(string table, ExprType type) : TextNode(type)
{
    public override string? Text(in EvalContext context)
    {
        var value = context.Decide?.Invoke(table) ?? default;
        return value.Kind == ValueKind.Text ? value.Text : null;
    }

    public override void Write(Utf8JsonWriter writer) => DecideWholeNode.Write(writer, table);
}

/// <summary>What a matrix says: carried through as it is.</summary>
internal sealed class DecideWholeNode(string table, ExprType type) : WholeNode(type)
{
    public override Value Evaluate(in EvalContext context) => context.Decide?.Invoke(table) ?? default;

    public override void Write(Utf8JsonWriter writer) => Write(writer, table);

    internal static void Write(Utf8JsonWriter writer, string table)
    {
        writer.WriteStartArray();
        writer.WriteStringValue("decide");
        writer.WriteStringValue(table);
        writer.WriteEndArray();
    }
}
