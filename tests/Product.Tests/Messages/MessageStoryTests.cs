using System.Net;
using Kangyu.Kernel.Messages;
using Kangyu.Server.Messages;
using Microsoft.AspNetCore.Http;
using Product.Tests.People;
using Product.Tests.Server;
using Product.Tests.Store;

namespace Product.Tests.Messages;

/// <summary>Text messages as people meet them: what the unit sees, what the gateway may do, and what TD does.</summary>
public sealed class MessageStoryTests
{
    private const string Phone = "15400981276";
    private const string OtherPhone = "15400981277";
    private const string Token = "a token of the tests";

    private static string Path(string door, string query, string token = Token) => $"/messages/{door}?token={Uri.EscapeDataString(token)}&{query}";

    [Fact]
    public async Task A_unit_sees_what_waits_and_what_became_of_it_and_nobody_else_does()
    {
        using var gateway = new StubGateway();
        await using var server = await MessageCounty.Start(gateway.Settings(), new TestClock(), phones: [Phone, "0796-7720000"]);
        using var doctor = await server.As("doctor").SignIn();
        var before = (await doctor.Page("/messages")).Body!.TextContent;
        Assert.Contains("goes out soon", before, StringComparison.Ordinal);
        Assert.Contains("no mobile number on file", before, StringComparison.Ordinal);
        Assert.Equal((1, 1), await server.Send());
        Assert.Contains("handed over", (await doctor.Page("/messages")).Body!.TextContent, StringComparison.Ordinal);
        using var stranger = server.As();
        Assert.Equal(HttpStatusCode.OK, (await stranger.Get(Path("report", $"id={gateway.Handles[0]:N}&status=1"))).StatusCode);
        var after = await doctor.Page("/messages");
        Assert.Contains("delivered", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("血压", after.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Blood pressure", after.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Text message: delivered", (await doctor.Page("/today")).Body!.TextContent, StringComparison.Ordinal);
        var person = (await doctor.Page(PeopleCounty.At(1))).Body!.TextContent;
        Assert.Contains("Text message: delivered", person, StringComparison.Ordinal);
        Assert.Contains("The program", person, StringComparison.Ordinal);
        Assert.Contains(("DueList", TestServer.Clinic), await server.Looks(1));
        using var other = await server.As("other-doctor").SignIn();
        Assert.DoesNotContain("测试", (await other.Page("/messages")).QuerySelector("main")!.QuerySelectorAll("ul.ky-list").Select(list => list.TextContent).Aggregate("", string.Concat), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get("/messages?unit=" + TestServer.Clinic)).StatusCode);
        using var head = await server.As("head").SignIn();
        Assert.Equal(HttpStatusCode.Forbidden, (await head.Get("/messages")).StatusCode);
    }

    [Fact]
    public async Task Nobody_stands_there_once_the_time_has_passed_or_the_care_ended()
    {
        var clock = new TestClock();
        using var gateway = new StubGateway();
        await using var server = await MessageCounty.Start(gateway.Settings(), clock, phones: [Phone, OtherPhone]);
        Assert.Equal((2, 2), await server.Send());
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        Assert.Equal(2, (await doctor.Page("/messages")).QuerySelectorAll("ul.ky-list li").Length);
        await server.Accept(TestCounty.Entry(400, 1, "core.move_out", """{"moved_on":"2027-03-01","moved_within_county":true,"copy_wanted":false}""", "2027-03-01", unit: TestServer.Clinic));
        clock.Move(TimeSpan.FromDays(1));
        Assert.Single((await doctor.Page("/messages")).QuerySelectorAll("ul.ky-list li"));
        clock.Move(TimeSpan.FromDays(40));
        Assert.Empty((await doctor.Page("/messages")).QuerySelectorAll("ul.ky-list li"));
    }

