using System.Net;
using System.Text.Json;
using Product.Tests.Store;

namespace Product.Tests.Server;

/// <summary>The day's list: who stands on it, what it never tells, and that a reminder is given once.</summary>
public sealed class TodayTests
{
    private static readonly DateOnly Now = Kangyu.Store.CountyTime.Today(TimeProvider.System);

    private static string On(int days) => Now.AddDays(days).ToString("yyyy-MM-dd");

    private static string Register(int person, string ways) => TestCounty.Entry(
        person, person, "core.registration",
        $$"""{"name":"测试{{(char)('甲' + person)}}","sex":"female","born":"1990-02-11","synthetic":true,"keep_record":true,"contact_ways":{{ways}}}""", On(-100), unit: TestServer.Clinic);

    /// <summary>A raised value 90 days ago, and the wish to be reminded in three months.</summary>
    private static string Measure(int person, string recheck = "yes") =>
        TestCounty.Measure(100 + person, person, 150, On(-90), recheck, unit: TestServer.Clinic);

    private static async Task<TestServer> Start(params (int Person, string Ways, string Recheck)[] people)
    {
        var server = await TestServer.Start();
        foreach (var (person, ways, recheck) in people)
        {
            foreach (var entry in new[] { Register(person, ways), Measure(person, recheck) })
                Assert.True((await server.County.Append(TestCounty.Read(server.County, entry))).IsStored);
        }
        return server;
    }

    [Fact]
    public async Task Only_people_who_asked_to_be_reminded_stand_on_the_list()
    {
        await using var server = await Start((1, """["sms"]""", "yes"), (2, """["sms"]""", "no"));
        using var doctor = await server.As("doctor").SignIn();
        var names = (await doctor.Page("/today")).QuerySelectorAll("ul.ky-list a").Select(link => link.TextContent).ToList();
        Assert.Contains("测试", Assert.Single(names), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_covers_one_unit_and_no_head_sees_any()
    {
        await using var server = await Start((1, """["sms"]""", "yes"));
        using var head = server.As().WithToken(await server.Token("head"));
        Assert.Equal((403, "role_may_not"), await Visitor.Problem(await head.Get("/api/due")));
        using var clinician = server.As().WithToken(await server.Token("clinician"));
        Assert.Equal((403, "not_your_unit"), await Visitor.Problem(await clinician.Get("/api/due?unit=" + TestServer.Clinic)));
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        Assert.Equal((400, "wrong_type"), await Visitor.Problem(await doctor.Get("/api/due?from=tomorrow")));
        var lines = await Visitor.Json(await doctor.Get("/api/due"));
        Assert.Equal("reminder", Assert.Single(lines.EnumerateArray()).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Titles_are_neutral_and_the_look_is_logged_with_the_people_shown()
    {
        await using var server = await Start((1, """["sms"]""", "yes"));
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        var line = Assert.Single((await Visitor.Json(await doctor.Get("/api/due"))).EnumerateArray());
        Assert.Equal("健康复查", line.GetProperty("title").GetProperty("zh").GetString());
        var looks = await new Kangyu.Store.Looks.LookView(server.County).AtPerson(TestCounty.Person(1), null, 10, CancellationToken.None);
        Assert.Equal("DueList", Assert.Single(looks).Look.Act);
    }

    [Fact]
    public async Task A_reminder_is_marked_once_and_only_in_a_way_the_person_chose()
    {
        await using var server = await Start((1, """["sms"]""", "yes"));
        using var doctor = await server.As("doctor").SignIn();
        var page = await doctor.Page("/today");
        var due = page.QuerySelector("input[name=due]")!.GetAttribute("value")!;
        Assert.Equal(["in_person", "sms"], page.QuerySelectorAll("input[name=way]").Select(input => input.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.NotFound, (await doctor.PostForm("/today/reminded", ("unit", TestServer.Clinic), ("due", due), ("way", "home_visit"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await doctor.PostForm("/today/reminded", ("unit", TestServer.Clinic), ("due", due), ("way", "sms"))).StatusCode);
        Assert.Empty((await doctor.Page("/today")).QuerySelectorAll("input[name=due]"));
    }

    [Fact]
    public async Task Who_wants_no_contact_is_told_only_in_person()
    {
        await using var server = await Start((1, """["no_contact"]""", "yes"));
        using var doctor = await server.As("doctor").SignIn();
        var page = await doctor.Page("/today");
        Assert.Equal(["in_person"], page.QuerySelectorAll("input[name=way]").Select(input => input.GetAttribute("value")));
        var slips = await Visitor.Read(await doctor.PostForm("/today/slips", ("unit", TestServer.Clinic)));
        Assert.Empty(slips.QuerySelectorAll("article"));
    }

    [Fact]
    public async Task A_station_prints_a_sealed_slip_for_each_who_chose_one_and_never_twice()
    {
        await using var server = await Start((1, """["paper_slip"]""", "yes"), (2, """["paper_slip"]""", "yes"), (3, """["sms"]""", "yes"));
        using var desk = await server.As("desk").SignIn();
        var printed = await Visitor.Read(await desk.PostForm("/today/slips", ("unit", TestServer.Clinic)));
        Assert.Equal(2, printed.QuerySelectorAll("article.ky-slip").Length);
        Assert.DoesNotContain("血压", printed.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await Visitor.Read(await desk.PostForm("/today/slips", ("unit", TestServer.Clinic)))).QuerySelectorAll("article"));
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.PostForm("/today/slips", ("unit", TestServer.Station))).StatusCode);
    }

    [Fact]
    public async Task Withdrawing_takes_a_person_off_the_list_at_once()
    {
        await using var server = await Start((1, """["sms"]""", "yes"));
        var no = TestCounty.Entry(300, 1, "core.consent", """{"purpose":"reminders","answer":"no"}""", On(0), unit: TestServer.Clinic);
        Assert.True((await server.County.Append(TestCounty.Read(server.County, no))).IsStored);
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        Assert.Equal(JsonValueKind.Array, (await Visitor.Json(await doctor.Get("/api/due"))).ValueKind);
        Assert.Empty((await Visitor.Json(await doctor.Get("/api/due"))).EnumerateArray());
    }
}
