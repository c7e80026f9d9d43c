using System.Net;
using System.Text.Json;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>Registering: with a name, without one, and not twice.</summary>
public sealed class RegisterTests
{
    [Fact]
    public async Task The_page_holds_the_form_and_a_new_card()
    {
        await using var server = await Start();
        using var head = await server.As("head").SignIn();
        Assert.Equal(HttpStatusCode.Forbidden, (await head.Get("/people/new")).StatusCode);
        using var desk = await server.As("desk").SignIn();
        var page = await desk.Page("/people/new");
        var form = page.QuerySelector("ky-form")!;
        Assert.Equal("new", form.GetAttribute("subject"));
        Assert.Equal(TestServer.Centre, form.GetAttribute("unit"));
        var offered = JsonDocument.Parse(page.QuerySelector("script[data-part=answers]")!.TextContent).RootElement.GetProperty("card_number").GetString()!;
        Assert.True(Kangyu.Kernel.People.Identifiers.CardNumber.Read(offered).IsGood);
    }

    [Fact]
    public async Task Somebody_without_a_name_is_registered_with_one_tap()
    {
        await using var server = await Start();
        using var desk = await server.As("desk").SignIn();
        var answer = await desk.PostForm("/people/nameless");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await desk.Page(answer.Headers.Location!.OriginalString);
        Assert.StartsWith("No name given", page.QuerySelector("h1")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_registered_already_is_shown_before_saving_by_name_only_within_ones_care()
    {
        await using var server = await StartWithPeople();
        await server.Accept(Abortion(10, Qiu));
        using var clinician = await server.As("clinician").SignIn();
        var mine = await clinician.PostJson("/people/alike", $$"""{"name":"测试林","sex":"female","born":"1990-02-11","phone":"{{Phone}}"}""");
        var words = await mine.Content.ReadAsStringAsync();
        Assert.Contains(At(Lin), words, StringComparison.Ordinal);
        Assert.Contains("the same name, the same date of birth, the same phone number", words, StringComparison.Ordinal);
        var elsewhere = await (await clinician.PostJson("/people/alike", $$"""{"name":"演秋红","sex":"female","born":"1990-02-11","phone":"{{OtherPhone}}"}""")).Content.ReadAsStringAsync();
        Assert.Contains("Another unit has a record that is alike", elsewhere, StringComparison.Ordinal);
        Assert.DoesNotContain("演秋红", elsewhere, StringComparison.Ordinal);
        Assert.DoesNotContain(Id(Qiu).ToString(), elsewhere, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await clinician.PostJson("/people/alike", "[")).StatusCode);
        Assert.Equal("", (await (await clinician.PostJson("/people/alike", """{"name":"演无此人"}""")).Content.ReadAsStringAsync()).Trim());
    }
}
