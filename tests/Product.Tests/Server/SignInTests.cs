using System.Net;

namespace Product.Tests.Server;

/// <summary>Signing in and out: what opens, what locks, what is refused.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_sign_in_page_and_back()
    {
        await using var server = await TestServer.Start();
        using var visitor = server.As("doctor");
        var led = await visitor.Get("/packs");
        Assert.Equal(HttpStatusCode.Redirect, led.StatusCode);
        Assert.Equal("/sign-in?back=%2Fpacks", led.Headers.Location!.PathAndQuery);
        var signedIn = await visitor.PostForm("/sign-in", ("login", "doctor"), ("password", TestServer.Password), ("back", "/packs"));
        Assert.Equal("/packs", signedIn.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/packs")).StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Signing_in_leads_nowhere_else(string back)
    {
        await using var server = await TestServer.Start();
        using var visitor = server.As("doctor");
        var signedIn = await visitor.PostForm("/sign-in", ("login", "doctor"), ("password", TestServer.Password), ("back", back));
        Assert.Equal("/", signedIn.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_also_for_the_right_one()
    {
        await using var server = await TestServer.Start();
        using var visitor = server.As("doctor");
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostForm("/sign-in", ("login", "doctor"), ("password", "wrong"))).StatusCode);
        var right = await visitor.PostForm("/sign-in", ("login", "doctor"), ("password", TestServer.Password));
        Assert.Equal(HttpStatusCode.Forbidden, right.StatusCode);
        Assert.Contains("locked for 15 minutes", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_is_answered_like_a_wrong_password()
    {
        await using var server = await TestServer.Start();
        using var visitor = server.As();
        var unknown = await Visitor.Read(await visitor.PostForm("/sign-in", ("login", "nobody"), ("password", "wrong")));
        var wrong = await Visitor.Read(await visitor.PostForm("/sign-in", ("login", "doctor"), ("password", "wrong")));
        Assert.Equal(wrong.QuerySelector("[role=alert]")!.TextContent, unknown.QuerySelector("[role=alert]")!.TextContent);
    }

    [Fact]
    public async Task A_form_without_the_page_s_token_changes_nothing()
    {
        await using var server = await TestServer.Start();
        using var visitor = server.As("doctor");
        var answer = await visitor.PostBare("/sign-in", new FormUrlEncodedContent([new("login", "doctor"), new("password", TestServer.Password)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(cookie => cookie.StartsWith("kangyu=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var server = await TestServer.Start();
        using var visitor = await server.As("doctor").SignIn();
        await visitor.PostForm("/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/packs")).StatusCode);
    }

    [Fact]
    public async Task A_locked_screen_opens_nothing_until_the_password_was_given()
    {
        await using var server = await TestServer.Start();
        using var visitor = await server.As("doctor").SignIn();
        await visitor.PostJson("/lock", "{}");
        var led = await visitor.Get("/packs");
        Assert.Equal("/sign-in?back=%2Fpacks&locked=true", led.Headers.Location!.PathAndQuery);
        Assert.Equal((403, "wrong_password"), await Visitor.Problem(await visitor.PostJson("/unlock", """{"password":"wrong"}""")));
        var unlocked = await visitor.PostJson("/unlock", $$"""{"password":"{{TestServer.Password}}"}""");
        Assert.Equal(HttpStatusCode.OK, unlocked.StatusCode);
        Assert.NotEmpty((await Visitor.Json(unlocked)).GetProperty("csrf").GetString()!);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/packs")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_other_sessions_and_must_not_be_easy()
    {
        await using var server = await TestServer.Start();
        using var here = await server.As("doctor").SignIn();
        using var elsewhere = await server.As("doctor").SignIn();
        Assert.Equal(HttpStatusCode.BadRequest, (await here.PostForm("/account/password", ("old", TestServer.Password), ("password", "short"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await here.PostForm("/account/password", ("old", "wrong"), ("password", "rain on the mountain"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.PostForm("/account/password", ("old", TestServer.Password), ("password", "rain on the mountain"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/packs")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.Get("/packs")).StatusCode);
    }

    [Fact]
    public async Task A_token_opens_what_its_account_may_do_and_an_unknown_one_nothing()
    {
        await using var server = await TestServer.Start();
        using var machine = server.As().WithToken(await server.Token("clinician"));
        Assert.Equal(HttpStatusCode.OK, (await machine.Get("/packs")).StatusCode);
        using var unknown = server.As().WithToken("kangyu_" + new string('0', 64));
        Assert.Equal(HttpStatusCode.Unauthorized, (await unknown.Get("/packs")).StatusCode);
    }
}
