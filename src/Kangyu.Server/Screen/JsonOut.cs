using System.Buffers;
using System.Text;
using System.Text.Json;
using Kangyu.Kernel;

namespace Kangyu.Server.Screen;

/// <summary>JSON written by hand: what is said is what is meant.</summary>
internal static class JsonOut
{
    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, JsonText.Readable)) write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Words(Utf8JsonWriter json, string name, Words words)
    {
        json.WriteStartObject(name);
        json.WriteString("zh", words.Zh);
        json.WriteString("en", words.En);
        json.WriteEndObject();
    }

    public static void Problems(Utf8JsonWriter json, string name, IReadOnlyList<Problem> problems)
    {
        json.WriteStartArray(name);
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code);
            json.WriteString("path", problem.Path);
            Words(json, "message", problem.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
