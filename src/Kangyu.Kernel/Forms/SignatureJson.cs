using System.Text.Json;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Forms;

/// <summary>A signature as JSON: {"text": "pack.text", "hash": hex SHA-256, "lang": "zh", "at": "2026-03-01T10:30", "image": blob hash}.</summary>
internal static class SignatureJson
{
    public static Signature? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        var text = Get(json, "text");
        var hash = Get(json, "hash");
        var language = Get(json, "lang");
        if (text is null || hash is null || language is null || !Occurred.TryParse(Get(json, "at"), out var at)) return null;
        return new Signature(text, hash, language, at, Get(json, "image"));
    }

    public static void Write(Utf8JsonWriter writer, Signature signature)
    {
        writer.WriteStartObject();
        writer.WriteString("text", signature.Text);
        writer.WriteString("hash", signature.Hash);
        writer.WriteString("lang", signature.Language);
        writer.WriteString("at", signature.At.ToString());
        if (signature.Image is { } image) writer.WriteString("image", image);
        writer.WriteEndObject();
    }

    private static string? Get(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
