using Kangyu.Store;

namespace Product.Tests.Store;

/// <summary>Two servers on one county (PostgreSQL): each has its chain, both see one ledger.</summary>
public sealed class TwoServersTests
{
    [Fact]
    public async Task Two_servers_write_one_county_at_once()
    {
        Assert.SkipWhen(PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        await using var one = await TestCounty.Open(DatabaseKind.Postgres);
        await one.Reopen(options => options with { BusyTimeout = TimeSpan.FromMinutes(1) });
        await using var two = await County.Open(Second(one) with { BusyTimeout = TimeSpan.FromMinutes(1) });
        for (var person = 1; person <= 5; person++) await one.Accept(TestCounty.Register(person, person));
        // both fold the same people, each from what the other wrote last
        var receipts = await Task.WhenAll(Enumerable.Range(100, 300).Select(async i =>
        {
            var county = i % 2 == 0 ? one.County : two;
            await Task.Yield();
            return await county.Append(TestCounty.Read(county, TestCounty.Measure(i, 1 + (i % 5), 100 + (i % 80), new DateOnly(2026, 2, 1).AddDays(i % 200).ToString("yyyy-MM-dd"))));
        }));
        Assert.All(receipts, receipt => Assert.True(receipt.IsStored, receipt.Unavailable?.Code));
        var positions = receipts.Select(receipt => receipt.Entries[0].Position).Order().ToList();
        Assert.Equal(Enumerable.Range((int)positions[0], 300).Select(position => (long)position), positions);
        Assert.Equal(2, await Dump.Count(one.County, "node"));
        Assert.Equal(2, await Sql.Value<long>(one.County, "SELECT count(DISTINCT node) FROM entry"));
        var again = await two.Append(TestCounty.Read(two, TestCounty.Register(1, 1)));
        Assert.Equal(EntryOutcome.Duplicate, again.Entries[0].Outcome);
        Assert.Empty(one.Faults);
        var before = await Dump.Of(one.County);
        Assert.Empty((await County.Verify(one.Options, anchors: true)).Problems);
        await two.DisposeAsync();
        await one.Close();
        await County.Rebuild(one.Options);
        await one.Reopen();
        Assert.Equal(before, await Dump.Of(one.County));
    }

    [Fact]
    public async Task A_server_with_other_packs_stops_writing_until_it_is_opened_anew()
    {
        Assert.SkipWhen(PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        await using var one = await TestCounty.Open(DatabaseKind.Postgres);
        await one.Accept(TestCounty.Register(1, 1));
        var sources = TestPacks.With("blood-pressure", "pack.yaml", "Reminder to measure again", "Reminder to measure once more");
        await using var two = await County.Open(Second(one) with { Packs = TestPacks.Load(sources), Sources = sources });
        Assert.Equal("packs_changed", (await one.Append(TestCounty.Measure(2, 1, 120, "2026-02-01"))).Unavailable?.Code);
        Assert.True((await two.Append(TestCounty.Read(two, TestCounty.Measure(2, 1, 120, "2026-02-01")))).IsStored);
    }

    [Fact]
    public async Task An_erasure_at_one_server_acts_at_the_other_at_once()
    {
        Assert.SkipWhen(PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        await using var one = await TestCounty.Open(DatabaseKind.Postgres);
        await using var two = await County.Open(Second(one));
        await one.Accept(TestCounty.Register(1, 1));
        Assert.True((await two.Append(TestCounty.Read(two, TestCounty.Measure(2, 1, 120, "2026-02-01")))).IsStored);
        await one.County.Erase(new(TestCounty.Person(1), TestCounty.Doctor.Account, Guid.CreateVersion7(), "本人要求"));
        var refused = await two.Append(TestCounty.Read(two, TestCounty.Measure(3, 1, 120, "2026-02-02")));
        Assert.Equal("subject_erased", refused.Entries[0].Problems.Single().Code);
        Assert.Empty((await County.Verify(one.Options, anchors: true)).Problems);
    }

    /// <summary>A second server has the same keys, and writes down its own head.</summary>
    internal static CountyOptions Second(TestCounty first)
    {
        var keys = Directory.CreateDirectory(Path.Combine(first.Root, "second-keys"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        foreach (var file in Directory.EnumerateFiles(first.Data + "-keys").Where(file => !Path.GetFileName(file).StartsWith("head-", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(keys, Path.GetFileName(file)));
        return first.Options with { Data = Path.Combine(first.Root, "second"), Keys = keys };
    }
}
