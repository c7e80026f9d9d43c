using System.Collections.Concurrent;
using System.Net.Mime;
using System.Text.Json;
using Browser.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Browser.Tests.FormElement;

/// <summary>The smallest site that carries the form element: one page, the built files, a form, and a place to send entries that answers as the test says.</summary>
public sealed class FormSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Dictionary<string, string> files;

    /// <summary>Answers in turn; the last one stays. Null breaks the connection after the entry was read.</summary>
    public ConcurrentQueue<Func<JsonElement, (int Status, object Body)?>> Answers { get; } = new();

    /// <summary>Submissions as they arrived, one JSON array each.</summary>
    public ConcurrentQueue<string> Arrived { get; } = new();

    /// <summary>The compiled form.</summary>
    public string Form { get; set; } = File.ReadAllText(Repository.Path("tests", "Browser.Tests", "FormElement", "form.json"));

    /// <summary>Attributes and parts of the element beside the usual ones.</summary>
    public string Attributes { get; set; } = "";

    public string Parts { get; set; } = """<script type="application/json" data-part="facts">{"age": 36, "sex": "female", "last_systolic": {"value": 128, "on": "2026-02-11"}}</script>""";

    private FormSite(WebApplication app)
    {
        this.app = app;
        var manifest = Repository.Path("src", "Kangyu.Server", "wwwroot", "dist", "manifest.json");
        Assert.True(File.Exists(manifest), "wwwroot/dist is missing: run `npm ci` and `npm run build` in web/ (./test does it).");
        files = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(manifest))!;
    }

    public string Address { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Files => files;

    public static async Task<FormSite> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Logging.ClearProviders();
        var site = new FormSite(builder.Build());
        site.app.UseRouting();
        site.Map();
        await site.app.StartAsync();
        site.Address = site.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return site;
    }

    public static object Answer(string status, params object[] problems) => new[] { new { entries = new[] { new { id = "e", status, problems } } } };

    private void Map()
    {
        app.MapGet("/form", (string lang) => Results.Content(Page(lang), MediaTypeNames.Text.Html, System.Text.Encoding.UTF8));
        app.MapGet("/done", () => Results.Content("<!doctype html><html lang=zh><title>done</title><h1 id=done>done</h1>", MediaTypeNames.Text.Html));
        app.MapGet("/form.json", () => Results.Content(Form, MediaTypeNames.Application.Json));
        app.MapGet("/dist/{name}", (string name) => Results.File(Repository.Path("src", "Kangyu.Server", "wwwroot", "dist", name), TypeOf(name)));
        app.MapGet("/api/choices/{kind}", (string kind, string q) => Results.Json(new[] { new { code = $"{kind}-1", title = $"测试{q}甲", detail = "县级" }, new { code = $"{kind}-2", title = $"测试{q}乙", detail = "乡镇" } }));
        app.MapPost("/api/entries", (Delegate)Take);
    }

    private async Task<IResult> Take(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        Arrived.Enqueue(body.RootElement.GetRawText());
        Func<JsonElement, (int, object)?>? answer;
        if (Answers.Count > 1) Answers.TryDequeue(out answer);
        else Answers.TryPeek(out answer);
        if (answer is null) return Results.Json(Answer("accepted"));
        if (answer(body.RootElement) is { } said) return Results.Json(said.Item2, statusCode: said.Item1);
        context.Abort();
        return Results.Empty;
    }

    private string Page(string lang) =>
        $"""
        <!doctype html><html lang="{(lang == "zh" ? "zh-CN" : "en")}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>form</title><meta name="csrf" content="token"><link rel="icon" href="{files["icon.svg"]}"><link rel="stylesheet" href="{files["kangyu.css"]}"></head>
        <body data-account="a1"><main class="ky-content"><h1>测试人甲</h1>
        <ky-form form-url="/form.json" lang="{lang}" account="a1" unit="360830101" subject="0198c5d0-0000-7000-8000-000000000001" occurred="2026-03-01" data-next="/done" {Attributes}>{Parts}</ky-form>
        </main><script type="module" src="{files["app.js"]}"></script><script type="module" src="{files["ky-form.js"]}"></script></body></html>
        """;

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => MediaTypeNames.Text.Css,
        ".svg" => MediaTypeNames.Image.Svg,
        _ => MediaTypeNames.Text.JavaScript,
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
