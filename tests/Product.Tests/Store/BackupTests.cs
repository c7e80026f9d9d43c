using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store;
using Kangyu.Store.Backups;
using Kangyu.Store.Erasures;
using Kangyu.Store.Keys;
using Kangyu.Store.Views;

namespace Product.Tests.Store;

/// <summary>A backup is made while the county is served, opens with one key alone, and comes back whole, without what was erased since.</summary>
public sealed class BackupTests
{
    private const string Name = "测无名氏";

    [Theory, DatabaseData]
    public async Task A_backup_made_under_load_is_restored_on_either_database(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        var load = Task.WhenAll(Enumerable.Range(500, 200).Select(i => test.Accept(TestCounty.Measure(i, 2, 120, "2026-12-01"))));
        var receipt = await test.County.Backup(File(test));
        await load;
        Assert.Empty(Sentinels.Find(Path.GetDirectoryName(File(test))!, [.. Sentinels.Spellings(Name), .. Sentinels.Spellings("13899990001"), .. Sentinels.WrappedKeys(test, TestCounty.Person(1))]));
        foreach (var onto in new[] { DatabaseKind.Sqlite, DatabaseKind.Postgres }.Where(onto => onto == DatabaseKind.Sqlite || PostgresCluster.Missing is null))
        {
            await using var fresh = new TestCounty(onto);
            var restored = await County.Restore(new RestoreOrder(fresh.Options, File(test), PrivateKey(test)));
            Assert.Equal(receipt.Position, restored.Position);
            Assert.Equal((receipt.Position, 0), (restored.Check.Entries, restored.Check.Problems.Count));
            await fresh.Reopen();
            Assert.Equal(restored.Node, await Node(fresh));
            // the new node names the head that it follows
            Assert.Equal(
                await Lines(fresh, $"SELECT head FROM entry WHERE position = {receipt.Position}"),
                await Lines(fresh, "SELECT e.head FROM node n JOIN node o ON o.id = n.after_node JOIN entry e ON e.node = o.number AND e.seq = n.after_seq WHERE n.number = (SELECT max(number) FROM node)"));
            Assert.Equal(
                await Lines(test, $"SELECT position, id, head, body, subject, form FROM entry WHERE position <= {receipt.Position} ORDER BY position"),
                await Lines(fresh, "SELECT position, id, head, body, subject, form FROM entry ORDER BY position"));
            Assert.Empty((await County.Verify(fresh.Options, anchors: true)).Problems);
            Assert.Equal(Name, (await new PeopleView(fresh.County).Find(TestCounty.Person(1), CancellationToken.None))!.Card.Name);
            await fresh.Accept(TestCounty.Measure(900, 2, 120, "2026-12-02"));
            Assert.Equal(EntryOutcome.Duplicate, (await fresh.Accept(TestCounty.Measure(10, 1, 150, "2026-02-01"))).Entries[0].Outcome);
            Assert.NotEqual(await Node(test), await Node(fresh));
            Assert.Empty((await County.Verify(fresh.Options, anchors: true)).Problems);
        }
    }

    [Theory, DatabaseData]
    public async Task A_restore_applies_erasures_that_came_after_the_backup(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        await test.County.Backup(File(test));
        var old = System.IO.File.ReadAllBytes(File(test));
        await test.County.Erase(new ErasureOrder(TestCounty.Person(1), TestCounty.Doctor.Account, Guid.CreateVersion7(), "本人要求"));
        // the keys directory is still there, the keyring beside the backup is of before
        await using (var inPlace = new TestCounty(DatabaseKind.Sqlite))
        {
            var receipt = await County.Restore(new RestoreOrder(inPlace.Options with { Keys = KeysDirectory.Beside(test.Data) }, File(test), PrivateKey(test)));
            Assert.Equal(1, receipt.Erasures);
            await inPlace.Reopen(options => options with { Keys = KeysDirectory.Beside(test.Data) });
            await IsGone(inPlace, KeysDirectory.Beside(test.Data));
        }
        // everything is lost but an old backup and the keyring of a newer one
        await test.County.Backup(Path.Combine(test.Root, "backup", "newer.kyb"));
        await System.IO.File.WriteAllBytesAsync(File(test), old);
        await using var fresh = new TestCounty(DatabaseKind.Sqlite);
        await County.Restore(new RestoreOrder(fresh.Options, File(test), PrivateKey(test)));
        await fresh.Reopen();
        await IsGone(fresh, KeysDirectory.Beside(fresh.Data));
    }

    [Fact]
    public async Task A_backup_opens_with_its_own_key_alone_and_only_whole()
    {
        await using var test = await Written(DatabaseKind.Sqlite);
        await using var other = await Written(DatabaseKind.Sqlite);
        await test.County.Backup(File(test));
        Assert.Equal("backup_key", await Fault(test, PrivateKey(other)));
        var whole = await System.IO.File.ReadAllBytesAsync(File(test));
        await System.IO.File.WriteAllBytesAsync(File(test), whole[..^1]);
        Assert.Equal("backup_cut", await Fault(test, PrivateKey(test)));
        await System.IO.File.WriteAllBytesAsync(File(test), [.. whole[..^40], (byte)(whole[^40] ^ 1), .. whole[^39..]]);
        Assert.Matches("backup_(cut|changed)", await Fault(test, PrivateKey(test)));
        await System.IO.File.WriteAllBytesAsync(File(test), whole);
        System.IO.File.Delete(Path.Combine(test.Root, "backup", "kangyu-360830-keyring.kyb"));
        Assert.Equal("keyring_missing", await Fault(test, PrivateKey(test)));
    }

