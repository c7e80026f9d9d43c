using System.Net;
using System.Text.Json;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>Two records of one person become one in every page and answer, and two again when the merge is withdrawn.</summary>
public sealed class MergeStoryTests
{
    private const int Twin = 3;
    private const string TwinName = "测试琳";

    // the same phone and birthday: a likely duplicate
    private static async Task<TestServer> Start(string twinUnit = TestServer.Centre)
    {
        var server = await StartWithPeople(new TestClock());
        await server.Accept(TestCounty.Register(3, Twin, TwinName, Phone, unit: twinUnit));
        await server.Accept(Counselling(11, Lin, "2027-02-01"));
        await server.Accept(Counselling(12, Twin, "2027-02-03", twinUnit));
        return server;
    }

    private static Task<HttpResponseMessage> Merge(Visitor visitor, int person = Lin, int other = Twin, string how = "person_said", string note = "") =>
        visitor.PostForm(At(person) + "/same", ("other", Id(other).ToString()), ("how", how), ("note", note));

    private static async Task<IReadOnlyList<string?>> Names(Visitor visitor, string q) =>
        [.. (await Visitor.Json(await visitor.Get("/api/people?q=" + Uri.EscapeDataString(q)))).EnumerateArray().Select(hit => hit.GetProperty("name").GetString())];

    [Fact]
    public async Task It_is_for_those_who_write_the_form_about_people_in_their_care()
    {
        await using var server = await Start();
        using var desk = await server.As("desk").SignIn();
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get(At(9) + "/same")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Merge(desk, other: 9)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Get(At(Qiu) + "/same")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Merge(desk, other: Qiu)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Merge(desk, how: "guessed")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Merge(desk, how: "other")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Merge(desk, other: Lin)).StatusCode);
        using var doctor = await server.As("doctor").SignIn();
        Assert.Equal(HttpStatusCode.Forbidden, (await doctor.Get(At(Qiu) + "/same")).StatusCode);
        using var administrator = await server.As("administrator").SignIn();
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.Get(At(Lin) + "/same")).StatusCode);
    }

    [Fact]
    public async Task A_program_cannot_merge_with_somebody_outside_its_care()
    {
        await using var server = await Start();
        using var clinician = server.As().WithToken(await server.Token("clinician"));
        var entry = TestCounty.Entry(40, Lin, "core.merge", $$"""{"other":"{{Id(Qiu)}}","how_known":"person_said"}""", "2027-02-20", unit: TestServer.Centre);
        var answer = await Visitor.Json(await clinician.PostJson("/api/entries", $$"""[{"id":"{{TestCounty.Id(40)}}","entries":[{{entry}}]}]"""));
        Assert.Contains("not_in_your_care", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_possible_duplicates_leads_to_the_merge_and_names_nobody_elsewhere()
    {
        await using var server = await Start(TestServer.OtherClinic);
        using var desk = await server.As("desk").SignIn();
        var page = await desk.Page(At(Lin) + "/same");
        Assert.Null(page.QuerySelector("form[action$=same]"));
        Assert.Contains("Another unit has a record that is alike", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(TwinName, page.Body.TextContent, StringComparison.Ordinal);
        await using var near = await Start();
        using var here = await near.As("desk").SignIn();
        var form = (await here.Page(At(Lin) + "/same")).QuerySelector("form[action$=same]")!;
        Assert.Equal(Id(Twin).ToString(), form.QuerySelector("input[name=other]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Merged_records_are_one_in_page_search_answers_and_log_and_two_again_when_it_is_withdrawn()
    {
        await using var server = await Start();
        using var clinician = await server.As("clinician").SignIn();
        await clinician.Get(At(Twin));
        Assert.Equal(HttpStatusCode.Redirect, (await Merge(clinician)).StatusCode);
        foreach (var person in new[] { Lin, Twin })
        {
            var page = await clinician.Page(At(person));
            Assert.Contains("测试林", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("merged of 2", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(2, page.QuerySelectorAll(".ky-timeline a").Count(link => link.TextContent.StartsWith("Counselling", StringComparison.Ordinal)));
            Assert.Equal(Id(Lin), (await Visitor.Json(await clinician.Get("/api" + At(person)))).GetProperty("id").GetGuid());
            Assert.Equal(5, (await Visitor.Json(await clinician.Get("/api" + At(person) + "/entries"))).GetProperty("entries").GetArrayLength());
            Assert.Equal(HttpStatusCode.OK, (await clinician.Get($"{At(person)}/entries/{TestCounty.Id(12)}")).StatusCode);
        }
        Assert.Equal(["测试林"], await Names(clinician, "测试林"));
        Assert.Equal(["测试林（测试琳）"], await Names(clinician, TwinName));
        // who looked at either of them
        Assert.True((await clinician.Page(At(Twin) + "/log")).QuerySelectorAll("tbody tr").Length >= 2);
        // what is written to either lands in the one
        await server.Accept(Consent(20, Twin, """{"purpose":"invitations","programme":"midlife","channel":["sms"],"answer":"yes"}""", "2027-02-26"));
        Assert.Single((await Visitor.Json(await clinician.Get("/api" + At(Lin)))).GetProperty("consents").EnumerateArray());
        // a correction stays with the record whose entry it corrects
        Assert.Contains($"subject=\"{Id(Twin)}\"", await (await clinician.Get($"/entries/{TestCounty.Id(12)}/amend")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var merge = (await Visitor.Json(await clinician.Get("/api" + At(Lin) + "/entries?filter=core.merge"))).GetProperty("entries")[0].GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.Redirect, (await clinician.PostForm($"{At(Lin)}/entries/{merge}/withdraw", ("reason", "不是同一个人"))).StatusCode);
        Assert.Contains(TwinName, (await clinician.Page(At(Twin))).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await Visitor.Json(await clinician.Get("/api" + At(Lin)))).GetProperty("consents").EnumerateArray());
        Assert.Single((await Visitor.Json(await clinician.Get("/api" + At(Twin)))).GetProperty("consents").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.Get($"{At(Lin)}/entries/{TestCounty.Id(12)}")).StatusCode);
    }

    [Fact]
    public async Task The_picker_offers_people_in_ones_care_alone()
    {
        await using var server = await Start();
        using var clinician = server.As().WithToken(await server.Token("clinician"));
        async Task<IReadOnlyList<string?>> Pick(string q) =>
            [.. (await Visitor.Json(await clinician.Get("/api/choices/people?form=core.merge&item=other&q=" + Uri.EscapeDataString(q)))).EnumerateArray().Select(choice => choice.GetProperty("title").GetString())];
        Assert.Contains("测试林", await Pick("测试林"));
        Assert.Equal(2, (await Pick("0001")).Count);
        Assert.Empty(await Pick("演秋红"));
        using var head = server.As().WithToken(await server.Token("head"));
        Assert.Equal(HttpStatusCode.Forbidden, (await head.Get("/api/choices/people?q=0001")).StatusCode);
        Assert.Equal(JsonValueKind.Array, (await Visitor.Json(await clinician.Get("/api/choices/units?q=测试"))).ValueKind);
    }
}
