using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Store;
using Kangyu.Store.Erasures;
using Kangyu.Store.Keys;
using Kangyu.Store.Search;
using Kangyu.Store.Views;
using Product.Tests.Store;

namespace Product.Tests.Safety;

/// <summary>S12: what may be erased goes at once, what law keeps is locked, the chain still verifies, and nobody finds the person again.</summary>
public sealed class EraseTests
{
    private const string Measure = "about: person\ntitle: {zh: 测量血压";
    private static readonly Guid By = new("01900000-0000-7000-8000-0000000000e1");
    private static readonly Guid Agreed = new("01900000-0000-7000-8000-0000000000e2");

    // the fixture's measurements as a record that law keeps for fifteen years
    private static readonly IReadOnlyList<PackSource> LegalSources = TestPacks.With(
        "blood-pressure", "forms/measure.yaml", Measure, "about: person\nretention: {legal: 15 years, source: hearts}\ntitle: {zh: 测量血压");

    // a form about nobody whose words may name people
    private static readonly IReadOnlyList<PackSource> ComplaintSources =
    [
        .. TestPacks.Sources.Select(source => source.Name != "blood-pressure" ? source : source with
        {
            Files = [.. source.Files, new PackFile("forms/complaint.yaml", """
                form: blood-pressure.complaint
                version: 1
                about: nobody
                title: {zh: 意见, en: Complaint}
                sections:
                  - title: {zh: 意见, en: Complaint}
                    items:
                      - id: words
                        ask: {zh: 原话, en: In their words}
                        type: text
                        length: 200
                        required: true
                """u8.ToArray())],
        }),
    ];

    private static readonly PackSet Complaints = TestPacks.Load(ComplaintSources);

    private static readonly PackSet Legal = TestPacks.Load(LegalSources);

    [Theory, DatabaseData]
    public async Task After_an_erasure_no_file_has_the_name_the_numbers_or_a_key(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        var secrets = Secret.All.Concat(Sentinels.WrappedKeys(test, TestCounty.Person(1))).ToList();
        Assert.Equal(2, (await Hits(test, secrets)).Select(hit => hit.Split(' ')[1]).Distinct().Count());
        var result = await Erase(test, 1);
        Assert.Equal(new ErasureResult(5, 0, null, IsSettled: true), result);
        Assert.Empty(await Hits(test, secrets));
        if (kind == DatabaseKind.Postgres) Assert.Empty(Sentinels.Find(PostgresCluster.DataDirectory, Secret.All));
        await test.Reopen();
        Assert.Empty(await Hits(test, secrets));
    }

    [Fact]
    public async Task After_an_erasure_not_even_the_sealed_bytes_stay_in_a_file()
    {
        await using var test = await Written(DatabaseKind.Sqlite);
        List<byte[]> sealedBytes;
        using (var lease = await test.County.Dialect.Read(CancellationToken.None))
        {
            sealedBytes = [.. lease.Connection.Query<byte[]>("SELECT e.body FROM entry e JOIN subject s ON s.number = e.subject WHERE s.id = @id UNION ALL SELECT card FROM person p JOIN subject s ON s.number = p.number WHERE s.id = @id",
                new { id = EntryId.ToBytes(TestCounty.Person(1)) })];
        }
        Assert.Equal(6, sealedBytes.Count);
        Assert.Equal(6, Sentinels.Find(test.Data, sealedBytes).Select(hit => hit.Split(' ')[1]).Distinct().Count());
        await Erase(test, 1);
        Assert.Empty(Sentinels.Find(test.Data, sealedBytes));
        await test.Reopen();
        Assert.Empty(Sentinels.Find(test.Data, sealedBytes));
    }

    [Theory, DatabaseData]
    public async Task Copies_that_upgrades_kept_go_with_an_erasure(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        test.County.Dialect.CopyBeside("0009", null);
        Assert.NotEmpty(await Copies(test));
        await Erase(test, 1);
        Assert.Empty(await Copies(test));
    }

    [Theory, DatabaseData]
    public async Task Contact_details_alone_may_be_erased_and_told_anew(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        var result = await test.County.Erase(new ErasureOrder(TestCounty.Person(1), By, Agreed, "只删联系方式", IdentityOnly: true));
        Assert.Equal(1, result.Erased);
        var view = new PeopleView(test.County);
        Assert.Null((await view.Find(TestCounty.Person(1), CancellationToken.None))!.Card.Name);
        Assert.Equal(4, (await view.Entries(TestCounty.Person(1), null, 50, CancellationToken.None)).Entries.Count);
        Assert.False(await test.County.IsErased(TestCounty.Person(1), CancellationToken.None));
        Assert.Empty(await Hits(test, Secret.All));
        await test.Accept(TestCounty.Register(80, 1, "测改名", occurred: "2026-12-02"));
        await test.Reopen();
        Assert.Equal("测改名", (await new PeopleView(test.County).Find(TestCounty.Person(1), CancellationToken.None))!.Card.Name);
        await Clean(test);
    }

