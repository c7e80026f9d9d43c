using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store;
using Microsoft.Data.Sqlite;

namespace Product.Tests.Store;

/// <summary>A disk that fills up, a database that others hold: nothing acknowledged is lost, and what was refused may be sent again.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_full_disk_answers_storage_and_loses_nothing()
    {
        await using var test = await TestCounty.Open(DatabaseKind.Sqlite);
        await test.Accept(TestCounty.Register(1, 1));
        var connection = test.County.Parts.Session.Connection;
        await test.County.Change(session => session.Connection.Execute("PRAGMA max_page_count = 300"));
        var stored = new List<Guid>();
        var full = false;
        for (var id = 10; !full; id++)
        {
            var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => test.Append(TestCounty.Register((id * 100) + i, (id * 100) + i, "测某人" + (char)('甲' + i)))));
            stored.AddRange(receipts.Where(receipt => receipt.IsStored).SelectMany(receipt => receipt.Entries).Select(entry => entry.Id));
            full = receipts.Any(receipt => receipt.Unavailable?.Code == "storage");
            Assert.True(id < 1000, "the disk never filled up");
        }
        Assert.NotEmpty(stored);
        await test.County.Change(session => session.Connection.Execute("PRAGMA max_page_count = 1000000"));
        await test.Accept(TestCounty.Measure(2, 1, 120, "2026-02-01"));
        Assert.Equal(stored.Count + 1L, await Dump.Count(test.County, "f_core_registration"));
        foreach (var id in stored) Assert.Equal(1L, await Sql.Value<long>(test.County, "SELECT count(*) FROM entry WHERE id = @id", new { id = EntryId.ToBytes(id) }));
        await test.Close();
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
        Assert.Empty(test.Faults);
    }

    [Theory, DatabaseData]
    public async Task A_locked_database_answers_busy_and_goes_on_afterwards(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1));
        using (var other = test.County.Dialect.OpenWriter())
        {
            other.BeginPlain();
            other.Connection.Execute("UPDATE county SET epoch = epoch WHERE id = 1");
            var refused = await test.Append(TestCounty.Measure(2, 1, 120, "2026-02-01"));
            Assert.Equal("busy", refused.Unavailable?.Code);
            Assert.False(refused.IsStored);
            other.Rollback();
        }
        await test.Accept(TestCounty.Measure(2, 1, 120, "2026-02-01"));
        await test.Close();
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
    }

    [Theory, DatabaseData]
    public async Task A_fault_of_one_member_of_a_group_refuses_that_member_alone(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1));
        var good = Enumerable.Range(10, 20).Select(i => test.County.Append(test.Submission(TestCounty.Measure(i, 1, 120, "2026-02-01")))).ToList();
        var bad = test.County.Change<int>(_ => throw new InvalidOperationException("a fault"));
        good.AddRange(Enumerable.Range(40, 20).Select(i => test.County.Append(test.Submission(TestCounty.Measure(i, 1, 120, "2026-02-01")))));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        Assert.All(await Task.WhenAll(good), receipt => Assert.True(receipt.IsStored));
        await test.Close();
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
    }

    [Theory, DatabaseData]
    public async Task What_was_handed_in_is_finished_before_the_county_closes_and_nothing_after(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1));
        var county = test.County;
        var last = test.Submission(TestCounty.Measure(99, 1, 120, "2026-02-01"));
        var waiting = Enumerable.Range(10, 50).Select(i => county.Append(test.Submission(TestCounty.Measure(i, 1, 120, "2026-02-01")))).ToList();
        await test.Close();
        Assert.All(await Task.WhenAll(waiting), receipt => Assert.True(receipt.IsStored));
        Assert.Equal("stopped", (await county.Append(last)).Unavailable?.Code);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_not_touched()
    {
        await using var test = new TestCounty(DatabaseKind.Sqlite);
        Directory.CreateDirectory(test.Data);
        var file = Path.Combine(test.Data, "county.db");
        await File.WriteAllTextAsync(file, new string('x', 5000));
        await Assert.ThrowsAsync<SqliteException>(() => test.Reopen());
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(file));
    }
}
