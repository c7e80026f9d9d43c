using System.Net;
using AngleSharp.Dom;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>Finding people: within one's care by anything, outside it by a whole number and a reason (S4).</summary>
public sealed class SearchTests
{
    private static IReadOnlyList<string> Names(IParentNode page) => [.. page.QuerySelectorAll("ul.ky-list a").Select(link => link.FirstChild!.TextContent.Trim())];

    [Fact]
    public async Task Search_is_for_those_who_serve_people()
    {
        await using var server = await StartWithPeople();
        using var stranger = server.As("doctor");
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.Get("/people")).StatusCode);
        foreach (var login in new[] { "head", "statistician", "administrator", "auditor", "keeper", "reviewer", "trainer" })
        {
            using var visitor = server.As().WithToken(await server.Token(login));
            Assert.Equal((403, "role_may_not"), await Visitor.Problem(await visitor.Get("/api/people?q=" + Phone)));
        }
    }

    [Theory]
    [InlineData("测试林", new[] { "测试林" })]
    [InlineData("cslin", new string[0])]
    [InlineData("ceshilin", new[] { "测试林" })]
    [InlineData(Phone, new[] { "测试林" })]
    [InlineData("0001", new[] { "测试林" })]
    [InlineData("演秋红", new string[0])]
    [InlineData(OtherPhone, new string[0])]
    public async Task Within_ones_care_people_are_found_by_what_one_knows_of_them(string typed, string[] found)
    {
        await using var server = await StartWithPeople();
        using var clinician = await server.As("clinician").SignIn();
        Assert.Equal(found, Names(await clinician.Page("/people?q=" + Uri.EscapeDataString(typed))));
    }

    [Fact]
    public async Task A_hit_tells_who_it_is_and_never_a_service()
    {
        await using var server = await StartWithPeople();
        await server.Accept(Counselling(10, Lin));
        using var clinician = server.As().WithToken(await server.Token("clinician"));
        var hit = Assert.Single((await Visitor.Json(await clinician.Get("/api/people?q=" + Phone))).EnumerateArray());
        Assert.Equal(["age", "home_unit", "id", "name", "phone_end", "sex", "synthetic"], hit.EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal));
        Assert.Equal("0001", hit.GetProperty("phone_end").GetString());
        Assert.Equal((400, "search_too_short"), await Visitor.Problem(await clinician.Get("/api/people?q=x")));
    }

    [Fact]
    public async Task Results_as_one_types_are_a_part_of_the_page_and_a_list_is_logged_once()
    {
        await using var server = await StartWithPeople();
        using var clinician = await server.As("clinician").SignIn();
        for (var i = 0; i < 2; i++)
        {
            using var answer = await clinician.Get("/people?q=0001", ("HX-Request", "true"));
            Assert.DoesNotContain("<html", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal([("SearchInCare", TestServer.Centre)], await server.Looks(Lin));
    }

    [Fact]
    public async Task Twenty_people_at_most_are_shown_and_there_is_no_next_page()
    {
        await using var server = await Start();
        await Task.WhenAll(Enumerable.Range(1, 25).Select(i => server.Accept(TestCounty.Register(i, i, "测小明", unit: TestServer.Centre))));
        using var clinician = await server.As("clinician").SignIn();
        var page = await clinician.Page("/people?q=" + Uri.EscapeDataString("测小明"));
        Assert.Equal(20, page.QuerySelectorAll("ul.ky-list li").Length);
        Assert.Contains("Type more", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_ones_care_a_whole_number_and_a_reason_are_needed_and_the_person_can_read_both()
    {
        await using var server = await StartWithPeople();
        using var clinician = await server.As("clinician").SignIn();
        Assert.Equal(HttpStatusCode.BadRequest, (await clinician.PostForm("/people/outside", ("q", OtherPhone))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await clinician.PostForm("/people/outside", ("q", OtherPhone), ("reason", "other"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await clinician.PostForm("/people/outside", ("q", "演秋红"), ("reason", "referred"))).StatusCode);
        Assert.Empty(await server.Looks(Qiu));
        Assert.Equal(HttpStatusCode.Forbidden, (await clinician.Get(At(Qiu))).StatusCode);
        var found = await Visitor.Read(await clinician.PostForm("/people/outside", ("q", OtherPhone), ("reason", "referred"), ("words", "转诊单")));
        Assert.Equal(["演＊＊"], Names(found));
        Assert.Equal([("SearchOutside", TestServer.Centre)], await server.Looks(Qiu));
        // whoever came with the number is served here for the day, by this unit alone
        Assert.Equal(HttpStatusCode.OK, (await clinician.Get(At(Qiu))).StatusCode);
        using var other = await server.As("other-doctor").SignIn();
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get(At(Qiu))).StatusCode);
        using var doctor = await server.As("doctor").SignIn();
        Assert.Contains("Referred to this unit：转诊单", (await doctor.Page(At(Qiu) + "/log")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_s_code_finds_its_person()
    {
        await using var server = await Start();
        var card = Kangyu.Kernel.People.Identifiers.CardNumber.From(42);
        await server.Accept(TestCounty.Entry(1, Lin, "core.registration", $$"""{"unnamed":true,"card_number":"{{card.Number}}"}""", "2026-01-01", unit: TestServer.Centre));
        using var clinician = await server.As("clinician").SignIn();
        Assert.Equal(["No name given"], Names(await clinician.Page("/people?q=" + Uri.EscapeDataString(card.QrText))));
    }
}
