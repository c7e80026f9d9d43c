using System.Net;
using System.Text.Json;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>S13: private entries are read by the unit that wrote them and by those the person named; sharing the record otherwise leaves them closed, and taking it back acts at once (S5).</summary>
public sealed class NamedUnitsTests
{
    private const string Everything = "everything";
    private const string Private = "everything_private";

    private static string Share(int id, string what, string answer = "yes", string occurred = "2027-02-26") => Consent(id, Lin, answer == "yes"
        ? $$"""{"purpose":"sharing","to_unit":"{{TestServer.Centre}}","share_what":["{{what}}"],"answer":"yes"}"""
        : $$"""{"purpose":"sharing","to_unit":"{{TestServer.Centre}}","answer":"no"}""", occurred, TestServer.Station);

    private static async Task<TestServer> Start(params string[] entries)
    {
        var server = await PeopleCounty.Start(new TestClock());
        await server.Accept(TestCounty.Register(1, Lin, "测试林", Phone, unit: TestServer.Clinic));
        await server.Accept(Counselling(11, Lin, "2027-02-10", TestServer.Clinic));
        await server.Accept(Abortion(50, Lin, "2027-02-20"));
        await server.Accept(entries);
        return server;
    }

    private static async Task<IReadOnlyList<string>> Forms(Visitor visitor) =>
        [.. (await Visitor.Json(await visitor.Get("/api" + At(Lin) + "/entries"))).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("form").GetString()!)];

    [Fact]
    public async Task A_unit_that_the_person_named_reads_what_another_wrote_in_its_room()
    {
        await using var server = await Start(Share(60, Private));
        using var clinician = server.As().WithToken(await server.Token("clinician"));
        Assert.Contains("contraception.abortion_surgical", await Forms(clinician));
        var person = await Visitor.Json(await clinician.Get("/api" + At(Lin)));
        Assert.Equal("under_treatment", person.GetProperty("stage").GetString());
        Assert.Contains("offer:contraception.after_abortion", person.GetProperty("consents").EnumerateArray().Select(line => line.GetProperty("key").GetString()));
        Assert.Contains(person.GetProperty("plan").EnumerateArray(), line => line.GetProperty("title").GetProperty("en").GetString()!.Contains("abortion", StringComparison.OrdinalIgnoreCase));
        var entry = $"{At(Lin)}/entries/{TestCounty.Id(50)}";
        Assert.Equal(HttpStatusCode.OK, (await clinician.Get(entry)).StatusCode);
        // it is read there and corrected by the unit that wrote it
        Assert.Equal(HttpStatusCode.Forbidden, (await clinician.Get($"/entries/{TestCounty.Id(50)}/amend")).StatusCode);
        // paper still leaves the room
        Assert.DoesNotContain("abortion", await (await clinician.Get(At(Lin) + "/summary")).Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        // the unit of registration was not named
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        Assert.DoesNotContain("contraception.abortion_surgical", await Forms(doctor));
        Assert.Equal(HttpStatusCode.NotFound, (await doctor.Get(entry)).StatusCode);
    }

    [Fact]
    public async Task Sharing_the_record_alone_leaves_private_entries_closed()
    {
        await using var server = await Start(Share(60, Everything));
        using var clinician = server.As().WithToken(await server.Token("clinician"));
        Assert.DoesNotContain("contraception.abortion_surgical", await Forms(clinician));
        Assert.Contains("contraception.counselling", await Forms(clinician));
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.Get($"{At(Lin)}/entries/{TestCounty.Id(50)}")).StatusCode);
    }

    [Fact]
    public async Task Sharing_a_part_opens_no_record()
    {
        await using var server = await Start(Share(60, "allergies"));
        using var clinician = server.As().WithToken(await server.Token("clinician"));
        Assert.Equal(HttpStatusCode.Forbidden, (await clinician.Get("/api" + At(Lin))).StatusCode);
    }

    [Theory]
    [InlineData(Private)]
    [InlineData(Everything)]
    public async Task What_was_shared_is_closed_on_the_day_it_is_taken_back(string what)
    {
        await using var server = await Start(Share(60, what));
        using var clinician = server.As().WithToken(await server.Token("clinician"));
        Assert.Equal(HttpStatusCode.OK, (await clinician.Get("/api" + At(Lin))).StatusCode);
        await server.Accept(Share(61, what, "no"));
        Assert.Equal(HttpStatusCode.Forbidden, (await clinician.Get("/api" + At(Lin))).StatusCode);
    }

    [Fact]
    public async Task Naming_is_taken_back_while_sharing_goes_on()
    {
        await using var server = await Start(Share(60, Private), Share(61, Everything));
        using var clinician = server.As().WithToken(await server.Token("clinician"));
        Assert.Equal(HttpStatusCode.OK, (await clinician.Get("/api" + At(Lin))).StatusCode);
        Assert.DoesNotContain("contraception.abortion_surgical", await Forms(clinician));
    }

    [Theory]
    [InlineData("here_only", false, false)]
    [InlineData("home_unit", true, false)]
    [InlineData("any_unit", true, true)]
    public async Task Medicines_told_in_a_room_are_seen_where_the_person_said_at_the_end_of_the_visit(string wish, bool atHome, bool elsewhere)
    {
        var answers = History(30, Lin, 130, "2027-02-12", $$""","hiv":"high_risk","antiretrovirals":["other"],"sti":["none"],"who_may_see":"{{wish}}" """, TestServer.Station);
        await using var server = await Start(answers, Share(60, Everything));
        foreach (var (account, sees) in new[] { ("doctor", atHome), ("clinician", elsewhere) })
        {
            using var reader = await server.As(account).SignIn();
            var page = await reader.Page(At(Lin));
            Assert.Equal(sees, page.Body!.TextContent.Contains("Antiretrovirals", StringComparison.Ordinal));
            // what was told, not the entry it was told in, nor why
            var told = await Visitor.Json(await reader.Get("/api" + At(Lin)));
            Assert.Equal(sees, told.GetProperty("safe_care").EnumerateArray().Any(line => line.GetProperty("concept").GetString() == "antiretrovirals"));
            var entries = await (await reader.Get("/api" + At(Lin) + "/entries")).Content.ReadAsStringAsync();
            Assert.DoesNotContain("high_risk", entries, StringComparison.Ordinal);
            Assert.DoesNotContain("antiretrovirals", entries, StringComparison.Ordinal);
            Assert.DoesNotContain("Antiretrovirals", await (await reader.Get(At(Lin) + "/summary")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_opened_at_a_named_unit_knows_what_the_private_entries_say()
    {
        var answers = History(30, Lin, 130, "2027-02-12", ""","hiv":"infection","hiv_well":true,"sti":["none"],"who_may_see":"here_only" """, TestServer.Station);
        await using var server = await Start(answers, Share(60, Private));
        using var clinician = server.As().WithToken(await server.Token("clinician"));
        var told = (await Visitor.Json(await clinician.Get("/api" + At(Lin) + "/entries"))).GetProperty("entries").EnumerateArray().First(entry => entry.GetProperty("id").GetGuid() == TestCounty.Id(30));
        Assert.Equal("infection", told.GetProperty("answers").GetProperty("hiv").GetString());
        Assert.Equal(JsonValueKind.Object, told.GetProperty("answers").GetProperty("eligibility").ValueKind);
    }
}