    [Fact]
    public async Task Without_a_gateway_nothing_is_sent_and_the_page_says_so()
    {
        await using var server = await MessageCounty.Start(null, new TestClock(), phones: [Phone]);
        using var doctor = await server.As("doctor").SignIn();
        Assert.Contains("no gateway", (await doctor.Page("/messages")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await server.Messages());
        Assert.Equal(HttpStatusCode.NotFound, (await doctor.Get(Path("reply", "from=" + Phone + "&text=TD"))).StatusCode);
        Assert.True(await server.IsReminded(1));
        Assert.Single((await doctor.Page("/today")).QuerySelectorAll("input[value=sms]"));
    }

    [Fact]
    public async Task A_unit_without_a_number_to_ask_at_sends_nothing()
    {
        using var gateway = new StubGateway();
        await using var server = await MessageCounty.Start(gateway.Settings(), new TestClock(), phone: null, phones: [Phone]);
        Assert.Equal((0, 0), await server.Send());
        using var doctor = await server.As("doctor").SignIn();
        Assert.Contains("has no number to ask at", (await doctor.Page("/messages")).Body!.TextContent, StringComparison.Ordinal);
        using var administrator = await server.As("administrator").SignIn();
        (string, string)[] form = [("code", TestServer.Clinic), ("zh", "测试甲村卫生室"), ("en", "Test village A clinic"), ("parent", TestServer.Centre), ("do", "save")];
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.PostForm("/units", [.. form, ("phone", "12")])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await administrator.PostForm("/units", [.. form, ("phone", "0796-7721234")])).StatusCode);
        Assert.Equal((1, 1), await server.Send());
    }

    [Fact]
    public async Task Where_one_was_not_delivered_a_worker_may_remind_in_another_way_once()
    {
        using var gateway = new StubGateway();
        await using var server = await MessageCounty.Start(gateway.Settings(), new TestClock(), phones: [Phone]);
        await server.Send();
        using var doctor = await server.As("doctor").SignIn();
        Assert.Empty((await doctor.Page("/today")).QuerySelectorAll("input[name=due]"));
        await doctor.Get(Path("report", $"id={gateway.Handles[0]:N}&status=2"));
        var today = await doctor.Page("/today");
        Assert.Contains("not delivered", today.Body!.TextContent, StringComparison.Ordinal);
        var due = today.QuerySelector("input[name=due]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await doctor.PostForm("/today/reminded", ("unit", TestServer.Clinic), ("due", due), ("way", "in_person"))).StatusCode);
        Assert.Empty((await doctor.Page("/today")).QuerySelectorAll("input[name=due]"));
        Assert.Equal(DeliveryState.ToldOtherwise, Assert.Single(await server.Messages()).State);
        Assert.Equal((0, 0), await server.Send());
        Assert.Single(gateway.Taken);
    }

    [Fact]
    public async Task What_no_gateway_took_does_not_wait_and_was_not_told()
    {
        using var gateway = new StubGateway { Answer = response => response.StatusCode = 400 };
        await using var server = await MessageCounty.Start(gateway.Settings(), new TestClock(), phones: [Phone]);
        Assert.Equal((1, 0), await server.Send());
        using var doctor = await server.As("doctor").SignIn();
        var page = await doctor.Page("/messages");
        Assert.Contains("not delivered", Assert.Single(page.QuerySelectorAll("ul.ky-list li")).TextContent, StringComparison.Ordinal);
        Assert.Single((await doctor.Page("/today")).QuerySelectorAll("input[value=sms]"));
        Assert.Equal((0, 0), await server.Send());
    }

    [Fact]
    public async Task TD_ends_the_reminders_of_everybody_at_that_number_and_of_nobody_else()
    {
        using var gateway = new StubGateway();
        await using var server = await MessageCounty.Start(gateway.Settings(), new TestClock(), phones: [Phone, Phone, OtherPhone]);
        using var network = server.As();
        await network.Get(Path("reply", "from=" + Phone + "&text=" + Uri.EscapeDataString("明天来")));
        Assert.Equal((true, true, true), (await server.IsReminded(1), await server.IsReminded(2), await server.IsReminded(3)));
        var answer = await network.Get(Path("reply", "from=%2B86" + Phone + "&text=td"));
        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal((false, false, true), (await server.IsReminded(1), await server.IsReminded(2), await server.IsReminded(3)));
        await network.Get(Path("reply", "from=" + Phone + "&text=TD"));
        Assert.Equal(2, await Sql.Value<long>(server.County, "SELECT count(*) FROM entry WHERE form = 'core.consent'"));
        Assert.Equal((1, 1), await server.Send());
        Assert.Equal(OtherPhone, Assert.Single(gateway.Taken)["to"]);
        using var doctor = await server.As("doctor").SignIn();
        Assert.Single((await doctor.Page("/today")).QuerySelectorAll("ul.ky-list a[href^='/people/']"));
        Assert.Contains("The program", (await doctor.Page(PeopleCounty.At(1))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TD_of_somebody_reminded_of_private_things_alone_shows_nowhere_else()
    {
        using var gateway = new StubGateway();
        await using var server = await TestServer.Start(settings => settings with { Messages = gateway.Settings() }, shipped: true, clock: new TestClock());
        await server.Accept(TestCounty.Register(1, PeopleCounty.Lin, "测试林", Phone, unit: TestServer.Centre));
        await server.Accept(PeopleCounty.Abortion(20, PeopleCounty.Lin));
        using var clinician = await server.As("clinician").SignIn();
        var before = (await clinician.Page(PeopleCounty.At(1))).QuerySelector("main")!.TextContent;
        Assert.True(await server.IsReminded(1));
        using var network = server.As();
        await network.Get(Path("reply", "from=" + Phone + "&text=TD"));
        Assert.False(await server.IsReminded(1));
        Assert.Equal(TestServer.Station, await Sql.Value<string>(server.County, "SELECT unit FROM entry WHERE form = 'core.consent'"));
        Assert.Equal(before, (await clinician.Page(PeopleCounty.At(1))).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_new_consent_begins_anew_after_TD()
    {
        using var gateway = new StubGateway();
        await using var server = await MessageCounty.Start(gateway.Settings(), new TestClock(), phones: [Phone]);
        using var network = server.As();
        await network.Get(Path("reply", "from=" + Phone + "&text=TD"));
        Assert.Equal((0, 0), await server.Send());
        await server.Accept(TestCounty.Entry(500, 1, "core.consent", """{"purpose":"reminders","consent_offer":"blood-pressure.recheck","answer":"yes","channel":["sms"]}""", "2027-03-01", unit: TestServer.Clinic));
        Assert.Equal((1, 1), await server.Send());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a token of the testt")]
    [InlineData("a token of the tests and more")]
    public async Task Who_does_not_know_the_token_finds_nothing(string token)
    {
        using var gateway = new StubGateway();
        await using var server = await MessageCounty.Start(gateway.Settings(), new TestClock(), phones: [Phone]);
        await server.Send();
        using var stranger = server.As();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(Path("reply", "from=" + Phone + "&text=TD", token))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(Path("report", $"id={gateway.Handles[0]:N}&status=1", token))).StatusCode);
        Assert.True(await server.IsReminded(1));
        Assert.Equal(DeliveryState.HandedOver, Assert.Single(await server.Messages()).State);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("10.1.2.4", false)]
    [InlineData("2001:db8::1", false)]
    public void The_token_alone_is_not_enough_from_elsewhere(string address, bool opens)
    {
        using var gateway = new StubGateway();
        var settings = gateway.Settings() with { Allow = [IPAddress.Parse("10.1.2.3")] };
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        Assert.Equal(opens, GatewayDoor.Opens(context, settings, Token));
        Assert.False(GatewayDoor.Opens(context, settings, null));
        Assert.False(GatewayDoor.Opens(context, null, Token));
    }

    [Fact]
    public async Task The_hosted_round_sends_by_itself_and_survives_what_fails()
    {
        var clock = new TestClock();
        using var gateway = new StubGateway();
        await using var server = await MessageCounty.Start(gateway.Settings(), clock, phones: [Phone]);
        clock.Move(TimeSpan.FromMinutes(16));
        await server.Get<SendMessages>().Round(CancellationToken.None);
        Assert.Single(gateway.Taken);
        await server.County.DisposeAsync();
        clock.Move(TimeSpan.FromMinutes(16));
        await Record.ExceptionAsync(() => server.Get<SendMessages>().Round(CancellationToken.None));
    }
}
