using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Kangyu.Kernel;
using Kangyu.Server.Errors;

namespace Kangyu.Server.Api;

/// <summary>Reads a JSON body. What is not UTF-8 or not JSON is answered with where it is wrong.</summary>
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
    public static (JsonDocument? Json, Fault? Fault) Parse(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span)) return (null, Bad("invalid_utf8", "", "内容不是有效的 UTF-8。", "The content is not valid UTF-8."));
        try
        {
            return (JsonDocument.Parse(utf8), null);
        }
        catch (JsonException wrong)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{wrong.LineNumber + 1}:{wrong.BytePositionInLine + 1}");
            return (null, Bad("invalid_json", at, "内容不是有效的 JSON，出错位置见 path（行:字节）。", "The content is not valid JSON; path tells where (line:byte)."));
        }
    }

    private static Fault Bad(string code, string path, string zh, string en) => new(StatusCodes.Status400BadRequest, Problem.At(path, code, zh, en));
}
