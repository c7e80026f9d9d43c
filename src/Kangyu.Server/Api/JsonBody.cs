using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Kangyu.Kernel;
using Kangyu.Server.Errors;

namespace Kangyu.Server.Api;

/// <summary>Reads a JSON body. What is not UTF-8, not JSON, or not text is answered with where it is wrong.</summary>
internal static class JsonBody
{
    public static async Task<(JsonDocument? Json, Fault? Fault)> Read(HttpRequest request, CancellationToken stop)
    {
        if (!request.HasJsonContentType()) return (null, Faults.Of(StatusCodes.Status415UnsupportedMediaType));
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        return Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    /// <summary>The document reads from <paramref name="utf8"/> as long as it lives.</summary>
    public static (JsonDocument? Json, Fault? Fault) Parse(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options = default)
    {
        if (!Utf8.IsValid(utf8.Span))
            return (null, Bad("invalid_utf8", Place(utf8.Span, ValidUpTo(utf8.Span)), "内容不是有效的 UTF-8，出错位置见 path（行:字节）。请用 UTF-8 编码发送。", "The content is not valid UTF-8; path tells where (line:byte). Send it encoded as UTF-8."));
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(utf8, options);
        }
        catch (JsonException wrong)
        {
            // a name that stands twice is found after the last byte, and nobody says where
            var at = wrong.LineNumber is { } line && wrong.BytePositionInLine is { } place ? string.Create(CultureInfo.InvariantCulture, $"{line + 1}:{place + 1}") : "";
            return (null, Bad("invalid_json", at, "内容不是有效的 JSON，出错位置见 path（行:字节）。", "The content is not valid JSON; path tells where (line:byte)."));
        }
        var escape = EscapedText.FindWrong(utf8.Span);
        if (escape < 0) return (json, null);
        json.Dispose();
        return (null, Bad("invalid_text", Place(utf8.Span, escape), "这里的转义写的不是文字（半个字符或零字符），位置见 path（行:字节）。请去掉它。", "The escape here spells no text (half a character, or the zero character); path tells where (line:byte). Remove it."));
    }

    private static int ValidUpTo(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var size) == OperationStatus.Done) at += size;
        return at;
    }

    private static string Place(ReadOnlySpan<byte> bytes, int at)
    {
        var before = bytes[..at];
        return string.Create(CultureInfo.InvariantCulture, $"{before.Count((byte)'\n') + 1}:{at - before.LastIndexOf((byte)'\n')}");
    }

    private static Fault Bad(string code, string path, string zh, string en) => new(StatusCodes.Status400BadRequest, Problem.At(path, code, zh, en));
}
