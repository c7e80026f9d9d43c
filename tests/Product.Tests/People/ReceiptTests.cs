using System.Net;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.People;

/// <summary>The receipt in the person's hand: what the form marks for it and no more; for the unit that wrote it alone (S4, S13).</summary>
public sealed class ReceiptTests
{
    private static string At(int entry) => $"{PeopleCounty.At(Lin)}/entries/{TestCounty.Id(entry)}/receipt";

    private static async Task<TestServer> Start(TestCounty cluster)
    {
        var server = await TestServer.Start(settings => settings with { Database = cluster.Database }, packs: TestPacks.Assistance);
        await server.Accept(TestCounty.Register(1, Lin, "测试林", Phone, unit: TestServer.Centre));
        return server;
    }

    [Theory, DatabaseData]
    public async Task It_says_what_was_had_and_what_is_to_be_paid_and_nothing_of_who_or_why(DatabaseKind kind)
    {
        await using var cluster = new TestCounty(kind);
        await using var server = await Start(cluster);
        await server.Accept(Charge(20, Lin));
        using var clinician = await server.As("clinician").SignIn();
        var sheet = (await clinician.Page(At(20))).QuerySelector("article.ky-sheet")!;
        var said = sheet.QuerySelectorAll("dl > div").Select(line => line.QuerySelector("dt")!.TextContent + " = " + line.QuerySelector("dd")!.TextContent).ToList();
        Assert.Equal("Service = An outpatient service", said[0]);
        Assert.Contains("As named on the price list = 妇科检查", said);
        Assert.Equal(["Total (yuan) = 51.1", "Waived under the rules (yuan) = 51.1", "To pay (yuan) = 0", "Paid today (yuan) = 0"], said[^4..]);
        var number = sheet.QuerySelector(".ky-code")!.TextContent;
        Assert.Equal(number, (await clinician.Page($"{PeopleCounty.At(Lin)}/entries/{TestCounty.Id(20)}")).QuerySelector("p > .ky-code")!.TextContent);
        Assert.DoesNotContain("测试林", sheet.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("annot pay", sheet.TextContent, StringComparison.Ordinal);
        Assert.Equal(("ReadEntry", TestServer.Centre), (await server.Looks(Lin))[0]);
    }

    [Theory, DatabaseData]
    public async Task Another_unit_gets_neither_the_entry_nor_the_receipt_though_the_person_is_in_its_care(DatabaseKind kind)
    {
        await using var cluster = new TestCounty(kind);
        await using var server = await Start(cluster);
        await server.Accept(Charge(20, Lin, unit: TestServer.Clinic), Counselling(21, Lin, unit: TestServer.Clinic));
        using var centre = await server.As("clinician").SignIn();
        Assert.Equal(HttpStatusCode.OK, (await centre.Get($"{PeopleCounty.At(Lin)}/entries/{TestCounty.Id(21)}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await centre.Get(At(20))).StatusCode);
        Assert.DoesNotContain("Charge and reduction", (await centre.Page(PeopleCounty.At(Lin))).QuerySelector(".ky-timeline")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Whoever paid is still there for what they came for.</summary>
    [Fact]
    public async Task A_charge_stands_last_among_what_is_usual_and_changes_nothing_of_the_rest()
    {
        await using var server = await StartWithPeople(packs: TestPacks.Assistance);
        await server.Accept(Counselling(22, Lin));
        using var clinician = await server.As("clinician").SignIn();
        async Task<List<string?>> Offered() => [.. (await clinician.Page(PeopleCounty.At(Lin))).QuerySelectorAll("main .ky-buttons a[href^='/forms/']").Select(link => link.GetAttribute("href"))];
        var before = await Offered();
        await server.Accept(Charge(20, Lin));
        Assert.Equal(before, await Offered());
        Assert.StartsWith("/forms/assistance.charge", before[^1], StringComparison.Ordinal);
        Assert.Contains(before, address => address!.StartsWith("/forms/contraception.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_what_stands_and_only_a_form_with_a_receipt_goes_on_paper()
    {
        await using var server = await StartWithPeople(packs: TestPacks.Assistance);
        await server.Accept(Charge(20, Lin), Counselling(22, Lin));
        await server.Accept(Charge(21, Lin, amends: 20));
        using var clinician = await server.As("clinician").SignIn();
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.Get(At(20))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clinician.Get(At(21))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clinician.Get(At(22))).StatusCode);
    }
}
