using System.Net;
using System.Text.Json;
using Kangyu.Kernel.Places;
using Product.Tests.Server;
using Product.Tests.Store;

namespace Product.Tests.Lists;

/// <summary>Answers chosen from long lists, from the picker to the page of the entry; places of the county; lots that the unit named before.</summary>
public sealed class ListsTests
{
    private static readonly DivisionTree Places = DivisionTree.Read(["36,江西省", "360830,永新县", "360830100,禾川镇", "360830100001,繁荣社区", "360830100002,东里社区"]).Value!;

    [Theory, DatabaseData]
    public async Task A_picker_is_answered_by_code_words_pinyin_and_initials(DatabaseKind kind)
    {
        await using var cluster = new TestCounty(kind);
        await using var server = await Start(cluster);
        using var stranger = server.As();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Send("GET", "/api/lists/orchard.fruit?q=F01")).StatusCode);
        using var doctor = server.As().WithToken(await server.Token("doctor"));
        Assert.Equal((404, "not_found"), await Visitor.Problem(await doctor.Send("GET", "/api/lists/orchard.nothing?q=F01")));
        Assert.Equal("F20 草莓 F20 · 浆果", await First(doctor, "/api/lists/orchard.fruit?q=caomei&lang=zh"));
        Assert.Equal("F20 Strawberry F20 · 浆果", await First(doctor, "/api/lists/orchard.fruit?q=cm&lang=en"));
        Assert.Equal("F20 Strawberry F20 · 浆果", await First(doctor, "/api/lists/orchard.fruit?q=straw"));
        Assert.Equal("360830100001 繁荣社区 永新县禾川镇", await First(doctor, "/api/lists/divisions?q=fr&lang=zh"));
        Assert.Equal("", await First(doctor, "/api/lists/orchard.fruit?q="));
        Assert.Equal("", await First(doctor, "/api/lists/orchard.fruit"));
        // a code that can no longer be chosen still has its words
        Assert.Equal("", await First(doctor, "/api/lists/orchard.fruit?q=F12"));
        Assert.Equal("F12 橙 F12 · 柑橘", await First(doctor, "/api/lists/orchard.fruit?code=F12&lang=zh"));
        Assert.Equal("", await First(doctor, "/api/lists/orchard.fruit?code=F99"));
    }

    [Theory, DatabaseData]
    public async Task A_code_is_checked_when_it_is_sent_and_shown_with_its_words(DatabaseKind kind)
    {
        await using var cluster = new TestCounty(kind);
        await using var server = await Start(cluster);
        using var doctor = await server.As("doctor").SignIn();
        await Send(doctor, TestCounty.Register(1, 1, unit: TestServer.Clinic), "accepted");
        await Send(doctor, Tasting(2, """{"fruit":"F98"}"""), "fruit: unknown_code");
        await Send(doctor, Tasting(2, """{"fruit":"F02","fruit_village":"360830100999"}"""), "fruit_village: unknown_code");
        await Send(doctor, Tasting(2, """{"fruit":"F02","fruit_village":"360830100002","others":[{"other_fruit":"F22"}]}"""), "accepted");
        var page = (await doctor.In("zh").Page($"/people/{TestCounty.Person(1)}/entries/{TestCounty.Id(2)}")).Body!.TextContent;
        foreach (var words in new[] { "梨（F02）", "Huckleberry（F22）", "永新县禾川镇东里社区" }) Assert.Contains(words, page, StringComparison.Ordinal);
        // the place leaves the list: the entry keeps its code
        await server.County.ReplaceDivisions([.. Places.All.Where(place => place.Code != "360830100002")]);
        Assert.Contains("360830100002", (await doctor.Page($"/people/{TestCounty.Person(1)}/entries/{TestCounty.Id(2)}")).Body!.TextContent, StringComparison.Ordinal);
        await Send(doctor, Tasting(3, """{"fruit":"F02","fruit_village":"360830100002"}"""), "fruit_village: unknown_code");
    }

    [Theory, DatabaseData]
    public async Task Places_are_there_again_after_a_restart(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.County.ReplaceDivisions(Places.All);
        await test.Reopen();
        Assert.Equal("永新县禾川镇繁荣社区", test.County.Divisions.Words("360830100001", "zh"));
        Assert.Equal(3, test.County.Divisions.Rows.Count);
    }

    [Theory, DatabaseData]
    public async Task Lots_that_the_unit_named_for_the_product_are_offered_newest_first(DatabaseKind kind)
    {
        await using var cluster = new TestCounty(kind);
        await using var server = await Start(cluster);
        using var doctor = await server.As("doctor").SignIn();
        using var other = await server.As("other-doctor").SignIn();
        await Send(doctor, TestCounty.Register(1, 1, unit: TestServer.Clinic), "accepted");
        await Send(doctor, Tasting(2, """{"fruit":"F02","box_lot":"A-2025-1"}"""), "accepted");
        await Send(doctor, Tasting(3, """{"fruit":"F02","box_lot":"A-2026-7"}"""), "accepted");
        await Send(doctor, Tasting(4, """{"fruit":"F02","box_lot":"A-2025-1"}"""), "accepted");
        await Send(doctor, Tasting(5, """{"fruit":"F02","box_lot":"A-2026-8"}""", amends: 3), "accepted");
        await Send(doctor, Box(6, """{"opened_lot":"B-1","pear_lot":"P-1","any_lot":"X-1"}""", TestServer.Clinic), "accepted");
        await Send(other, Box(7, """{"opened_lot":"Z-1"}""", TestServer.OtherClinic), "accepted");
        // of the same product, from the unit's entries as they hold now
        Assert.Equal("B-1 A-2026-8 A-2025-1", await Codes(doctor, "form=orchard.tasting&item=box_lot&q="));
        Assert.Equal("B-1 P-1", await Codes(doctor, "form=orchard.box&item=pear_lot&q="));
        Assert.Equal("B-1 P-1 X-1 A-2026-8 A-2025-1", (await Codes(doctor, "form=orchard.box&item=any_lot&q=")).Replace("X-1 P-1", "P-1 X-1", StringComparison.Ordinal));
        Assert.Equal("Z-1", await Codes(other, "form=orchard.tasting&item=box_lot&q="));
        // what is on the box may be written all the same
        Assert.Equal("A-2026-8 2026", await Codes(doctor, "form=orchard.tasting&item=box_lot&q=2026"));
        Assert.Equal("A-2026-8", await Codes(doctor, "form=orchard.tasting&item=box_lot&q=A-2026-8"));
        Assert.Equal("a-2026-8", (await Codes(doctor, "form=orchard.tasting&item=box_lot&q=a-2026-8")).Split(' ')[^1]);
        Assert.Equal("new", await Codes(doctor, "form=orchard.tasting&item=nothing&q=new"));
        Assert.Equal("", await Codes(doctor, "form=no.form&item=box_lot&q="));
    }

    private static async Task<TestServer> Start(TestCounty cluster)
    {
        var server = await TestServer.Start(settings => settings with { Database = cluster.Database }, packs: TestPacks.Orchard);
        await server.County.ReplaceDivisions(Places.All);
        return server;
    }

    private static string Tasting(int id, string answers, int? amends = null) => TestCounty.Entry(id, 1, "orchard.tasting", answers, "2026-03-01", amends, unit: TestServer.Clinic);

    private static string Box(int id, string answers, string unit) =>
        $$"""{"id":"{{TestCounty.Id(id)}}","form":"orchard.box","version":1,"subject":{"kind":"event","id":"{{TestCounty.Id(100 + id)}}"},"unit":"{{unit}}","occurred":"2026-03-01","answers":{{answers}}}""";

    /// <summary>Accepted, or every problem with its path.</summary>
    private static async Task Send(Visitor visitor, string entry, string wanted)
    {
        using var json = JsonDocument.Parse(entry);
        var answer = (await Visitor.Json(await visitor.PostJson("/api/entries", $$"""[{"id":"{{json.RootElement.GetProperty("id")}}","entries":[{{entry}}]}]"""))).EnumerateArray().Single().GetProperty("entries")[0];
        var got = answer.TryGetProperty("problems", out var problems)
            ? string.Join(' ', problems.EnumerateArray().Select(problem => $"{problem.GetProperty("path")}: {problem.GetProperty("code")}"))
            : answer.GetProperty("status").GetString();
        Assert.Equal(wanted, got);
    }

    private static async Task<string> First(Visitor visitor, string path) =>
        (await Visitor.Json(await visitor.Get(path))).EnumerateArray().Select(row => $"{row.GetProperty("code")} {row.GetProperty("title")} {row.GetProperty("detail")}").FirstOrDefault("");

    private static async Task<string> Codes(Visitor visitor, string query) =>
        string.Join(' ', (await Visitor.Json(await visitor.Get("/api/choices/lots?" + query))).EnumerateArray().Select(row => row.GetProperty("code").GetString()));
}