    [Theory, DatabaseData]
    public async Task The_chain_verifies_after_an_erasure_and_the_others_are_as_they_were(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        await test.County.Anchor();
        var others = Lines(await Dump.Of(test.County), besides: 1);
        await Erase(test, 1);
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
        Assert.Equal(others, await Dump.Of(test.County));
        await test.Close();
        await County.Rebuild(test.Options);
        await test.Reopen();
        Assert.Equal(others, await Dump.Of(test.County));
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
    }

    [Theory, DatabaseData]
    public async Task An_erased_person_is_not_found_and_not_written_to_again(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        Assert.Single((await new PeopleSearch(test.County).ByNumber(Secret.Phone, CancellationToken.None)).Value!);
        await Erase(test, 1);
        Assert.Empty((await new PeopleSearch(test.County).ByNumber(Secret.Phone, CancellationToken.None)).Value!);
        Assert.Null(await new PeopleView(test.County).Find(TestCounty.Person(1), CancellationToken.None));
        Assert.True(await test.County.IsErased(TestCounty.Person(1), CancellationToken.None));
        Assert.False(await test.County.IsErased(TestCounty.Person(2), CancellationToken.None));
        Assert.Equal("subject_erased", (await test.Append(TestCounty.Measure(900, 1, 120, "2026-06-01"))).Entries[0].Problems.Single().Code);
        // a repetition from an outbox is still known
        Assert.Equal(EntryOutcome.Duplicate, (await test.Accept(TestCounty.Measure(11, 1, 150, "2026-02-01"))).Entries[0].Outcome);
        await test.Accept(TestCounty.Register(901, 9, Secret.Name, Secret.Phone));
        Assert.Single((await new PeopleSearch(test.County).ByNumber(Secret.Phone, CancellationToken.None)).Value!);
    }

    [Theory, DatabaseData]
    public async Task What_law_keeps_is_locked_until_its_term_and_destroyed_after_it(DatabaseKind kind)
    {
        await using var test = await Written(kind, legal: true);
        var hands = EscrowKeys.Create(test.County.Parts.Keys, "first passphrase", "second passphrase");
        var report = await Erase(test, 1);
        // the last measurement was on 2026-03-03
        Assert.Equal((2, 3, new DateOnly(2041, 3, 3)), (report.Erased, report.Locked, report.LockedUntil));
        Assert.Empty(await Hits(test, Secret.All));
        Assert.Equal(0, await Dump.Count(test.County, "f_blood_pressure_measure WHERE position IN (SELECT position FROM entry WHERE form IS NULL)"));
        Assert.Equal(3, await Dump.Count(test.County, "entry WHERE form IS NULL AND body IS NOT NULL"));
        await Clean(test);
        Assert.Equal(3, Opened(test, hands));
        Assert.Equal(0, await test.County.DestroyExpired(new DateOnly(2041, 3, 3)));
        Assert.Equal(3, await test.County.DestroyExpired(new DateOnly(2041, 3, 4)));
        Assert.Equal(0, await Dump.Count(test.County, "entry WHERE form IS NULL AND body IS NOT NULL"));
        await Clean(test);
    }

    [Theory, DatabaseData]
    public async Task It_takes_two_accounts_a_reason_a_record_and_the_escrow(DatabaseKind kind)
    {
        await using var test = await Written(kind, legal: true);
        var before = await Dump.Of(test.County);
        Assert.Equal("erase_alone", await Refusal(test, new(TestCounty.Person(1), By, By, "本人申请")));
        Assert.Equal("reason_missing", await Refusal(test, new(TestCounty.Person(1), By, Agreed, " ")));
        Assert.Equal("subject_unknown", await Refusal(test, new(TestCounty.Person(77), By, Agreed, "本人申请")));
        Assert.Equal("subject_unknown", await Refusal(test, new(KeyOwner.Common.Subject, By, Agreed, "本人申请")));
        Assert.Equal("escrow_missing", await Refusal(test, new(TestCounty.Person(1), By, Agreed, "本人申请")));
        Assert.Equal(before, await Dump.Of(test.County));
        Assert.Empty(test.County.Parts.Keys.OpenErasures().Read(test.County.Parts.Keys.ReadAnchorPublicKey()).Erasures);
        await Clean(test);
    }

    [Theory, DatabaseData]
    public async Task An_erasure_that_was_interrupted_is_carried_on_when_the_county_is_opened(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        var secrets = Secret.All.Concat(Sentinels.WrappedKeys(test, TestCounty.Person(1))).ToList();
        var keys = test.County.Parts.Keys;
        using (var signer = keys.ReadAnchorKey())
            keys.OpenErasures().Append(new Erasure(TestCounty.Person(1), test.Clock.GetUtcNow(), [KeyClass.Identity, KeyClass.Care, KeyClass.Legal], null), signer);
        await test.Reopen();
        Assert.Empty(await Hits(test, secrets));
        Assert.Null(await new PeopleView(test.County).Find(TestCounty.Person(1), CancellationToken.None));
        Assert.True(await test.County.IsErased(TestCounty.Person(1), CancellationToken.None));
        await Clean(test);
    }

