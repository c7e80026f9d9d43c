using Kangyu.Store;
using Kangyu.Store.Rebuild;

namespace Product.Tests.Store;

/// <summary>What follows from the ledger is the same whatever the order of arrival, and whenever it is made anew.</summary>
public sealed class FoldTests
{
    // what was shown at the time, numbers of arrival, and the clock differ
    private static readonly string[] OfArrival = ["position=", "since=", "until=", "recorded=", "change=", "number=", "person=", "subject="];

    [Theory, DatabaseData]
    public async Task The_order_of_arrival_changes_no_row_that_holds(DatabaseKind kind)
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            var history = Histories.Random(new Random(seed), people: 3, each: 12);
            var straight = await Hold(kind, [.. history.Select(entry => entry.Json)], together: 1);
            var shuffled = await Hold(kind, Histories.Shuffle(history, new Random(seed + 100)), together: 1);
            var grouped = await Hold(kind, Histories.Shuffle(history, new Random(seed + 200)), together: 4);
            Assert.Equal(straight, shuffled);
            Assert.Equal(straight, grouped);
        }
    }

    [Theory, DatabaseData]
    public async Task A_rebuild_gives_the_same_rows_byte_for_byte(DatabaseKind kind)
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            await using var test = await TestCounty.Open(kind);
            await Tell(test, Histories.Shuffle(Histories.Random(new Random(seed), people: 4, each: 15), new Random(seed)), together: 1 + (seed % 3));
            var before = await Dump.Of(test.County);
            await test.Close();
            await County.Rebuild(test.Options);
            await test.Reopen();
            Assert.Equal(before, await Dump.Of(test.County));
        }
    }

    [Theory, DatabaseData]
    public async Task A_rebuild_gives_the_same_however_the_ledger_is_taken_apart(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(Activation(100, "one"), Activation(101, "two"));
        await Tell(test, Histories.Shuffle(Histories.Random(new Random(7), people: 5, each: 12), new Random(7)), together: 3);
        await test.Accept(Activation(102, "another", amends: 100));
        var before = await Dump.Of(test.County);
        await test.Close();
        foreach (var size in new[] { new RefillSize(1, Block: 1, Window: 1), new RefillSize(3, Block: 1, Window: 1), new RefillSize(4, Block: 20, Window: 7), new RefillSize(1, Window: 10_000) })
        {
            await using (var parts = CountyParts.Open(test.Options)) Rebuilder.Run(parts, size: size);
            await test.Reopen();
            Assert.Equal(before, await Dump.Of(test.County));
            await test.Close();
        }
    }

    [Theory, DatabaseData]
    public async Task An_interrupted_rebuild_is_done_again_when_the_county_is_opened(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await Tell(test, [.. Histories.Random(new Random(1), 2, 8).Select(entry => entry.Json)], together: 1);
        var before = await Dump.Of(test.County);
        await Sql.Run(test.County, "UPDATE county SET derived = 0");
        await Sql.Run(test.County, "DELETE FROM due");
        Assert.Equal("rebuilding", (await test.Append(TestCounty.Register(9, 9))).Unavailable?.Code);
        await test.Reopen();
        Assert.Equal(before, await Dump.Of(test.County));
    }

    [Theory, DatabaseData]
    public async Task Dropped_headings_are_made_again(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await Tell(test, [.. Histories.Random(new Random(2), 3, 8).Select(entry => entry.Json)], together: 1);
        var before = await Dump.Of(test.County);
        await Sql.Run(test.County, "UPDATE entry SET subject = NULL, form = NULL, version = NULL, unit = NULL, author = NULL, occurred = NULL, root = NULL");
        await test.Close();
        await County.Rebuild(test.Options);
        await test.Reopen();
        Assert.Equal(before, await Dump.Of(test.County));
    }

    // the one form about nobody of these packs
    private static string Activation(int id, string pack, int? amends = null) =>
        $$"""{"id":"{{TestCounty.Id(id)}}","form":"core.pack_activation","version":1,"subject":{"kind":"nobody"},"unit":"{{TestCounty.Unit}}","occurred":"2026-01-01","""
        + (amends is { } root ? $"\"amends\":\"{TestCounty.Id(root)}\",\"reason\":\"测试\"," : "")
        + "\"answers\":{\"pack\":\"" + pack + "\",\"pack_version\":\"1\",\"pack_hash\":\"0\",\"pack_action\":\"activate\"}}";

    private static async Task<string> Hold(DatabaseKind kind, List<string> entries, int together)
    {
        await using var test = await TestCounty.Open(kind);
        await Tell(test, entries, together);
        var lines = (await Dump.Of(test.County)).Split('\n')
            .Where(line => !line.StartsWith("person_state", StringComparison.Ordinal) && !line.StartsWith("search_token", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("f_core_pack", StringComparison.Ordinal) && (line.Contains("until=-", StringComparison.Ordinal) || !line.Contains("until=", StringComparison.Ordinal)))
            .Select(line => string.Join(' ', line.Split(' ').Where(part => !OfArrival.Any(name => part.StartsWith(name, StringComparison.Ordinal)))));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static async Task Tell(TestCounty test, List<string> entries, int together)
    {
        foreach (var chunk in entries.Chunk(together)) await test.Accept(chunk);
    }
}
