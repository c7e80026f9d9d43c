using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Kangyu.Server.Screen;

/// <summary>JSON whose Chinese stays readable.</summary>
internal static class JsonText
{
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.Create(UnicodeRanges.All);

    public static JsonWriterOptions Readable { get; } = new() { Encoder = Encoder };
}