    [Theory, DatabaseData]
    public async Task An_entry_about_nobody_that_names_people_is_erased_alone(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Reopen(options => options with { Packs = Complaints, Sources = ComplaintSources });
        await test.Accept(Complain(50, Secret.Name), Complain(51, "另一位"));
        await test.Accept(Complain(52, Secret.Name, amends: 50));
        await test.Accept(Complain(53, "第三位"));
        var result = await test.County.Erase(new ErasureOrder(TestCounty.Id(50), By, Agreed, "本人申请"));
        Assert.Equal((2, 0), (result.Erased, result.Locked));
        Assert.Equal(2, await Dump.Count(test.County, "f_blood_pressure_complaint"));
        await Clean(test);
    }

    [Theory, DatabaseData]
    public async Task Verify_names_what_an_erasure_left_behind(DatabaseKind kind)
    {
        await using var test = await Written(kind);
        var body = await Sql.Value<byte[]>(test.County, "SELECT body FROM entry WHERE position = 3");
        await Erase(test, 1);
        await Sql.Run(test.County, "UPDATE entry SET body = @body WHERE position = 3", new { body });
        Assert.Equal("erasure_unfinished", Assert.Single((await County.Verify(test.Options, anchors: true)).Problems).Code);
        Assert.Equal(1, await test.County.DestroyExpired(new DateOnly(2027, 3, 1)));
        await Clean(test);
    }

    private static string Complain(int id, string words, int? amends = null) => TestCounty.Entry(
        id, 1, "blood-pressure.complaint", $$"""{"words":"{{words}}"}""", "2026-04-01", amends).Replace(
        $"\"subject\":{{\"kind\":\"person\",\"id\":\"{TestCounty.Person(1)}\"}},", "", StringComparison.Ordinal);

    private static async Task<TestCounty> Written(DatabaseKind kind, bool legal = false)
    {
        var test = await TestCounty.Open(kind);
        if (legal) await test.Reopen(options => options with { Packs = Legal, Sources = LegalSources });
        await test.Accept(Secret.Register(10, 1), TestCounty.Register(20, 2, "测试乙", "15400001111"));
        await test.Accept(TestCounty.Measure(11, 1, 150, "2026-02-01"));
        await test.Accept(TestCounty.Measure(12, 1, 160, "2026-03-03"), TestCounty.Measure(21, 2, 150, "2026-02-02"));
        await test.Accept(TestCounty.Measure(13, 1, 155, "2026-02-01", amends: 11));
        await test.Accept(TestCounty.Entry(14, 1, "core.consent", """{"purpose":"reminders","consent_offer":"blood-pressure.recheck","answer":"later"}""", "2026-03-05"));
        return test;
    }

    private static Task<ErasureResult> Erase(TestCounty test, int person) =>
        test.County.Erase(new ErasureOrder(TestCounty.Person(person), By, Agreed, "本人书面申请"));

    private static async Task<string> Refusal(TestCounty test, ErasureOrder order) =>
        (await Assert.ThrowsAsync<StoreException>(() => test.County.Erase(order))).Problem.Code;

    private static async Task Clean(TestCounty test)
    {
        var options = test.County.Parts.Options;
        Assert.Empty((await County.Verify(options, anchors: true)).Problems);
    }

    private static async Task<List<string>> Hits(TestCounty test, IReadOnlyList<byte[]> patterns) =>
        [.. Sentinels.Find(test.Data, patterns), .. await Sentinels.InRows(test, patterns)];

    private static async Task<IEnumerable<string>> Copies(TestCounty test)
    {
        using var lease = await test.County.Dialect.Read(CancellationToken.None);
        return test.Kind == DatabaseKind.Sqlite
            ? Directory.GetFiles(test.Data, "*.before-*")
            : lease.Connection.Query<string>("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, current_schema() || '_before_')");
    }

    private static int Opened(TestCounty test, IReadOnlyList<string> hands)
    {
        using var first = EscrowKeys.OpenPrivate(hands[0], "first passphrase");
        using var second = EscrowKeys.OpenPrivate(hands[1], "second passphrase");
        var keys = test.County.Parts.Keyring.Legal.Unlock(TestCounty.Person(1), first, second).ToDictionary(key => key.Id);
        using var lease = test.County.Dialect.Read(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        using var command = lease.Connection.CreateCommand();
        command.CommandText = "SELECT head, body FROM entry WHERE form IS NULL AND body IS NOT NULL";
        using var rows = command.ExecuteReader();
        var opened = 0;
        while (rows.Read())
        {
            Assert.True(Envelope.TryRead((byte[])rows[0], out var envelope));
            var body = (byte[])rows[1];
            if (keys[envelope.KeyId].Seal.TryOpen(body, envelope.Id, new byte[body.Length - Seal.Overhead])) opened++;
        }
        return opened;
    }

    /// <summary>The lines that do not speak of the person whose number is that of their registration.</summary>
    private static string Lines(string dump, int besides)
    {
        // two packs are activated first, so that the first registration is the third entry
        var number = besides + 2;
        string[] names = [$"number={number} ", $"person={number} ", $"subject={number} "];
        return string.Join('\n', dump.Split('\n').Where(line => !names.Any(name => (line + " ").Contains(name, StringComparison.Ordinal))));
    }
}
