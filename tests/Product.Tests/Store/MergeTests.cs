using System.Globalization;
using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Pathways;
using Kangyu.Kernel.Records;
using Kangyu.Store;
using Kangyu.Store.Erasures;
using Kangyu.Store.Indicators;
using Kangyu.Store.Search;
using Kangyu.Store.Views;

namespace Product.Tests.Store;

/// <summary>
/// Merging two records of one person: reads join, rows keep their own subject, a withdrawal of the merge brings the two back exactly. What is derived is at each step what a rebuild makes.
/// </summary>
public sealed class MergeTests
{
    private const string Other = "360830001002";
    private static readonly DateOnly Today = new(2027, 3, 1);
    private static CancellationToken Stop => CancellationToken.None;

    private static string Merge(int id, int person, int other, string occurred = "2026-06-01", int? amends = null, bool withdraws = false) => TestCounty.Entry(
        id, person, "core.merge", withdraws ? "{}" : $$"""{"other":"{{TestCounty.Person(other)}}","how_known":"person_said"}""", occurred, amends, withdraws);

    private static async Task<TestCounty> Two(DatabaseKind kind)
    {
        var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1, "测小明", "13800000001"));
        await test.Accept(TestCounty.Register(2, 2, "演红玉", "13800000002", unit: Other));
        await test.Accept(TestCounty.Measure(11, 1, 150, "2026-02-01"), TestCounty.Measure(12, 1, 120, "2026-02-03"));
        await test.Accept(TestCounty.Measure(21, 2, 160, "2026-02-02", unit: Other));
        return test;
    }

    private static async Task IsAsRebuilt(TestCounty test)
    {
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
        var before = await Dump.Of(test.County);
        await test.Close();
        await County.Rebuild(test.Options);
        await test.Reopen();
        Assert.Equal(before, await Dump.Of(test.County));
    }

    [Theory, DatabaseData]
    public async Task Merged_records_are_read_as_one_under_either_id(DatabaseKind kind)
    {
        await using var test = await Two(kind);
        await test.Accept(Merge(30, 2, 1));
        var view = new PeopleView(test.County);
        foreach (var id in new[] { 1, 2 })
        {
            var person = (await view.Find(TestCounty.Person(id), Stop))!;
            Assert.Equal(TestCounty.Person(1), person.Id);
            Assert.Equal([TestCounty.Person(1), TestCounty.Person(2)], person.People);
            Assert.Equal("测小明", person.Card.Name);
            Assert.Equal([TestCounty.Unit, Other], person.CareUnits(Today).Order(StringComparer.Ordinal));
            Assert.Equal(6, (await view.Entries(TestCounty.Person(id), null, 50, Stop)).Entries.Count);
            Assert.Equal(6, (await new TimelineView(test.County).Page(new TimelineQuery(TestCounty.Person(id), All(test), null, 50), Stop)).Entries.Count);
        }
        // each entry keeps the subject it was written about
        Assert.Equal(TestCounty.Person(2), (await view.Entry(TestCounty.Id(21), Stop))!.Entry.Subject.Id);
        // one instance of an offered pathway a person: the measurement of the 3rd ends what the two raised ones began
        Assert.DoesNotContain(await new PlanView(test.County).Of(TestCounty.Person(1), null, Stop), row => row.DoneOn is null);
        Assert.Equal(3, (await new MeasuredView(test.County).Of(TestCounty.Person(1), ["systolic"], ["blood-pressure.measure"], 50, Stop)).Count);
        await IsAsRebuilt(test);
    }

    [Theory, DatabaseData]
    public async Task Search_finds_one_person_under_either_name_and_number(DatabaseKind kind)
    {
        await using var test = await Two(kind);
        await test.Accept(Merge(30, 1, 2));
        foreach (var search in new[] { new PeopleSearch(test.County), new PeopleSearch(test.County, new LookSize(Few: 0, MostCared: 0)), new PeopleSearch(test.County, new LookSize(Few: 0, MostCared: 100)) })
            foreach (var typed in new[] { "测小明", "演红玉", "13800000001", "13800000002", "yanhongyu" })
            {
                var hit = Assert.Single((await search.InCare(typed, [TestCounty.Unit], Today, Stop)).Value!);
                Assert.Equal((TestCounty.Person(1), "测小明"), (hit.Id, hit.Name));
            }
        Assert.Single((await new PeopleSearch(test.County).ByNumber("13800000002", Stop)).Value!);
    }

    [Theory, DatabaseData]
    public async Task A_withdrawal_of_the_merge_brings_the_two_back_exactly(DatabaseKind kind)
    {
        await using var test = await Two(kind);
        var before = await Now(test, 1, 2);
        await test.Accept(Merge(30, 1, 2));
        Assert.NotEqual(before, await Now(test, 1, 2));
        await test.Accept(Merge(31, 1, 2, amends: 30, withdraws: true));
        Assert.Equal(before, await Now(test, 1, 2));
        Assert.Equal(0, await Dump.Count(test.County, "alias WHERE until IS NULL"));
        await IsAsRebuilt(test);
    }

    [Theory, DatabaseData]
    public async Task New_entries_to_either_id_count_for_the_one_and_go_back_with_their_own(DatabaseKind kind)
    {
        await using var test = await Two(kind);
        await using var never = await Two(kind);
        await test.Accept(Merge(30, 1, 2));
        // the clock of the ledger goes on alike
        await never.Accept(TestCounty.Register(30, 9));
        string[] later =
        [
            TestCounty.Measure(40, 2, 155, "2026-07-01", unit: Other), TestCounty.Measure(41, 1, 145, "2026-07-02"), TestCounty.Measure(42, 2, 118, "2026-02-02", amends: 21, unit: Other),
            TestCounty.Register(43, 2, "演红珠", "13800000003", amends: 2, unit: Other), TestCounty.Measure(44, 2, 150, "2026-01-15", unit: Other),
        ];
        foreach (var entry in later)
        {
            await test.Accept(entry);
            await never.Accept(entry);
            Assert.Empty((await County.Verify(test.Options, anchors: false)).Problems);
        }
        Assert.Single((await new PeopleSearch(test.County).InCare("演红珠", [TestCounty.Unit], Today, Stop)).Value!);
        Assert.Equal(11, (await new PeopleView(test.County).Entries(TestCounty.Person(2), null, 50, Stop)).Entries.Count);
        await test.Accept(Merge(31, 1, 2, amends: 30, withdraws: true));
        Assert.Equal(await Now(never, 1, 2), await Now(test, 1, 2));
        await IsAsRebuilt(test);
    }

    [Theory, DatabaseData]
    public async Task Stopping_reminders_under_one_id_stops_those_of_the_other(DatabaseKind kind)
    {
        await using var test = await Two(kind);
        await test.Accept(TestCounty.Measure(13, 1, 150, "2026-05-01"));
        await test.Accept(Merge(30, 1, 2));
        Assert.Contains(await new PlanView(test.County).Of(TestCounty.Person(1), null, Stop), row => row.DoneOn is null);
        await test.Accept(TestCounty.Entry(50, 2, "core.consent", """{"purpose":"reminders","answer":"no"}""", "2026-06-02", unit: Other));
        Assert.DoesNotContain(await new PlanView(test.County).Of(TestCounty.Person(1), null, Stop), row => row.DoneOn is null);
        Assert.Empty(await new DueView(test.County).List(new DueQuery(TestCounty.Unit, new(2026, 1, 1), new(2026, 12, 31), new(2026, 6, 3), null), Stop));
    }

    [Theory, DatabaseData]
    public async Task A_record_is_merged_with_another_that_is_there_and_once(DatabaseKind kind)
    {
        await using var test = await Two(kind);
        var before = await Dump.Of(test.County);
        Assert.Equal("merge_self", await Refusal(test, Merge(30, 1, 1)));
        Assert.Equal("unknown_person", await Refusal(test, Merge(31, 1, 9)));
        Assert.Equal(before, await Dump.Of(test.County));
        await test.Accept(Merge(32, 1, 2));
        Assert.Equal("merge_done", await Refusal(test, Merge(33, 2, 1)));
        // an amendment stays with the record whose entry it corrects
        Assert.Equal("amends_unknown", await Refusal(test, TestCounty.Measure(34, 1, 118, "2026-02-02", amends: 21)));
    }

    [Theory, DatabaseData]
    public async Task Whoever_may_not_write_about_the_other_may_not_merge(DatabaseKind kind)
    {
        await using var test = await Two(kind);
        var submission = test.Submission(Merge(30, 1, 2)) with
        {
            Authorise = (draft, _) => draft.Subject.Id == TestCounty.Person(2) ? Kangyu.Kernel.Problem.At("subject", "not_in_your_care", "不在", "Not in care") : null,
        };
        Assert.Equal("not_in_your_care", (await test.County.Append(submission)).Entries[0].Problems.Single().Code);
    }

    [Theory, DatabaseData]
    public async Task Numbers_count_merged_records_once_and_as_of_then_apart(DatabaseKind kind)
    {
        await using var test = await Two(kind);
        var people = new Indicator
        {
            Id = "t.people",
            Pack = "t",
            Kind = IndicatorKind.Volume,
            Title = new("人", "People"),
            Formula = Formula.Count,
            CountPeople = true,
            Period = "quarter",
            Of = new Population(IndicatorSource.Form, "blood-pressure.measure", "occurred", null),
        };
        var runs = new IndicatorRuns(test.County);
        async Task<long> Count(long? asOf = null) => (await runs.Run(people, ReportPeriod.Read("2026Q1")!, null, asOf, Stop)).Total.Numerator;
        Assert.Equal(2, await Count());
        var merged = (await test.Accept(Merge(30, 1, 2))).Entries[0].Position;
        Assert.Equal(1, await Count());
        Assert.Equal(2, await Count(merged - 1));
        await test.Accept(Merge(31, 1, 2, amends: 30, withdraws: true));
        Assert.Equal(2, await Count());
        Assert.Equal(1, await Count(merged));
    }

    [Theory, DatabaseData]
    public async Task Erasing_one_of_merged_records_erases_all_of_them_and_leaves_others_whole(DatabaseKind kind)
    {
        await using var test = await Two(kind);
        await test.Accept(TestCounty.Register(3, 3, "试阿丙", "13800000009"), TestCounty.Measure(15, 3, 150, "2026-02-07"));
        // the third was merged by mistake and set apart again
        await test.Accept(Merge(30, 3, 1));
        await test.Accept(Merge(31, 3, 1, amends: 30, withdraws: true));
        await test.Accept(Merge(32, 2, 1));
        var third = await Now(test, 3);
        var result = await test.County.Erase(new ErasureOrder(TestCounty.Person(2), TestCounty.Doctor.Account, Guid.CreateVersion7(), "本人要求"));
        Assert.Equal((6, 0), (result.Erased, result.Locked));
        foreach (var id in new[] { 1, 2 })
        {
            Assert.Null(await new PeopleView(test.County).Find(TestCounty.Person(id), Stop));
            Assert.True(await test.County.IsErased(TestCounty.Person(id), Stop));
        }
        Assert.Equal(third, await Now(test, 3));
        await IsAsRebuilt(test);
    }

    [Theory, DatabaseData]
    public async Task Contact_details_of_merged_records_go_together(DatabaseKind kind)
    {
        await using var test = await Two(kind);
        await test.Accept(Merge(30, 2, 1));
        await test.County.Erase(new ErasureOrder(TestCounty.Person(1), TestCounty.Doctor.Account, Guid.CreateVersion7(), "本人要求", IdentityOnly: true));
        Assert.Empty((await new PeopleSearch(test.County).ByNumber("13800000002", Stop)).Value!);
        Assert.Equal(2, (await new PeopleView(test.County).Find(TestCounty.Person(2), Stop))!.People.Count);
        await IsAsRebuilt(test);
    }

    /// <summary>Random histories of four records, with merges, corrections and withdrawals of both between: always what a rebuild makes, and in the end what the union folds to.</summary>
    [Theory, DatabaseData]
    public async Task Random_histories_with_merges_are_what_a_rebuild_makes(DatabaseKind kind)
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            await using var test = await TestCounty.Open(kind);
            await RandomMerges.Write(test, new Random(seed), 60);
            Assert.True((await County.Verify(test.Options, anchors: false)).Problems.Count == 0, $"seed {seed}: {string.Join(';', (await County.Verify(test.Options, anchors: false)).Problems)}");
            await IsAsRebuilt(test);
        }
    }

    /// <summary>The same entries in another order of arrival fold to the same, and the same record holds them.</summary>
    [Theory, DatabaseData]
    public async Task The_order_of_arrival_changes_nothing_that_holds(DatabaseKind kind)
    {
        string[] entries =
        [
            TestCounty.Measure(11, 1, 150, "2026-02-01"), TestCounty.Measure(21, 2, 160, "2026-02-02"), TestCounty.Measure(31, 3, 155, "2026-02-03"), Merge(40, 2, 1), Merge(41, 3, 2),
            TestCounty.Measure(32, 3, 118, "2026-05-03"),
        ];
        string? expected = null;
        foreach (var order in new int[][] { [0, 1, 2, 3, 4, 5], [4, 3, 2, 1, 0, 5], [3, 5, 0, 4, 2, 1] })
        {
            await using var test = await TestCounty.Open(kind);
            foreach (var person in new[] { 1, 2, 3 }) await test.Accept(TestCounty.Register(person, person));
            foreach (var at in order) await test.Accept(entries[at]);
            var plan = await new PlanView(test.County).Of(TestCounty.Person(3), null, Stop);
            var state = (await new PeopleView(test.County).Find(TestCounty.Person(3), Stop))!;
            var now = string.Join('\n', plan.Select(row => $"{row.Key.Name} {row.DueOn} {row.DoneOn}")) + string.Join(',', state.People) + string.Join(',', state.State.Consents.Values) + state.State.Entries;
            Assert.Equal(expected ??= now, now);
        }
    }

    [Fact]
    public async Task A_merge_at_one_server_acts_at_the_other_at_once()
    {
        Assert.SkipWhen(PostgresCluster.Missing is not null, PostgresCluster.Missing ?? "");
        await using var one = await Two(DatabaseKind.Postgres);
        await using var two = await County.Open(TwoServersTests.Second(one));
        Assert.True((await two.Append(TestCounty.Read(two, TestCounty.Measure(60, 2, 150, "2026-03-01")))).IsStored);
        await one.Accept(Merge(30, 1, 2));
        Assert.True((await two.Append(TestCounty.Read(two, TestCounty.Measure(61, 2, 150, "2026-03-05")))).IsStored);
        await one.Accept(TestCounty.Measure(62, 1, 120, "2026-03-09"));
        Assert.True((await two.Append(TestCounty.Read(two, TestCounty.Measure(63, 1, 150, "2026-03-11")))).IsStored);
        Assert.Empty((await County.Verify(one.Options, anchors: false)).Problems);
    }

    private static Readable All(TestCounty test) => new([.. test.County.Engine.Packs.Forms.Keys], []);

    private static async Task<string> Refusal(TestCounty test, string entry) => (await test.Append(entry)).Entries[0].Problems.Single().Code;

    /// <summary>All that holds now of people, without positions.</summary>
    private static async Task<string> Now(TestCounty test, params int[] people)
    {
        var lines = new List<string>();
        foreach (var id in people)
        {
            var person = (await new PeopleView(test.County).Find(TestCounty.Person(id), Stop))!;
            lines.Add($"{id}: {person.Id} {person.Card} {string.Join(',', person.People)} {Convert.ToHexString(StateWriter.Write(person.State))}");
            lines.AddRange((await new PlanView(test.County).Of(TestCounty.Person(id), null, Stop)).Select(row => row.ToString()));
            lines.AddRange((await new PeopleView(test.County).Entries(TestCounty.Person(id), null, 100, Stop)).Entries.Where(entry => entry.Entry.Form.Id != CoreForms.Merge)
                .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Entry.Id} {entry.Holds}")).Order(StringComparer.Ordinal));
        }
        return string.Join('\n', lines);
    }
}
