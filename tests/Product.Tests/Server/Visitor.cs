using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Product.Tests.Server;

/// <summary>Somebody at a browser, or a machine with a token: keeps cookies, carries the page's token, follows no redirects.</summary>
internal sealed class Visitor : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpClient client;
    private readonly string? login;
    private string? csrf;

    public Visitor(TestServer server, string? login)
    {
        this.login = login;
        // a body that waits to be wanted waits however busy the machine is: the server closes on who sends regardless
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), Expect100ContinueTimeout = TimeSpan.FromMinutes(2) }) { BaseAddress = new Uri(server.Address) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public async Task<Visitor> SignIn(string password = TestServer.Password)
    {
        var answer = await PostForm("/sign-in", ("login", login!), ("password", password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return this;
    }

    public Visitor WithToken(string token)
    {
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return this;
    }

    public Visitor In(string language)
    {
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return this;
    }

    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(path);

    public async Task<HttpResponseMessage> Get(string path, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(header.Name, header.Value);
        return await client.SendAsync(request);
    }

    /// <summary>A page that is there: status 200.</summary>
    public async Task<IHtmlDocument> Page(string path)
    {
        using var answer = await Get(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode}");
        return await Read(answer);
    }

    public static async Task<IHtmlDocument> Read(HttpResponseMessage answer) => Parser.ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Sends a form as the page at <paramref name="path"/> would: with its token.</summary>
    public async Task<HttpResponseMessage> PostForm(string path, params (string Name, string Value)[] fields)
    {
        var token = await Csrf();
        return await client.PostAsync(path, new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token))));
    }

    public async Task<HttpResponseMessage> PostJson(string path, string json) => await Post(path, Encoding.UTF8.GetBytes(json));

    /// <param name="waits">Sends the body only when the server wants it.</param>
    public async Task<HttpResponseMessage> Post(string path, byte[] body, string type = "application/json", bool waits = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(type);
        request.Headers.ExpectContinue = waits;
        request.Headers.Accept.ParseAdd("application/json");
        if (client.DefaultRequestHeaders.Authorization is null) request.Headers.Add("X-CSRF-TOKEN", await Csrf());
        return await client.SendAsync(request);
    }

    /// <summary>Sends an empty body and no page's token, and wants no page.</summary>
    public async Task<HttpResponseMessage> Send(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET") request.Content = new FormUrlEncodedContent([]);
        request.Headers.Accept.ParseAdd("application/json");
        return await client.SendAsync(request);
    }

    /// <summary>Sends without the page's token.</summary>
    public Task<HttpResponseMessage> PostBare(string path, HttpContent content) => client.PostAsync(path, content);

    public static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

    /// <summary>Status and the problem's code.</summary>
    public static async Task<(int Status, string? Code)> Problem(HttpResponseMessage answer) =>
        ((int)answer.StatusCode, (await Json(answer)).GetProperty("code").GetString());

    public void Forget() => csrf = null;

    public void Dispose() => client.Dispose();

    private async Task<string> Csrf()
    {
        if (csrf is not null) return csrf;
        foreach (var path in new[] { "/account", "/sign-in" })
        {
            using var answer = await client.GetAsync(path);
            if (answer.StatusCode != HttpStatusCode.OK) continue;
            var token = (await Read(answer)).QuerySelector("meta[name=csrf]")!.GetAttribute("content")!;
            // before signing in the token changes with the sign-in
            if (path == "/account") csrf = token;
            return token;
        }
        throw new InvalidOperationException("no page gave a token");
    }
}
