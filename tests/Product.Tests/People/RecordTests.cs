using System.Net;
using AngleSharp.Dom;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>The page of a person: who may open it, what stands on it, what a look leaves behind.</summary>
public sealed class RecordTests
{
    [Fact]
    public async Task A_record_opens_to_the_unit_that_cares_for_the_person_and_each_look_is_logged_once()
    {
        await using var server = await StartWithPeople();
        using var nobody = server.As("clinician");
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.Get(At(Lin))).StatusCode);
        using var head = await server.As("head").SignIn();
        Assert.Equal(HttpStatusCode.Forbidden, (await head.Get(At(Lin))).StatusCode);
        using var doctor = await server.As("doctor").SignIn();
        Assert.Equal(HttpStatusCode.Forbidden, (await doctor.Get(At(Lin))).StatusCode);
        using var clinician = await server.As("clinician").SignIn();
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.Get(At(9))).StatusCode);
        Assert.Empty(await server.Looks(Lin));
        var page = await clinician.Page(At(Lin));
        Assert.StartsWith("测试林", page.QuerySelector("h1")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal([("ReadPerson", TestServer.Centre)], await server.Looks(Lin));
        await clinician.Get(At(Lin) + "/timeline");
        Assert.Single(await server.Looks(Lin));
    }

    [Fact]
    public async Task The_api_answers_by_the_same_rules_with_problems()
    {
        await using var server = await StartWithPeople();
        using var unknown = server.As();
        Assert.Equal((401, "sign_in"), await Visitor.Problem(await unknown.Get("/api" + At(Lin))));
        using var head = server.As().WithToken(await server.Token("head"));
        Assert.Equal((403, "role_may_not"), await Visitor.Problem(await head.Get("/api" + At(Lin))));
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        Assert.Equal((403, "not_in_your_care"), await Visitor.Problem(await doctor.Get("/api" + At(Lin) + "/entries")));
        using var clinician = server.As().WithToken(await server.Token("clinician"));
        Assert.Equal((404, "not_found"), await Visitor.Problem(await clinician.Get("/api" + At(9))));
        var person = await Visitor.Json(await clinician.Get("/api" + At(Lin)));
        Assert.Equal("测试林", person.GetProperty("name").GetString());
        var entries = await Visitor.Json(await clinician.Get("/api" + At(Lin) + "/entries"));
        var entry = Assert.Single(entries.GetProperty("entries").EnumerateArray());
        Assert.Equal("core.registration", entry.GetProperty("form").GetString());
        Assert.False(entry.TryGetProperty("position", out _));
    }

    [Fact]
    public async Task The_timeline_is_newest_first_twenty_a_page_and_can_be_narrowed_to_a_form()
    {
        await using var server = await StartWithPeople();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => server.Accept(Counselling(100 + i, Lin, $"2026-03-{(i % 28) + 1:00}"))));
        await server.Accept(History(200, Lin, 120, "2026-04-01"));
        using var clinician = await server.As("clinician").SignIn();
        var page = await clinician.Page(At(Lin));
        Assert.Equal(20, page.QuerySelectorAll(".ky-timeline > li").Length);
        Assert.Equal("History and examination", page.QuerySelector(".ky-timeline a")!.TextContent);
        var older = page.QuerySelector("#entries > a.btn")!.GetAttribute("hx-get")!;
        Assert.Equal(12, (await clinician.Page(older)).QuerySelectorAll(".ky-timeline > li").Length);
        Assert.Single((await clinician.Page(At(Lin) + "?filter=contraception.history_examination")).QuerySelectorAll(".ky-timeline > li"));
        Assert.Equal(20, (await clinician.Page(At(Lin) + "/timeline?filter=contraception")).QuerySelectorAll(".ky-timeline > li").Length);
    }

    [Fact]
    public async Task Measured_values_are_drawn_with_a_table_and_allergies_stand_at_the_top()
    {
        await using var server = await StartWithPeople();
        await server.Accept(History(10, Lin, 118, "2026-01-10"));
        await server.Accept(History(11, Lin, 142, "2026-02-10", ""","allergies":["latex"]"""));
        using var clinician = await server.As("clinician").SignIn();
        var page = await clinician.Page(At(Lin));
        var rows = page.QuerySelector("figure table tbody")!.QuerySelectorAll("tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Equal(["10 February 2026 142 80", "10 January 2026 118 80"], rows);
        Assert.Equal(2, page.QuerySelector("figure svg")!.QuerySelectorAll("polyline").Length);
        Assert.Contains("Allergies: ", page.QuerySelector(".ky-alert")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lapsed_stands_on_the_person_s_page_and_never_in_the_api()
    {
        await using var server = await TestServer.Start();
        await server.Accept(TestCounty.Register(1, Lin, unit: TestServer.Centre), TestCounty.Measure(2, Lin, 150, "2026-03-01", unit: TestServer.Centre));
        using var clinician = await server.As("clinician").SignIn();
        Assert.Contains("Lapsed", (await clinician.Page(At(Lin))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await Visitor.Json(await clinician.Get("/api" + At(Lin)))).GetProperty("plan").EnumerateArray());
    }

    [Fact]
    public async Task The_desk_reads_only_forms_that_it_also_writes()
    {
        await using var server = await StartWithPeople();
        await server.Accept(Counselling(10, Lin), Consent(11, Lin, """{"purpose":"reminders","answer":"no"}"""));
        using var desk = await server.As("desk").SignIn();
        var titles = (await desk.Page(At(Lin))).QuerySelectorAll(".ky-timeline a").Select(link => link.TextContent);
        Assert.Equal(["Consent and withdrawal", "Registration"], titles);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get(At(Lin) + "/entries/" + TestCounty.Id(10))).StatusCode);
    }

    [Fact]
    public async Task A_page_of_two_hundred_entries_stays_under_60_KB()
    {
        await using var server = await StartWithPeople();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => server.Accept(
            i % 2 == 0 ? Counselling(100 + i, Lin, $"2026-03-{(i % 28) + 1:00}") : History(100 + i, Lin, 110 + (i % 40), $"2026-04-{(i % 28) + 1:00}"))));
        using var clinician = await server.As("clinician").SignIn();
        await clinician.Page(At(Lin));
        var bytes = await (await clinician.Get(At(Lin))).Content.ReadAsByteArrayAsync();
        Assert.InRange(bytes.Length, 10_000, 60 * 1024);
    }
}
