using System.Net;
using Kangyu.Kernel.Records;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.Events.MattersCounty;

namespace Product.Tests.Events;

/// <summary>What is about an event or nobody is listed, read, gone on with, corrected and withdrawn by those who write it; who told of it follows it by a code.</summary>
public sealed class EventPagesTests
{
    private static async Task<TestServer> Start(params string[] entries)
    {
        var server = await TestServer.Start(packs: TestPacks.Matters, clock: new TestClock());
        var receipt = await server.County.Append(TestCounty.Read(server.County, [.. entries.Take(1)]));
        Assert.True(receipt.IsStored, string.Join(';', receipt.Entries.SelectMany(entry => entry.Problems)));
        foreach (var entry in entries.Skip(1)) Assert.True((await server.County.Append(TestCounty.Read(server.County, entry))).IsStored);
        return server;
    }

    private static string Page(int matter) => $"/events/{Event(matter)}";

    [Fact]
    public async Task An_event_shows_what_was_written_what_is_owed_and_what_may_be_written_next()
    {
        await using var server = await Start(Told(1, 1));
        using var clinician = await server.As("clinician").SignIn();
        var home = await clinician.Page("/services/matters");
        Assert.Equal(Page(1), home.QuerySelector(".ky-list a")!.GetAttribute("href"));
        var page = await clinician.Page(Page(1));
        Assert.Contains(page.QuerySelectorAll("a"), link => link.GetAttribute("href") == $"/forms/matters.answer?event={Event(1)}");
        Assert.Contains(ReceiptCode.Printed(ReceiptCode.Of(Event(1))), page.Body!.TextContent, StringComparison.Ordinal);
        // the village that took it down goes on with nothing and reads what it wrote
        using var doctor = await server.As("doctor").SignIn();
        var theirs = await doctor.Page(Page(1));
        Assert.DoesNotContain(theirs.QuerySelectorAll("a"), link => link.GetAttribute("href")!.StartsWith("/forms/", StringComparison.Ordinal));
        // another village does not know of it
        using var other = await server.As("other-doctor").SignIn();
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(Page(1))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/written/{TestCounty.Id(1)}")).StatusCode);
        Assert.DoesNotContain("/events/", (await other.Page("/services/matters")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_goes_on_opens_with_what_the_event_tells_and_no_other_way()
    {
        await using var server = await Start(Told(1, 1));
        using var clinician = await server.As("clinician").SignIn();
        var form = await clinician.Page($"/forms/matters.answer?event={Event(1)}");
        Assert.Equal(Event(1).ToString(), form.QuerySelector("ky-form")!.GetAttribute("subject"));
        Assert.Contains("\"told_kind\"", form.QuerySelector("[data-part=facts]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.Get("/forms/matters.answer")).StatusCode);
        Assert.Equal("new", (await clinician.Page("/forms/matters.told")).QuerySelector("ky-form")!.GetAttribute("subject"));
        using var desk = await server.As("desk").SignIn();
        Assert.NotEqual(HttpStatusCode.OK, (await desk.Get($"/forms/matters.answer?event={Event(1)}")).StatusCode);
    }

    [Fact]
    public async Task Nobody_writes_on_an_event_of_another_unit()
    {
        await using var server = await Start(Told(1, 1, unit: TestServer.Station));
        using var clinician = server.As().WithToken(await server.Token("clinician"));
        var answer = await Visitor.Json(await clinician.PostJson("/api/entries", $$"""[{"entries":[{{Answer(2, 1)}}]}]"""));
        Assert.Contains("not_your_unit", answer.ToString(), StringComparison.Ordinal);
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        Assert.Contains("not_a_writer", (await Visitor.Json(await doctor.PostJson("/api/entries", $$"""[{"entries":[{{Answer(3, 1, unit: TestServer.Clinic)}}]}]"""))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_names_nobody_is_listed_corrected_and_withdrawn_by_the_unit_that_wrote_it()
    {
        await using var server = await Start(Note(1, 7), Note(2, 8, unit: TestServer.OtherClinic));
        using var doctor = await server.As("doctor").SignIn();
        var links = (await doctor.Page("/services/matters")).QuerySelectorAll(".ky-list a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Contains($"/written/{TestCounty.Id(1)}", links);
        Assert.DoesNotContain($"/written/{TestCounty.Id(2)}", links);
        Assert.Contains("7", (await doctor.Page($"/written/{TestCounty.Id(1)}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await doctor.Page($"/entries/{TestCounty.Id(1)}/amend")).QuerySelector("ky-form[mode=amend]"));
        // the township reads what its villages wrote, and corrects nothing of it
        using var clinician = await server.As("clinician").SignIn();
        Assert.Null((await clinician.Page($"/written/{TestCounty.Id(2)}")).QuerySelector("form[action$=withdraw]"));
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.Get($"/entries/{TestCounty.Id(2)}/amend")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.PostForm($"/written/{TestCounty.Id(2)}/withdraw", ("reason", "写错"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await doctor.PostForm($"/written/{TestCounty.Id(1)}/withdraw", ("reason", ""))).StatusCode);
        var gone = await doctor.PostForm($"/written/{TestCounty.Id(1)}/withdraw", ("reason", "写重了"));
        Assert.Contains("写重了", (await doctor.Page(gone.Headers.Location!.ToString())).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("/written/", (await doctor.Page("/services/matters")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_told_of_it_reads_the_answer_by_the_code_and_nothing_else()
    {
        await using var server = await Start(Told(1, 1), Answer(2, 1));
        using var anybody = server.As();
        Assert.NotNull((await anybody.Page("/receipt")).QuerySelector("input[name=code]"));
        var code = ReceiptCode.Of(Event(1));
        var typed = ReceiptCode.Printed(code).ToLowerInvariant().Replace('0', 'o').Replace('1', 'l');
        var page = (await Visitor.Read(await anybody.PostForm("/receipt", ("code", typed)))).QuerySelector("main")!.TextContent;
        Assert.Contains("换好了", page, StringComparison.Ordinal);
        Assert.DoesNotContain("电工老李", page, StringComparison.Ordinal);
        Assert.DoesNotContain("院子里", page, StringComparison.Ordinal);
        Assert.Contains("There is no such code", (await Visitor.Read(await anybody.PostForm("/receipt", ("code", "0000-0000-0000")))).Body!.TextContent, StringComparison.Ordinal);
        using var doctor = await server.As("doctor").SignIn();
        Assert.Contains(ReceiptCode.Printed(code), (await doctor.Page(Page(1) + "/receipt")).Body!.TextContent, StringComparison.Ordinal);
    }
}
