using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kangyu.Kernel.Ledger;

/// <summary>
/// The canonical JSON of a body. Keys, always in this order, absent when there is nothing to say:
/// <c>f</c> form, <c>v</c> version, <c>k</c> kind of subject, <c>s</c> subject id, <c>u</c> unit, <c>a</c> author, <c>o</c> occurred,
/// <c>q</c> answers, <c>m</c> amends, <c>w</c> withdraws, <c>y</c> reason, <c>d</c> device, <c>n</c> device counter, <c>b</c> blobs.
/// </summary>
internal static class BodyJson
{
    public static ReadOnlySpan<byte> Order => "fvksuaoqmwydnb"u8;

    public static readonly string[] KindNames = ["nobody", "person", "unit", "staff", "lot", "event"];

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Body body, IBufferWriter<byte> destination)
    {
        using var json = new Utf8JsonWriter(destination, Options);
        json.WriteStartObject();
        json.WriteString("f"u8, body.Form);
        json.WriteNumber("v"u8, body.Version);
        json.WriteString("k"u8, KindNames[(int)body.Subject.Kind]);
        if (body.Subject.Kind != SubjectKind.Nobody) json.WriteString("s"u8, body.Subject.Id);
        json.WriteString("u"u8, body.Unit);
        json.WriteString("a"u8, body.Author);
        json.WriteString("o"u8, body.Occurred.ToString());
        json.WritePropertyName("q"u8);
        json.WriteRawValue(body.Answers.Span);
        WriteOptional(body, json);
        json.WriteEndObject();
    }

    private static void WriteOptional(Body body, Utf8JsonWriter json)
    {
        if (body.Amends is { } root) json.WriteString("m"u8, root);
        if (body.Withdraws) json.WriteBoolean("w"u8, true);
        if (body.Reason is { } reason) json.WriteString("y"u8, reason);
        if (body.Device is { } device) json.WriteString("d"u8, device);
        if (body.DeviceCounter is { } counter) json.WriteNumber("n"u8, counter);
        if (body.Attachments.Count == 0) return;
        json.WriteStartArray("b"u8);
        foreach (var blob in body.Attachments) json.WriteStringValue(blob.ToString());
        json.WriteEndArray();
    }

    public static Body? Read(ReadOnlyMemory<byte> utf8, out string? fault)
    {
        var draft = new BodyDraft(utf8);
        fault = "json";
        try
        {
            var json = new Utf8JsonReader(utf8.Span);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return null;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (!draft.Take(ref json)) break;
            }
            fault = draft.Fault;
            if (fault is null && json.Read()) fault = "json";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            fault = draft.Fault ?? "json";
        }
        return fault is null ? draft.Finish(out fault) : null;
    }
}
