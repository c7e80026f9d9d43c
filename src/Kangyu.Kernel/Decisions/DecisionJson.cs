using System.Text.Json;

namespace Kangyu.Kernel.Decisions;

/// <summary>Writes results: in full for callers (design section 7), and in short as stored with an entry.</summary>
public static class DecisionJson
{
    public static void WriteAnswer(Utf8JsonWriter writer, DecisionResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("table", result.Table.Id);
        writer.WriteString("version", result.Table.Version);
        writer.WriteBoolean("draft", result.Table.Draft);
        if (result.Table.IsMatrix)
        {
            writer.WriteStartArray("results");
            foreach (var method in result.Results) WriteMethod(writer, method);
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteString("answer", result.Answer);
            WriteList(writer, "rows", result.Rows);
        }
        WriteAsked(writer, result);
        writer.WriteEndObject();
    }

    /// <summary>What is sealed with the entry: table@version, what spoke, the answer as it was shown.</summary>
    public static void WriteStored(Utf8JsonWriter writer, DecisionResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("table", $"{result.Table.Id}@{result.Table.Version}");
        if (!result.Table.IsMatrix) writer.WriteString("answer", result.Answer);
        WriteList(writer, "rows", result.Rows);
        if (result.Table.IsMatrix)
        {
            writer.WriteStartObject("results");
            foreach (var method in result.Results)
            {
                if (method.Initiation is null) continue;
                writer.WriteStartArray(method.Method);
                writer.WriteStringValue(method.Initiation);
                writer.WriteStringValue(method.Continuation);
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
        WriteAsked(writer, result);
        writer.WriteEndObject();
    }

    private static void WriteMethod(Utf8JsonWriter writer, MethodResult method)
    {
        writer.WriteStartObject();
        writer.WriteString("method", method.Method);
        writer.WriteString("initiation", method.Initiation);
        writer.WriteString("continuation", method.Continuation);
        writer.WriteStartArray("rows");
        foreach (var row in method.Rows)
        {
            writer.WriteStartObject();
            writer.WriteString("code", row.Code);
            writer.WriteString("initiation", row.Cell.Initiation);
            writer.WriteString("continuation", row.Cell.Continuation);
            WriteList(writer, "flags", row.Cell.Flags);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteAsked(Utf8JsonWriter writer, DecisionResult result)
    {
        if (result.Asked is not { } asked) return;
        WriteList(writer, "unanswered", result.Unanswered);
        writer.WriteNumber("asked", asked);
        writer.WriteNumber("of", result.Table.Facts.Count);
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
