using System.Net;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.Events.MattersCounty;

namespace Product.Tests.Events;

/// <summary>What is posted is read by everybody, on both databases: the newest of each kind, while it holds, and nothing that was not marked for it.</summary>
public sealed class PosterTests
{
    [Theory, DatabaseData]
    public async Task Everybody_reads_what_holds_today(DatabaseKind kind)
    {
        await using var cluster = new TestCounty(kind);
        await using var server = await TestServer.Start(settings => settings with { Database = cluster.Database }, packs: TestPacks.Matters, clock: new TestClock());
        string[] entries =
        [
            Posted(1, "door", "七点开", "2026-01-01"), Posted(2, "door", "八点开", "2026-06-01"), Posted(3, "door", "九点开", "2029-06-01"),
            Posted(4, "desk", "下午停", "2026-01-01", "2026-02-01"), Posted(5, "desk", "全天", "2025-01-01"), Posted(6, "desk", "别处", "2026-01-01", unit: TestServer.OtherClinic),
        ];
        foreach (var entry in entries) Assert.True((await server.County.Append(TestCounty.Read(server.County, entry))).IsStored);
        using var anybody = server.As();
        var page = await anybody.Page("/open/" + TestServer.Clinic);
        var said = page.QuerySelectorAll(".ky-list li").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(["The door · 八点开", "The desk · 全天"], said);
        Assert.DoesNotContain("院长", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains((await anybody.Page("/open")).QuerySelectorAll("a"), link => link.GetAttribute("href") == "/open/" + TestServer.Clinic);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get("/open/nowhere")).StatusCode);
        Assert.True((await anybody.Get("/open/" + TestServer.Clinic)).Content.Headers.ContentLength is null or < 50_000);
    }
}
