using AngleSharp.Html.Dom;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>Two records are linked while both people agree, each for themselves; either ends it; nothing of one is read in the other's.</summary>
public sealed class PartnerTests
{
    private static string Agree(int id, int person, int other, string answer = "yes", string unit = TestServer.Centre) => Consent(id, person, $$"""{"purpose":"partner","partner":"{{Id(other)}}","answer":"{{answer}}"}""", "2027-02-20", unit)
        .Replace("\"version\":1", "\"version\":3", StringComparison.Ordinal);

    private static async Task<TestServer> Start()
    {
        var server = await PeopleCounty.Start(new TestClock());
        await server.Accept(TestCounty.Register(1, Lin, "测试林", Phone, unit: TestServer.Centre));
        await server.Accept(TestCounty.Register(2, Qiu, "演秋红", OtherPhone, unit: TestServer.Clinic));
        return server;
    }

    private static bool Shows(IHtmlDocument page, string name) => page.QuerySelector(".ky-facts")!.TextContent.Contains(name, StringComparison.Ordinal);

    [Fact]
    public async Task A_link_stands_when_both_agreed_and_either_ends_it_with_one_tap()
    {
        await using var server = await Start();
        using var clinician = await server.As("clinician").SignIn();
        using var doctor = await server.As("doctor").SignIn();
        await server.Accept(Agree(10, Lin, Qiu));
        // who was only named learns nothing of it, and is not shown
        Assert.False(Shows(await clinician.Page(At(Lin)), "演秋红"));
        Assert.DoesNotContain("测试林", (await doctor.Page(At(Qiu))).Body!.TextContent, StringComparison.Ordinal);
        await server.Accept(Agree(11, Qiu, Lin, unit: TestServer.Clinic));
        var page = await clinician.Page(At(Lin));
        Assert.True(Shows(page, "演秋红"));
        // the other unit's record is named, not opened
        Assert.DoesNotContain(page.QuerySelectorAll("a"), link => link.GetAttribute("href") == At(Qiu));
        Assert.True(Shows(await doctor.Page(At(Qiu)), "测试林"));
        using var taken = await doctor.PostForm(At(Qiu) + "/consents", ("key", $"partner:{Id(Lin)}"), ("answer", "no"));
        Assert.False(Shows(await clinician.Page(At(Lin)), "演秋红"));
        Assert.False(Shows(await doctor.Page(At(Qiu)), "测试林"));
    }
}
