using System.Net;
using Product.Tests.Server;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>Emergency access (S11): a reason, a time, the person's unit told, a review; and no closed room opens (S13).</summary>
public sealed class EmergencyTests
{
    [Fact]
    public async Task It_needs_a_reason_is_for_those_who_treat_and_not_for_people_in_ones_care()
    {
        await using var server = await StartWithPeople();
        using var desk = await server.As("desk").SignIn();
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.PostForm(At(Qiu) + "/emergency", ("reason", "昏迷送来，不能说话"))).StatusCode);
        using var clinician = await server.As("clinician").SignIn();
        Assert.Equal(HttpStatusCode.BadRequest, (await clinician.PostForm(At(Qiu) + "/emergency", ("reason", "急"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clinician.PostForm(At(Lin) + "/emergency", ("reason", "昏迷送来，不能说话"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.PostForm(At(9) + "/emergency", ("reason", "昏迷送来，不能说话"))).StatusCode);
        Assert.Empty(await server.Looks(Qiu));
    }

    [Fact]
    public async Task It_opens_the_record_to_one_account_and_the_person_s_unit_reviews_it()
    {
        await using var server = await StartWithPeople();
        await server.Accept(Abortion(10, Qiu));
        using var clinician = await server.As("clinician").SignIn();
        var refused = await clinician.Get(At(Qiu));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.NotNull((await Visitor.Read(refused)).QuerySelector("form[action$=emergency]"));
        Assert.Equal(HttpStatusCode.Redirect, (await clinician.PostForm(At(Qiu) + "/emergency", ("reason", "昏迷送来，不能说话"))).StatusCode);
        var page = await clinician.Page(At(Qiu));
        Assert.Equal(["Registration"], page.QuerySelectorAll(".ky-timeline a").Select(link => link.TextContent));
        using var desk = await server.As("desk").SignIn();
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Get(At(Qiu))).StatusCode);
        using var doctor = await server.As("doctor").SignIn();
        Assert.Contains("昏迷送来", (await doctor.Page("/today")).Body!.TextContent, StringComparison.Ordinal);
        var review = (await doctor.Page(At(Qiu) + "/log")).QuerySelector("form[action$=review]")!.GetAttribute("action")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await clinician.PostForm(review, ("review", "自己说有必要"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await doctor.PostForm(review, ("review", "确有必要"))).StatusCode);
        Assert.DoesNotContain("昏迷送来", (await doctor.Page("/today")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await doctor.Page(At(Qiu) + "/log")).QuerySelector("form[action$=review]"));
    }
}
