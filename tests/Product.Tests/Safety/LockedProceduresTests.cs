using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store;
using Kangyu.Store.Backups;
using Kangyu.Store.Erasures;
using Kangyu.Store.Keys;
using Kangyu.Store.Looks;
using Kangyu.Store.Search;
using Kangyu.Store.Views;
using Product.Tests.Store;

namespace Product.Tests.Safety;

/// <summary>
/// S12 with the shipped packs: a person with procedures and other entries is erased. What law keeps is there, sealed, unreadable by every way the store has of reading; two holders together
/// open it; it goes at the end of its term; the chain verifies at each step, and a backup brings nothing back.
/// </summary>
public sealed class LockedProceduresTests
{
    private const string First = "first passphrase";
    private const string Second = "second passphrase";
    private static readonly Guid By = new("01900000-0000-7000-8000-0000000000e1");
    private static readonly Guid Agreed = new("01900000-0000-7000-8000-0000000000e2");

    // an IUD put in on 2027-02-10 and care after a miscarriage on 2027-02-20: kept for fifteen years from the last of them
    private static readonly DateOnly Term = new(2042, 2, 20);

    [Theory, DatabaseData]
    public async Task Locked_procedures_are_unreadable_until_the_end_of_their_term_and_then_gone(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        var hands = EscrowKeys.Create(test.County.Parts.Keys, First, Second);
        BackupKeys.Create(test.County.Parts.Keys);
        Directory.CreateDirectory(Path.GetDirectoryName(BackupFile(test))!);
        await test.County.Backup(BackupFile(test));
        var result = await test.County.Erase(new ErasureOrder(TestCounty.Person(1), By, Agreed, "本人书面申请"));
        Assert.Equal((4, 3, (DateOnly?)Term), (result.Erased, result.Locked, result.LockedUntil));
        await IsUnreadable(test.County);
        await IsClean(test.County.Parts.Options);
        // a process begun anew, and a rebuild, read no more than this one
        await Reopen(test);
        await IsUnreadable(test.County);
        await test.Close();
        await County.Rebuild(Shipped(test.Options));
        await Reopen(test);
        await IsUnreadable(test.County);
        Assert.Equal(3, Opened(test.County, hands));
        await ComesBackFromNoBackup(test);

        Assert.Equal(0, await test.County.DestroyExpired(Term));
        Assert.Equal(3, Opened(test.County, hands));
        Assert.Equal(3, await test.County.DestroyExpired(Term.AddDays(1)));
        Assert.Equal(0, await Dump.Count(test.County, "entry WHERE form IS NULL AND body IS NOT NULL"));
        Assert.Equal(0, Opened(test.County, hands));
        await IsClean(test.County.Parts.Options);
    }

    [Theory, DatabaseData]
    public async Task One_holder_alone_opens_nothing(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        var hands = EscrowKeys.Create(test.County.Parts.Keys, First, Second);
        await test.County.Erase(new ErasureOrder(TestCounty.Person(1), By, Agreed, "本人书面申请"));
        using var first = EscrowKeys.OpenPrivate(hands[0], First);
        Assert.ThrowsAny<Exception>(() => test.County.Parts.Keyring.Legal.Unlock(TestCounty.Person(1), first, first));
        Assert.ThrowsAny<Exception>(() => EscrowKeys.OpenPrivate(hands[1], First));
    }

    // Lin's person: registration, counselling, a consent, a reminder; an IUD, its documents, care after a miscarriage. Another person beside.
    private static async Task<TestCounty> Written(DatabaseKind kind)
    {
        var test = new TestCounty(kind);
        await Reopen(test);
        await test.Accept(Secret.Register(10, 1), TestCounty.Register(20, 2, "测试乙", "15400001111"));
        await test.Accept(TestCounty.Entry(11, 1, "contraception.counselling", """{"counselling_wanted":"not_today"}""", "2027-02-01"));
        await test.Accept(TestCounty.Entry(12, 1, "core.consent", """{"purpose":"invitations","programme":"midlife","channel":["sms"],"answer":"yes"}""", "2027-02-02"));
        await test.Accept(TestCounty.Entry(13, 1, "contraception.iud_insertion", Iud, "2027-02-10"));
        await test.Accept(People.PeopleCounty.Abortion(14, 1, "2027-02-20", TestCounty.Unit));
        await test.Accept(TestCounty.Entry(15, 1, "contraception.consent_missing_review", Review, "2027-02-12"));
        await test.Accept(TestCounty.Entry(16, 1, "contraception.pregnancy_check", """{"pregnancy_signs":false,"any_of_these":["no_sex"]}""", "2027-02-22"));
        await test.Accept(TestCounty.Entry(21, 2, "contraception.iud_insertion", Iud, "2027-02-11"));
        return test;
    }

