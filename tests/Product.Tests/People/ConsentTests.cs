using System.Net;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>What a person agreed to is taken back with one tap, and given again with one (S5).</summary>
public sealed class ConsentTests
{
    private static string Measured(int id, string recheck) => TestCounty.Measure(id, Lin, 150, Kangyu.Store.CountyTime.Today(TimeProvider.System).ToString("yyyy-MM-dd"), recheck, unit: TestServer.Centre);

    private static async Task<IReadOnlyList<string>> Buttons(Visitor visitor) =>
        [.. (await visitor.Page(At(Lin))).QuerySelectorAll("form[action$=consents] button").Select(button => button.TextContent.Trim())];

    [Fact]
    public async Task Withdrawing_takes_one_tap_and_acts_at_once()
    {
        await using var server = await TestServer.Start();
        await server.Accept(TestCounty.Register(1, Lin, unit: TestServer.Centre), Measured(2, "yes"));
        using var desk = await server.As("desk").SignIn();
        Assert.Equal(["Withdraw", "Renew"], await Buttons(desk));
        Assert.Single((await Visitor.Json(await desk.Get("/api" + At(Lin)))).GetProperty("plan").EnumerateArray());
        var answer = await desk.PostForm(At(Lin) + "/consents", ("key", "offer:blood-pressure.recheck"), ("answer", "no"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Empty((await Visitor.Json(await desk.Get("/api" + At(Lin)))).GetProperty("plan").EnumerateArray());
        Assert.Equal(["Agree"], await Buttons(desk));
        await desk.PostForm(At(Lin) + "/consents", ("key", "offer:blood-pressure.recheck"), ("answer", "yes"));
        Assert.Equal(["Withdraw", "Renew"], await Buttons(desk));
    }

    [Fact]
    public async Task A_second_tap_makes_no_second_entry()
    {
        await using var server = await TestServer.Start();
        await server.Accept(TestCounty.Register(1, Lin, unit: TestServer.Centre), Measured(2, "yes"));
        using var desk = await server.As("desk").SignIn();
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => desk.PostForm(At(Lin) + "/consents", ("key", "offer:blood-pressure.recheck"), ("answer", "no"))));
        Assert.All(both, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single((await desk.Page(At(Lin) + "?filter=core.consent")).QuerySelectorAll(".ky-timeline > li"));
    }

    [Fact]
    public async Task Only_what_was_asked_can_be_answered_and_only_within_ones_care()
    {
        await using var server = await StartWithPeople();
        using var clinician = await server.As("clinician").SignIn();
        Assert.Equal(HttpStatusCode.BadRequest, (await clinician.PostForm(At(Lin) + "/consents", ("key", "offer:contraception.iud_6_weeks"), ("answer", "yes"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clinician.PostForm(At(Qiu) + "/consents", ("key", "reminders"), ("answer", "no"))).StatusCode);
    }

    [Fact]
    public async Task Sharing_is_withdrawn_with_one_tap_and_the_other_unit_is_out_at_once()
    {
        await using var server = await StartWithPeople();
        await server.Accept(Consent(10, Lin, $$"""{"purpose":"sharing","to_unit":"{{TestServer.Clinic}}","share_what":["everything"],"answer":"yes"}"""));
        using var doctor = await server.As("doctor").SignIn();
        Assert.Equal(HttpStatusCode.OK, (await doctor.Get(At(Lin))).StatusCode);
        using var clinician = await server.As("clinician").SignIn();
        await clinician.PostForm(At(Lin) + "/consents", ("key", "sharing:" + TestServer.Clinic), ("answer", "no"));
        var shared = await Visitor.Json(await clinician.Get("/api" + At(Lin)));
        Assert.False(Assert.Single(shared.GetProperty("consents").EnumerateArray()).GetProperty("stands").GetBoolean());
    }
}
