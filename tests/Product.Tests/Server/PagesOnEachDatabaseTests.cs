using System.Net;
using Product.Tests.People;
using Product.Tests.Store;
using static Product.Tests.People.PeopleCounty;

namespace Product.Tests.Server;

/// <summary>Everything that is read from the tables is read on both databases: each page and answer about people, with people on file.</summary>
public sealed class PagesOnEachDatabaseTests
{
    private static readonly string[] OfClinician =
    [
        "/today", "/today/slips", "/messages", "/api/due?unit={unit}", "/people?q=测试", "/people?q=0001", "/people?q=ces", "/api/people?q=测试林", "/people/outside?q=13900000002",
        "/people/new", "/people/{id}", "/people/{id}?filter=contraception.history_examination", "/people/{id}?before={entry}", "/people/{id}/timeline", "/people/{id}/forms",
        "/people/{id}/entries/{entry}", "/people/{id}/log", "/people/{id}/summary", "/api/people/{id}", "/api/people/{id}/entries",
        "/forms/contraception.history_examination?person={id}", "/forms/contraception.history_examination/facts?person={id}", "/entries/{newest}/amend", "/api/choices/staff?q=doc",
        "/api/choices/person?q=测试", "/account/looks",
    ];

    private static readonly (string Login, string Path)[] OfOthers =
    [
        ("doctor", "/today"), ("doctor", "/people/{id}"), ("reviewer", "/documents"), ("head", "/documents"), ("head", "/reports"), ("auditor", "/looks"), ("administrator", "/manage/accounts"),
        ("administrator", "/units"), ("statistician", "/reports"),
    ];

    [Theory, DatabaseData]
    public async Task Every_page_about_people_answers(DatabaseKind kind)
    {
        await using var cluster = new TestCounty(kind);
        await using var server = await TestServer.Start(settings => settings with { Database = cluster.Database }, shipped: true);
        await server.Accept(TestCounty.Register(1, Lin, "测试林", Phone, unit: TestServer.Centre));
        await server.Accept(TestCounty.Register(2, Qiu, "演秋红", OtherPhone, unit: TestServer.Clinic));
        await server.Accept(History(10, Lin, 142, "2026-02-10"));
        await server.Accept(Abortion(20, Lin, unit: TestServer.Centre));
        await server.Accept(History(11, Lin, 132, "2026-02-10", amends: 10));
        using var clinician = await server.As("clinician").SignIn();
        foreach (var path in OfClinician) await Answers(clinician, "clinician", path);
        foreach (var (login, path) in OfOthers)
        {
            using var visitor = await server.As(login).SignIn();
            await Answers(visitor, login, path);
        }
        foreach (var indicator in TestPacks.ShippedSet.Indicators.Keys)
        {
            using var head = server.As().WithToken(await server.Token("head"));
            await Answers(head, "head", $"/api/reports/{indicator}?period=2026Q1&unit={{unit}}");
        }
    }

    private static async Task Answers(Visitor visitor, string login, string path)
    {
        var filled = path.Replace("{id}", Id(Lin).ToString(), StringComparison.Ordinal).Replace("{entry}", TestCounty.Id(10).ToString(), StringComparison.Ordinal)
            .Replace("{newest}", TestCounty.Id(11).ToString(), StringComparison.Ordinal).Replace("{unit}", TestServer.Centre, StringComparison.Ordinal);
        using var answer = await visitor.Get(filled);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.Redirect,
            $"{login} {filled}: {(int)answer.StatusCode}");
        if (login == "clinician" && !path.Contains("choices", StringComparison.Ordinal) && !path.Contains("slips", StringComparison.Ordinal))
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{login} {filled}: {(int)answer.StatusCode}");
    }
}