    [Theory, DatabaseData]
    public async Task A_restore_goes_to_an_empty_place_and_one_that_failed_is_not_served_but_done_again(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        // more than a chunk, so that the damage is found half-way
        await Task.WhenAll(Enumerable.Range(500, 200).Select(i => test.Accept(TestCounty.Measure(i, 2, 120, "2026-12-01"))));
        await test.County.Backup(File(test));
        var full = await Assert.ThrowsAsync<StoreException>(() => County.Restore(new RestoreOrder(test.Options, File(test), PrivateKey(test))));
        Assert.Equal("data_not_empty", full.Problem.Code);
        await using var fresh = new TestCounty(kind);
        var bytes = await System.IO.File.ReadAllBytesAsync(File(test));
        await System.IO.File.WriteAllBytesAsync(File(test), bytes[..^1]);
        await Assert.ThrowsAsync<KeysException>(() => County.Restore(new RestoreOrder(fresh.Options, File(test), PrivateKey(test))));
        var unfinished = await Assert.ThrowsAsync<StoreException>(() => fresh.Reopen());
        Assert.Equal("restore_unfinished", unfinished.Problem.Code);
        await System.IO.File.WriteAllBytesAsync(File(test), bytes);
        await County.Restore(new RestoreOrder(fresh.Options, File(test), PrivateKey(test)));
        await fresh.Reopen();
        Assert.Empty((await County.Verify(fresh.Options, anchors: true)).Problems);
    }

    [Theory, DatabaseData]
    public async Task A_restore_says_what_is_wrong_with_what_it_brought_back(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        await Sql.Run(test.County, "UPDATE entry SET unit = '360830009999' WHERE position = 5");
        await test.County.Backup(File(test));
        await using var fresh = new TestCounty(kind);
        var restored = await County.Restore(new RestoreOrder(fresh.Options, File(test), PrivateKey(test)));
        Assert.Equal(("heading", "5"), Assert.Single(restored.Check.Problems) is { } problem ? (problem.Code, problem.Path) : default);
        await fresh.Reopen();
    }

    private static async Task IsGone(TestCounty county, string keys)
    {
        Assert.Null(await new PeopleView(county.County).Find(TestCounty.Person(1), CancellationToken.None));
        Assert.NotNull(await new PeopleView(county.County).Find(TestCounty.Person(2), CancellationToken.None));
        Assert.Equal("subject_erased", (await county.Append(TestCounty.Measure(90, 1, 120, "2026-12-01"))).Entries[0].Problems.Single().Code);
        Assert.Empty((await County.Verify(county.Options with { Keys = keys }, anchors: true)).Problems);
        Assert.Equal(0, await Dump.Count(county.County, "entry WHERE body IS NOT NULL AND form IS NULL"));
    }

    private static async Task<string> Fault(TestCounty test, string key)
    {
        await using var fresh = new TestCounty(DatabaseKind.Sqlite);
        try
        {
            await County.Restore(new RestoreOrder(fresh.Options, File(test), key));
            return "none";
        }
        catch (KeysException e)
        {
            return e.Problem.Code;
        }
        catch (StoreException e)
        {
            return e.Problem.Code;
        }
    }

    private static string File(TestCounty test) => Path.Combine(test.Root, "backup", "county.kyb");

    private static string PrivateKey(TestCounty test) => Path.Combine(KeysDirectory.Beside(test.Data), "hand-over", "backup.pem");

    private static async Task<Guid> Node(TestCounty test) => EntryId.Read((await Sql.Value<byte[]>(test.County, "SELECT id FROM node ORDER BY number DESC LIMIT 1"))!);

    private static async Task<IEnumerable<string>> Lines(TestCounty test, string sql)
    {
        using var lease = await test.County.Dialect.Read(CancellationToken.None);
        return lease.Connection.Query(sql).Cast<IDictionary<string, object?>>().Select(row => string.Join(' ', row.Values.Select(value => value is byte[] bytes ? Convert.ToHexStringLower(bytes) : $"{value}"))).ToList();
    }

    private static async Task<TestCounty> Written(DatabaseKind kind)
    {
        var test = await TestCounty.Open(kind);
        BackupKeys.Create(KeysDirectory.Open(KeysDirectory.Beside(test.Data), test.Data));
        await test.Accept(TestCounty.Register(1, 1, Name, "13899990001"));
        for (var i = 0; i < 4; i++) await test.Accept(TestCounty.Measure(10 + i, 1, 150 + i, $"2026-0{2 + i}-01"));
        await test.Accept(TestCounty.Register(2, 2, "测乙", "13899990002"), TestCounty.Measure(20, 2, 150, "2026-02-01"));
        await test.County.Log(new Look(TestCounty.Doctor.Account, "clinician", TestCounty.Unit, "ReadPerson", "", [TestCounty.Person(1)]));
        return test;
    }
}
