using System.Net;
using System.Text;

namespace Product.Tests.Server;

/// <summary>What the API answers to requests that are wrong, then to right ones.</summary>
public sealed class ApiTests
{
    [Fact]
    public async Task A_decision_is_answered_with_its_rows_and_what_was_not_asked()
    {
        await using var server = await TestServer.Start();
        using var machine = server.As().WithToken(await server.Token("machine"));
        var answer = await machine.PostJson("/api/decide/blood-pressure.level", """{"systolic": 150}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var json = await Visitor.Json(answer);
        Assert.Equal("blood-pressure.level", json.GetProperty("table").GetString());
        Assert.Contains("diastolic", json.GetProperty("unanswered").EnumerateArray().Select(fact => fact.GetString()));
    }

    [Theory]
    [InlineData("/api/decide/blood-pressure.level", """{"systolic": "high"}""", 400, "wrong_type")]
    [InlineData("/api/decide/blood-pressure.level", """{"systolic": """, 400, "invalid_json")]
    [InlineData("/api/decide/blood-pressure.level", "[]", 400, "wrong_type")]
    [InlineData("/api/decide/no.table", "{}", 404, "not_found")]
    [InlineData("/api/nothing", "{}", 404, "not_found")]
    [InlineData("/api/due", "{}", 405, "method_not_allowed")]
    public async Task What_is_wrong_has_a_stable_code(string path, string body, int status, string code)
    {
        await using var server = await TestServer.Start();
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        Assert.Equal((status, code), await Visitor.Problem(await doctor.PostJson(path, body)));
    }

    [Fact]
    public async Task Text_that_is_no_UTF_8_is_told_from_text_that_is_no_JSON()
    {
        await using var server = await TestServer.Start();
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        byte[] body = [.. Encoding.UTF8.GetBytes("""{"systolic": """), (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}'];
        Assert.Equal((400, "invalid_utf8"), await Visitor.Problem(await doctor.Post("/api/decide/blood-pressure.level", body)));
    }

    [Fact]
    public async Task Ten_megabytes_are_too_many()
    {
        await using var server = await TestServer.Start();
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        var body = new byte[(10 * 1024 * 1024) + 1];
        Array.Fill(body, (byte)' ');
        Assert.Equal((413, "body_too_large"), await Visitor.Problem(await doctor.Post("/api/entries", body, waits: true)));
    }

    [Fact]
    public async Task What_is_not_JSON_by_its_type_is_refused()
    {
        await using var server = await TestServer.Start();
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        Assert.Equal((415, "media_type"), await Visitor.Problem(await doctor.Post("/api/decide/blood-pressure.level", "{}"u8.ToArray(), "text/plain")));
    }

    [Fact]
    public async Task A_problem_has_words_in_both_languages()
    {
        await using var server = await TestServer.Start();
        using var stranger = server.As().WithToken("kangyu_x");
        var answer = await stranger.Get("/api/due");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var message = (await Visitor.Json(answer)).GetProperty("message");
        Assert.Equal("请先登录。", message.GetProperty("zh").GetString());
        Assert.Equal("Please sign in first.", message.GetProperty("en").GetString());
    }

    [Fact]
    public async Task Health_is_answered_to_everybody_and_every_answer_has_its_guards()
    {
        await using var server = await TestServer.Start();
        using var stranger = server.As();
        var answer = await stranger.Get("/health");
        Assert.Equal("ok", (await Visitor.Json(answer)).GetProperty("status").GetString());
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
    }
}
