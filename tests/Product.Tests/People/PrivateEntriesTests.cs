using System.Net;
using System.Text.RegularExpressions;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>
/// S13: of two counties that differ by something private every page and answer is the same, byte for byte, to everyone who is not entitled: every GET, every role, and
/// the two searches that are POSTs. Left out of the comparison is what is new in every county or counts its whole ledger: the page's token, a fresh card number, the key of a second
/// step, and the number of the newest entry that a report was worked out from.
/// </summary>
public sealed partial class PrivateEntriesTests
{
    [GeneratedRegex("""(?<=(name="csrf" content=|name="__RequestVerificationToken"( type="hidden")? value=)")[^"]*|(?<="asOf":)\d+|(?<=As of entry )\d+|(?<="card_number":")\d+""")]
    private static partial Regex NewInEveryCounty();

    private static async Task<List<string>> Answers(TestServer server, string login, IReadOnlyList<string> addresses)
    {
        using var visitor = server.As().WithToken(await server.Token(login));
        var answers = new List<string>(addresses.Count);
        foreach (var address in addresses)
        {
            using var answer = await visitor.Get(address);
            answers.Add(await Compared(address, answer));
        }
        answers.Add(await Compared("/people/alike", await visitor.PostJson("/people/alike", $$"""{"name":"测试林","sex":"female","born":"1990-02-11","phone":"{{Phone}}"}""")));
        using var outside = new FormUrlEncodedContent([new("q", Phone), new("reason", "came_with_card"), new("words", "")]);
        answers.Add(await Compared("/people/outside", await visitor.PostBare("/people/outside", outside)));
        return answers;
    }

    private static async Task<string> Compared(string address, HttpResponseMessage answer) =>
        $"{address} {(int)answer.StatusCode} {NewInEveryCounty().Replace(await answer.Content.ReadAsStringAsync(), "")}";

    [Theory]
    [InlineData(PrivateStory.Care, "")]
    // the village clinic wrote it
    [InlineData(PrivateStory.Answer, "doctor")]
    [InlineData(PrivateStory.Charge, "")]
    public async Task Counties_that_differ_by_something_private_answer_alike_whatever_is_asked(PrivateStory story, string entitled)
    {
        await using var plain = await PrivateCounty.Start(story, withPrivate: false);
        await using var other = await PrivateCounty.Start(story, withPrivate: true);
        // an account's own key tells of no record
        var addresses = EveryGet.Addresses(plain).Where(address => address != "/account/second-step").ToList();
        var different = new List<string>();
        foreach (var (login, _, _) in TestServer.Accounts.Where(account => account.Login != entitled))
        {
            var (here, there) = (await Answers(plain, login, addresses), await Answers(other, login, addresses));
            for (var i = 0; i < here.Count; i++)
                if (here[i] != there[i]) different.Add($"{login}: {Differing(here[i], there[i])}");
        }
        Assert.True(different.Count == 0, $"{different.Count} answers differ\n" + string.Join('\n', different.Take(40)));
    }

    [Fact]
    public async Task The_comparison_can_fail()
    {
        await using var plain = await PrivateCounty.Start(PrivateStory.Answer, withPrivate: false);
        await using var other = await PrivateCounty.Start(PrivateStory.Answer, withPrivate: true);
        var addresses = EveryGet.Addresses(plain);
        Assert.NotEqual(await Answers(plain, "doctor", addresses), await Answers(other, "doctor", addresses));
    }

    /// <summary>The address and the first place where two answers part.</summary>
    private static string Differing(string left, string right)
    {
        var at = 0;
        while (at < Math.Min(left.Length, right.Length) && left[at] == right[at]) at++;
        string Around(string text) => text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 120)].ReplaceLineEndings(" ");
        return $"{left.Split(' ')[0]}\n    {Around(left)}\n    {Around(right)}";
    }

    [Fact]
    public async Task The_unit_that_wrote_it_reads_it_with_its_reminder_and_its_duty()
    {
        await using var server = await PrivateCounty.Start(PrivateStory.Care, withPrivate: true);
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
