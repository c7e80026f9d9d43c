using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Cases;

/// <summary>Writes a case's answers as the JSON a page would send: yes and no by the item's type, numbers as numbers, <c>signed</c> as a signature over the current text.</summary>
internal static class CaseJson
{
    public static JsonElement Answers(PackSet packs, Form form, YamlNode? answers, string when)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var pair in answers?.Map ?? [])
            {
                writer.WritePropertyName(pair.Key);
                Write(writer, packs, form, pair.Key, pair.Value, when);
            }
            writer.WriteEndObject();
        }
        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }

    /// <summary>The consent that takes an offer back.</summary>
    public static JsonElement NoMore(string offer) => JsonDocument.Parse($$"""{"purpose":"reminders","consent_offer":{{JsonSerializer.Serialize(offer)}},"answer":"no"}""").RootElement;

    /// <summary>The entry as a page would send it: its heading, and the answers beneath.</summary>
    public static JsonElement Envelope(CaseHeading heading, JsonElement answers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("id", $"01900000-0000-7000-9000-{heading.Number:x12}");
            writer.WriteString("form", heading.Form.Id);
            writer.WriteNumber("version", heading.Form.Version);
            writer.WriteStartObject("subject");
            writer.WriteString("kind", heading.Subject.Kind.ToString().ToLowerInvariant());
            writer.WriteString("id", heading.Subject.Id);
            writer.WriteEndObject();
            writer.WriteString("unit", heading.Unit);
            writer.WriteString("occurred", heading.Occurred.ToString());
            if (heading.Amends is { } root) writer.WriteString("amends", root);
            if (heading.Withdraws) writer.WriteBoolean("withdraws", true);
            if (heading.Reason is { } reason) writer.WriteString("reason", reason);
            writer.WritePropertyName("answers");
            answers.WriteTo(writer);
            writer.WriteEndObject();
        }
        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }

    private static void Write(Utf8JsonWriter writer, PackSet packs, Form form, string name, YamlNode node, string when)
    {
        var item = form.Items.FirstOrDefault(candidate => candidate.Id == name);
        if (node.List is { } list && form.Sections.Any(section => section.Repeat is not null && section.Id == name)) WriteRows(writer, packs, form, list, when);
        else if (item?.Type == ItemType.Signature) WriteSignature(writer, packs, item, node, when);
        else if (node.List is { } codes)
        {
            writer.WriteStartArray();
            foreach (var code in codes) writer.WriteStringValue(code.Scalar);
            writer.WriteEndArray();
        }
        else WriteScalar(writer, item, node.Scalar);
    }

    private static void WriteRows(Utf8JsonWriter writer, PackSet packs, Form form, IReadOnlyList<YamlNode> rows, string when)
    {
        writer.WriteStartArray();
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            foreach (var pair in row.Map ?? [])
            {
                writer.WritePropertyName(pair.Key);
                Write(writer, packs, form, pair.Key, pair.Value, when);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteScalar(Utf8JsonWriter writer, Item? item, string? scalar)
    {
        switch (item?.Type)
        {
            case ItemType.YesNo when scalar is "yes" or "true" or "no" or "false":
                writer.WriteBooleanValue(scalar is "yes" or "true");
                break;
            case ItemType.Integer or ItemType.Decimal when double.TryParse(scalar, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(scalar);
                break;
        }
    }

    /// <summary><c>signed</c>: now, in Chinese, over the text as it stands; a map overrides any of it.</summary>
    private static void WriteSignature(Utf8JsonWriter writer, PackSet packs, Item item, YamlNode node, string when)
    {
        var text = node["text"]?.Scalar ?? item.Signs ?? "";
        var language = node["lang"]?.Scalar ?? "zh";
        var hash = node["hash"]?.Scalar ?? (packs.Texts.TryGetValue(text, out var known) ? known.Hash(language) : "");
        writer.WriteStartObject();
        writer.WriteString("text", text);
        writer.WriteString("hash", hash);
        writer.WriteString("lang", language);
        writer.WriteString("at", node["at"]?.Scalar ?? when);
        writer.WriteEndObject();
    }
}

/// <summary>What stands above the answers of a case's entry.</summary>
internal sealed record CaseHeading(int Number, Form Form, Subject Subject, string Unit, Occurred Occurred)
{
    public Guid? Amends { get; init; }
    public bool Withdraws { get; init; }
    public string? Reason { get; init; }
}
