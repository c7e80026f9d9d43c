using System.Net;
using System.Text.RegularExpressions;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>
/// S13: of two counties that differ by one private entry every page and answer is the same, byte for byte, to everyone who is not entitled. Left out of the comparison: the page's
/// token and the reader's own account, which are new in every county.
/// </summary>
public sealed partial class PrivateEntriesTests
{
    [GeneratedRegex("""(name="csrf" content=|name="__RequestVerificationToken" value=|data-account=| account=)"[^"]*"|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}(?=" *,?"role")""")]
    private static partial Regex OfTheReader();

    private static IReadOnlyList<string> Addresses { get; } =
    [
        At(Lin), At(Lin) + "/timeline", At(Lin) + "/timeline?filter=contraception", At(Lin) + "?filter=contraception.abortion_surgical", At(Lin) + "/forms", At(Lin) + "/log", At(Lin) + "/summary",
        At(Lin) + "/entries/" + TestCounty.Id(11), At(Lin) + "/entries/" + TestCounty.Id(50), At(Lin) + "/entries/" + TestCounty.Id(50) + "/consent", At(Lin) + "/entries/" + TestCounty.Id(60),
        At(Lin) + "/timeline?before=" + TestCounty.Id(50), "/people?q=0001", "/today", "/api" + At(Lin), "/api" + At(Lin) + "/entries", "/api" + At(Lin) + "/entries?before=" + TestCounty.Id(12),
        "/api/people?q=0001", "/api/due",
    ];

    private static async Task<TestServer> County(bool withPrivate)
    {
        var server = await StartWithPeople(new TestClock());
        await server.Accept(History(10, Lin, 120, "2027-01-10"));
        await server.Accept(Counselling(11, Lin, "2027-02-01"));
        if (withPrivate)
        {
            await server.Accept(Abortion(50, Lin, "2027-02-20"));
            await server.Accept(Consent(60, Lin, """{"purpose":"reminders","consent_offer":"contraception.after_abortion","channel":["phone_call"],"answer":"yes"}""", "2027-02-21", TestServer.Station));
        }
        await server.Accept(Counselling(12, Lin, "2027-02-25"));
        await server.Accept(Consent(13, Lin, """{"purpose":"invitations","programme":"midlife","channel":["sms"],"answer":"yes"}""", "2027-02-26"));
        return server;
    }

    private static async Task<List<string>> Answers(TestServer server, string login)
    {
        using var visitor = await server.As(login).SignIn();
        var answers = new List<string>();
        foreach (var address in Addresses)
        {
            using var answer = await visitor.Get(address);
            answers.Add($"{address} {(int)answer.StatusCode} {OfTheReader().Replace(await answer.Content.ReadAsStringAsync(), "")}");
        }
        return answers;
    }

    [Theory]
    [InlineData("clinician")]
    [InlineData("desk")]
    [InlineData("doctor")]
    [InlineData("head")]
    [InlineData("auditor")]
    public async Task Counties_that_differ_by_a_private_entry_answer_alike(string login)
    {
        await using var plain = await County(withPrivate: false);
        await using var other = await County(withPrivate: true);
        Assert.Equal(await Answers(plain, login), await Answers(other, login));
    }

    [Fact]
    public async Task The_unit_that_wrote_it_reads_it_with_its_reminder_and_its_duty()
    {
        await using var server = await County(withPrivate: true);
        await server.AddAccount("station-clinician", "clinician", TestServer.Station);
        using var station = await server.As("station-clinician").SignIn();
        var page = await station.Page(At(Lin));
        Assert.Contains("Surgical abortion care", page.QuerySelectorAll(".ky-timeline a").Select(link => link.TextContent));
        Assert.Contains("Private", page.QuerySelectorAll(".ky-timeline .ky-sensitive").Select(badge => badge.TextContent));
        Assert.Equal(HttpStatusCode.OK, (await station.Get(At(Lin) + "/entries/" + TestCounty.Id(50))).StatusCode);
        // paper leaves the room: nothing private is on it, not even here
        Assert.DoesNotContain("abortion", (await station.Page(At(Lin) + "/summary")).Body!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_private_answer_within_an_open_entry_leaves_no_trace_elsewhere()
    {
        await using var server = await StartWithPeople();
        await server.Accept(History(10, Lin, 120, "2026-03-01", ""","hiv":"high_risk" """, TestServer.Clinic));
        await server.Accept(History(11, Lin, 120, "2026-03-02", "", TestServer.Centre));
        using var clinician = await server.As("clinician").SignIn();
        var entry = await clinician.Page($"{At(Lin)}/entries/{TestCounty.Id(10)}");
        Assert.Contains("120 mmHg", entry.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("HIV", entry.Body.TextContent, StringComparison.Ordinal);
        var answers = (await Visitor.Json(await clinician.Get($"/api{At(Lin)}/entries"))).GetProperty("entries").EnumerateArray().Select(line => line.GetProperty("answers")).ToList();
        Assert.True(answers[0].TryGetProperty("eligibility", out _));
        Assert.False(answers[1].TryGetProperty("hiv", out _));
        Assert.False(answers[1].TryGetProperty("eligibility", out _));
    }
}
