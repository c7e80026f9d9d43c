using System.Text.Json;

namespace Kangyu.Server.Screen;

/// <summary>Addresses of what browsers load. The build of web/ names each file after its content and writes wwwroot/dist/manifest.json, so that it may be kept for ever.</summary>
internal static class Dist
{
    private static readonly Lazy<Dictionary<string, string>> Manifest = new(Read);

    /// <summary>The address of <c>kangyu.css</c>, <c>app.js</c>, <c>htmx.js</c>, <c>ky-form.js</c> or <c>icons.svg</c>.</summary>
    public static string Of(string name) => Manifest.Value.GetValueOrDefault(name, $"/dist/{name}");

    /// <summary>A drawing of the sprite, for <c>&lt;svg class="icon"&gt;&lt;use href="..."&gt;</c>.</summary>
    public static string Icon(string name) => $"{Of("icons.svg")}#{name}";

    private static Dictionary<string, string> Read()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "wwwroot", "dist", "manifest.json");
        return File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file)) ?? [] : [];
    }
}
