using System.Net;
using Kangyu.Store;
using Kangyu.Store.Keys;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>Erasing a record in the page (S12): one asks, another confirms, both see before what goes and what law keeps; afterwards nobody finds the person.</summary>
public sealed class ErasePersonTests
{
    private const string Reason = "本人当面要求，已签名";

    private static string Iud(int id, string occurred, int person = Lin) => TestCounty.Entry(id, person, "contraception.iud_insertion",
        """{"told_as_history":false,"iud_kind":"iud_copper","not_pregnant":"checklist","complications":["none"],"after_advice":["strings","bleeding","warning","removal","sti"]}""",
        occurred, unit: TestServer.Centre);

    private static async Task<TestServer> Start(bool escrow = true)
    {
        var server = await StartWithPeople(new TestClock());
        if (escrow) EscrowKeys.Create(server.County.Parts.Keys, "first passphrase", "second passphrase");
        await server.Accept(Counselling(11, Lin, "2027-02-01"));
        await server.Accept(Iud(20, "2027-02-10"));
        return server;
    }

    private static Task<HttpResponseMessage> Ask(Visitor visitor, string what = "everything", string reason = Reason, int person = Lin) =>
        visitor.PostForm(At(person) + "/erase", ("what", what), ("reason", reason));

    private static Task<HttpResponseMessage> Confirm(Visitor visitor, string number = "1", string sure = "yes") =>
        visitor.PostForm(At(Lin) + "/erase/confirm", ("number", number), ("sure", sure));

    [Fact]
    public async Task It_is_for_the_units_that_care_for_the_person_and_for_those_who_may_erase()
    {
        await using var server = await Start();
        using var clinician = await server.As("clinician").SignIn();
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.Get(At(9) + "/erase")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clinician.Get(At(Qiu) + "/erase")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(clinician, person: Qiu)).StatusCode);
        // an emergency opens the record, not its erasure
        await clinician.PostForm(At(Qiu) + "/emergency", ("reason", "昏迷送来，不能说话"));
        Assert.Equal(HttpStatusCode.OK, (await clinician.Get(At(Qiu))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clinician.Get(At(Qiu) + "/erase")).StatusCode);
        foreach (var login in new[] { "doctor", "administrator", "head", "auditor" })
        {
            using var other = await server.As(login).SignIn();
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Get(At(Lin) + "/erase")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await Ask(other)).StatusCode);
        }
    }

    [Fact]
    public async Task Before_anything_is_asked_the_page_says_what_goes_and_what_law_keeps_until_when()
    {
        await using var server = await Start();
        using var desk = await server.As("clinician").SignIn();
        var text = (await desk.Page(At(Lin) + "/erase")).Body!.TextContent;
        Assert.Contains("Erased at once", text, StringComparison.Ordinal);
        // fifteen years after the last record that law keeps
        Assert.Contains("Locked by law until 10 February 2042", text, StringComparison.Ordinal);
        Assert.Contains("There is no signed request", text, StringComparison.Ordinal);
        Assert.Equal(("Erase", TestServer.Centre), (await server.Looks(Lin))[0]);
    }

    [Fact]
    public async Task It_takes_a_reason_a_second_account_and_a_tick()
    {
        await using var server = await Start();
        using var desk = await server.As("desk").SignIn();
        using var clinician = await server.As("clinician").SignIn();
        Assert.Equal(HttpStatusCode.BadRequest, (await Ask(desk, reason: "要求")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Ask(desk, what: "some")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Confirm(clinician)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Ask(desk)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Ask(clinician)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Confirm(desk)).StatusCode);
        Assert.Null((await desk.Page(At(Lin) + "/erase")).QuerySelector("form[action$=confirm]"));
        Assert.Equal(HttpStatusCode.BadRequest, (await Confirm(clinician, sure: "")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Confirm(clinician, number: "7")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clinician.Get(At(Lin))).StatusCode);
    }

    [Fact]
    public async Task Without_holders_of_the_escrow_no_whole_record_is_erased()
    {
        await using var server = await Start(escrow: false);
        using var desk = await server.As("desk").SignIn();
        var answer = await Ask(desk);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("kangyu escrow", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_colleague_finds_it_under_Today_confirms_and_nobody_finds_the_person_again()
    {
        await using var server = await Start();
        using var desk = await server.As("desk").SignIn();
        await Ask(desk);
        using var clinician = await server.As("clinician").SignIn();
        var today = await clinician.Page("/today");
        Assert.NotNull(today.QuerySelector($"a[href='{At(Lin)}/erase']"));
        Assert.DoesNotContain("测试林", today.QuerySelector($"a[href='{At(Lin)}/erase']")!.TextContent, StringComparison.Ordinal);
        var done = await Confirm(clinician);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        var receipt = (await Visitor.Read(done)).Body!.TextContent;
        Assert.Contains("Locked by law until 10 February 2042", receipt, StringComparison.Ordinal);
        Assert.Contains(Id(Lin).ToString(), receipt, StringComparison.Ordinal);
        Assert.Contains("desk", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("测试林", receipt, StringComparison.Ordinal);
        foreach (var address in new[] { At(Lin), At(Lin) + "/erase", "/api" + At(Lin), "/api" + At(Lin) + "/entries", At(Lin) + "/entries/" + TestCounty.Id(20) })
            Assert.Equal(HttpStatusCode.NotFound, (await clinician.Get(address)).StatusCode);
        Assert.Empty((await Visitor.Json(await clinician.Get("/api/people?q=0001"))).EnumerateArray());
        Assert.Null((await clinician.Page("/today")).QuerySelector("a[href$=erase]"));
        Assert.Equal(HttpStatusCode.NotFound, (await Confirm(clinician)).StatusCode);
        Assert.Empty((await County.Verify(server.County.Parts.Options, anchors: true)).Problems);
    }

    [Fact]
    public async Task A_request_is_taken_back_and_nothing_is_erased()
    {
        await using var server = await Start();
        using var desk = await server.As("desk").SignIn();
        await Ask(desk);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.PostForm(At(Lin) + "/erase/back", ("number", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.PostForm(At(Lin) + "/erase/back", ("number", "1"))).StatusCode);
        using var clinician = await server.As("clinician").SignIn();
        Assert.Equal(HttpStatusCode.BadRequest, (await Confirm(clinician)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clinician.Get(At(Lin))).StatusCode);
    }

    [Fact]
    public async Task Contact_details_alone_go_and_the_record_stays()
    {
        await using var server = await Start(escrow: false);
        using var desk = await server.As("desk").SignIn();
        Assert.Equal(HttpStatusCode.Redirect, (await Ask(desk, "contact")).StatusCode);
        using var clinician = await server.As("clinician").SignIn();
        Assert.Equal(HttpStatusCode.OK, (await Confirm(clinician)).StatusCode);
        Assert.Empty((await Visitor.Json(await clinician.Get("/api/people?q=0001"))).EnumerateArray());
        Assert.Empty((await County.Verify(server.County.Parts.Options, anchors: true)).Problems);
    }
}
