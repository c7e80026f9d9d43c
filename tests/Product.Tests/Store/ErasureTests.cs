using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store;
using Kangyu.Store.Erasures;
using Kangyu.Store.Keys;
using Kangyu.Store.Search;
using Kangyu.Store.Views;

namespace Product.Tests.Store;

/// <summary>S12: what a person asks to be erased is gone, in every file; what law keeps is locked; the chain still verifies.</summary>
public sealed class ErasureTests
{
    private const string Name = "测无名氏";
    private const string Phone = "13899990001";
    private static readonly Guid Other = new("01900000-0000-7000-8000-0000000000d1");

    [Theory, DatabaseData]
    public async Task Nothing_of_an_erased_person_is_found_in_the_data_directory(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        var keys = KeysOf(test, TestCounty.Person(1));
        var before = Sentinels.Find(test.Data, keys);
        Assert.Equal(kind == DatabaseKind.Sqlite ? 2 : 0, before.Count);
        Assert.Empty(Sentinels.Find(test.Data, [.. Spelled()]));
        var result = await test.County.Erase(new ErasureOrder(TestCounty.Person(1), TestCounty.Doctor.Account, Other, "本人要求"));
        Assert.Equal((5, 0), (result.Erased, result.Locked));
        Assert.True(result.IsSettled);
        Assert.Empty(Sentinels.Find(test.Data, [.. Spelled(), .. keys, EntryId.ToBytes(TestCounty.Person(1))]).Where(hit => !hit.Contains(Id(), StringComparison.Ordinal)));
        if (kind == DatabaseKind.Postgres) Assert.Empty(Sentinels.Find(PostgresCluster.DataDirectory, [.. Spelled()]));
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
        await test.Reopen();
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
    }

    [Theory, DatabaseData]
    public async Task An_erased_person_is_in_no_view_and_takes_no_entry(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        var others = await Dump.Of(test.County);
        await test.County.Erase(new ErasureOrder(TestCounty.Person(1), TestCounty.Doctor.Account, Other, "本人要求"));
        var left = await Dump.Of(test.County);
        Assert.Equal(others.Split('\n').Where(line => !IsOf(line, 3)), left.Split('\n'));
        Assert.Null(await new PeopleView(test.County).Find(TestCounty.Person(1), CancellationToken.None));
        Assert.Empty((await new PeopleSearch(test.County).ByNumber(Phone, CancellationToken.None)).Value!);
        Assert.Equal("subject_erased", (await test.Append(TestCounty.Measure(90, 1, 120, "2026-12-01"))).Entries[0].Problems.Single().Code);
        await test.Accept(TestCounty.Measure(91, 2, 120, "2026-12-01"));
        await test.Close();
        await County.Rebuild(test.Options);
        await test.Reopen();
        Assert.Equal("subject_erased", (await test.Append(TestCounty.Measure(90, 1, 120, "2026-12-01"))).Entries[0].Problems.Single().Code);
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
    }

    [Theory, DatabaseData]
    public async Task Contact_details_alone_may_be_erased_and_told_anew(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        var result = await test.County.Erase(new ErasureOrder(TestCounty.Person(1), TestCounty.Doctor.Account, Other, "只删联系方式", IdentityOnly: true));
        Assert.Equal(1, result.Erased);
        var view = new PeopleView(test.County);
        Assert.Null((await view.Find(TestCounty.Person(1), CancellationToken.None))!.Card.Name);
        Assert.Equal(4, (await view.Entries(TestCounty.Person(1), null, 50, CancellationToken.None)).Entries.Count);
        await test.Accept(TestCounty.Register(80, 1, "测改名", occurred: "2026-12-02"));
        await test.Reopen();
        Assert.Equal("测改名", (await new PeopleView(test.County).Find(TestCounty.Person(1), CancellationToken.None))!.Card.Name);
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
        Assert.Empty(Sentinels.Find(test.Data, [.. Spelled()]));
    }

    [Theory, DatabaseData]
    public async Task An_erasure_that_was_interrupted_is_carried_out_when_the_county_is_opened(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        var keys = KeysDirectory.Open(KeysDirectory.Beside(test.Data), test.Data);
        using (var signer = keys.ReadAnchorKey())
            keys.OpenErasures().Append(new Erasure(TestCounty.Person(1), test.Clock.GetUtcNow(), [KeyClass.Identity, KeyClass.Care], null), signer);
        await test.Reopen();
        Assert.Null(await new PeopleView(test.County).Find(TestCounty.Person(1), CancellationToken.None));
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
    }

    private static string Id() => Convert.ToHexStringLower(EntryId.ToBytes(TestCounty.Person(1)));

    private static bool IsOf(string line, int number) => $" {line} ".Contains($" person={number} ", StringComparison.Ordinal)
        || $" {line} ".Contains($" subject={number} ", StringComparison.Ordinal) || $" {line} ".Contains($": number={number} ", StringComparison.Ordinal);

    private static IEnumerable<byte[]> Spelled() => [.. Sentinels.Spellings(Name), .. Sentinels.Spellings(Phone)];

    /// <summary>The wrapped keys of a person as they lie in the keyring file.</summary>
    private static byte[][] KeysOf(TestCounty test, Guid person)
    {
        if (test.Kind == DatabaseKind.Postgres) return [];
        var file = File.ReadAllBytes(KeysDirectory.KeyringIn(test.Data));
        return [.. file.Chunk(KeyringStorage.SlotSize).Where(slot => EntryId.Read(slot.AsSpan(8)) == person).Select(slot => slot[40..100])];
    }

    private static async Task<TestCounty> Written(DatabaseKind kind)
    {
        var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1, Name, Phone));
        for (var i = 0; i < 4; i++) await test.Accept(TestCounty.Measure(10 + i, 1, 150 + i, $"2026-0{2 + i}-01"));
        await test.Accept(TestCounty.Register(2, 2, "测乙", "13899990002"), TestCounty.Measure(20, 2, 150, "2026-02-01"));
        return test;
    }
}
