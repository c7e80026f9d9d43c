using System.Text.Json;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Compiled;

/// <summary>Property writers that leave out what is absent, empty or no.</summary>
internal static class Writing
{
    public static void WriteWords(this Utf8JsonWriter writer, string name, Words? words)
    {
        if (words is null) return;
        writer.WriteStartObject(name);
        writer.WriteString("zh", words.Zh);
        writer.WriteString("en", words.En);
        writer.WriteEndObject();
    }

    public static void WriteText(this Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null) writer.WriteString(name, text);
    }

    public static void WriteYes(this Utf8JsonWriter writer, string name, bool yes)
    {
        if (yes) writer.WriteBoolean(name, true);
    }

    public static void WriteTree(this Utf8JsonWriter writer, string name, Expression? expression)
    {
        if (expression is null) return;
        writer.WritePropertyName(name);
        expression.WriteJson(writer);
    }

    public static void WriteArray<T>(this Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0) return;
        writer.WriteStartArray(name);
        foreach (var item in items) write(item);
        writer.WriteEndArray();
    }

    public static void WriteOptions(this Utf8JsonWriter writer, string name, IReadOnlyList<Option> options) => writer.WriteArray(name, options, option =>
    {
        writer.WriteStartObject();
        writer.WriteString("code", option.Code);
        writer.WriteWords("title", option.Title);
        writer.WriteEndObject();
    });
}