    private const string Iud =
        """{"told_as_history":false,"iud_kind":"iud_copper","not_pregnant":"checklist","complications":["none"],"after_advice":["strings","bleeding","warning","removal","sti"]}""";

    private const string Review = """{"reviewer_outside":true,"person_heard":"heard","consent_found":"none","review_words":"无","review_next":["none"]}""";

    private static CountyOptions Shipped(CountyOptions options) => options with { Packs = TestPacks.ShippedSet, Sources = TestPacks.Shipped };

    private static Task Reopen(TestCounty test) => test.Reopen(Shipped);

    private static string BackupFile(TestCounty test) => Path.Combine(test.Root, "backup", "county.kyb");

    /// <summary>Every way the store has of reading about a person.</summary>
    private static async Task IsUnreadable(County county)
    {
        var stop = CancellationToken.None;
        var person = TestCounty.Person(1);
        var people = new PeopleView(county);
        var all = new Readable([.. county.Engine.Packs.Forms.Keys], []);
        Assert.Null(await people.Find(person, stop));
        Assert.Equal(new EntryPage([], 0, null).Entries, (await people.Entries(person, null, 100, stop)).Entries);
        Assert.Empty((await new TimelineView(county).Page(new TimelineQuery(person, all, null, 100), stop)).Entries);
        Assert.Empty(await new PlanView(county).Of(person, null, stop));
        Assert.Empty((await new PeopleSearch(county).ByNumber(Secret.Phone, stop)).Value!);
        Assert.Empty((await new PeopleSearch(county).InCare(Secret.Name, [TestCounty.Unit], new DateOnly(2027, 3, 1), stop)).Value!);
        Assert.Null(await new ErasureRequests(county).Of([person], stop));
        foreach (var id in Enumerable.Range(10, 7))
        {
            Assert.Null(await people.Entry(TestCounty.Id(id), stop));
            Assert.Empty(await new TimelineView(county).Versions(person, TestCounty.Id(id), all, null, stop));
        }
        using var lease = await county.Dialect.Read(stop);
        foreach (var table in FlatTables(lease.Connection))
            Assert.Equal(0, lease.Connection.ExecuteScalar<long>($"SELECT count(*) FROM {table} WHERE position IN (SELECT position FROM entry WHERE form IS NULL)"));
        // the other person is as she was
        Assert.Equal("测试乙", (await people.Find(TestCounty.Person(2), stop))!.Card.Name);
        Assert.Equal(2, (await people.Entries(TestCounty.Person(2), null, 100, stop)).Entries.Count);
    }

    private static IReadOnlyList<string> FlatTables(System.Data.Common.DbConnection connection) => connection.Query<string>("SELECT name FROM flat_table").AsList();

    private static async Task IsClean(CountyOptions options) => Assert.Empty((await County.Verify(options, anchors: true)).Problems);

    private static async Task ComesBackFromNoBackup(TestCounty test)
    {
        var keys = KeysDirectory.Beside(test.Data);
        await using var restored = new TestCounty(DatabaseKind.Sqlite);
        var receipt = await County.Restore(new RestoreOrder(Shipped(restored.Options) with { Keys = keys }, BackupFile(test), Path.Combine(keys, "hand-over", "backup.pem")));
        Assert.Equal(1, receipt.Erasures);
        await restored.Reopen(options => Shipped(options) with { Keys = keys });
        await IsUnreadable(restored.County);
        Assert.Equal(3, await Dump.Count(restored.County, "entry WHERE form IS NULL AND body IS NOT NULL"));
        await IsClean(restored.County.Parts.Options);
    }

    private static int Opened(County county, IReadOnlyList<string> hands)
    {
        using var first = EscrowKeys.OpenPrivate(hands[0], First);
        using var second = EscrowKeys.OpenPrivate(hands[1], Second);
        var keys = county.Parts.Keyring.Legal.Unlock(TestCounty.Person(1), first, second).ToDictionary(key => key.Id);
        using var lease = county.Dialect.Read(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        var rows = lease.Connection.Query<(byte[] Head, byte[] Body)>("SELECT head, body FROM entry WHERE form IS NULL AND body IS NOT NULL");
        return rows.Count(row => Envelope.TryRead(row.Head, out var envelope) && keys[envelope.KeyId].Seal.TryOpen(row.Body, envelope.Id, new byte[row.Body.Length - Seal.Overhead]));
    }
}
