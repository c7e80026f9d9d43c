using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Forms;

/// <summary>Writes slots as the canonical answers that are sealed: in the form's order, unanswered items left out, results of tables with table@version.</summary>
public static class AnswerWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Write(Form form, Value[] slots, IReadOnlyDictionary<string, Signature> signatures, IReadOnlyDictionary<string, DecisionResult>? decisions)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var section in form.Sections)
                if (section.Repeat is null) WriteItems(writer, section.Items, slots, signatures, decisions);
                else WriteRows(writer, section, slots[section.Slot]);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteItems(Utf8JsonWriter writer, IReadOnlyList<Item> items, Value[] slots, IReadOnlyDictionary<string, Signature> signatures,
        IReadOnlyDictionary<string, DecisionResult>? decisions)
    {
        foreach (var item in items)
        {
            // a table that was asked and does not speak is kept as well: it says what was not asked
            if (item.Decides is { } table && decisions?.GetValueOrDefault(table) is { } result && slots[item.Slot].IsAnswered | result.Rows.Count == 0)
            {
                writer.WritePropertyName(item.Id);
                DecisionJson.WriteStored(writer, result);
            }
            else if (slots[item.Slot].IsAnswered)
            {
                writer.WritePropertyName(item.Id);
                if (item.Type == ItemType.Signature && signatures.GetValueOrDefault(item.Id) is { } signature) SignatureJson.Write(writer, signature);
                else WriteValue(writer, item, slots[item.Slot]);
            }
        }
    }

    private static void WriteRows(Utf8JsonWriter writer, Section section, Value rows)
    {
        if (!rows.IsAnswered) return;
        writer.WriteStartArray(section.Id!);
        foreach (var row in rows.Rows)
        {
            writer.WriteStartObject();
            foreach (var item in section.Items)
            {
                if (!row[item.Slot].IsAnswered) continue;
                writer.WritePropertyName(item.Id);
                WriteValue(writer, item, row[item.Slot]);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>One answer, as it is sealed and as the API gives it.</summary>
    public static void WriteValue(Utf8JsonWriter writer, Item item, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.YesNo: writer.WriteBooleanValue(value.IsTrue); break;
            case ValueKind.Number: writer.WriteNumberValue(value.Number); break;
            case ValueKind.Date: writer.WriteStringValue(value.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case ValueKind.DateTime: writer.WriteStringValue(value.DateTime.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)); break;
            case ValueKind.Text when item.Type == ItemType.Photo:
                writer.WriteStartObject();
                writer.WriteString("blob", value.Text);
                writer.WriteEndObject();
                break;
            case ValueKind.Text: writer.WriteStringValue(value.Text); break;
            case ValueKind.Codes:
                writer.WriteStartArray();
                foreach (var code in value.Codes) writer.WriteStringValue(code);
                writer.WriteEndArray();
                break;
            default: writer.WriteNullValue(); break;
        }
    }
}
