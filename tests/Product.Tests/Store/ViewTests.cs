using Kangyu.Store;
using Kangyu.Store.Looks;
using Kangyu.Store.Search;
using Kangyu.Store.Views;

namespace Product.Tests.Store;

/// <summary>What is read back: records, due lists, search, the access log.</summary>
public sealed class ViewTests
{
    private static readonly DateOnly Today = new(2026, 5, 20);

    [Theory, DatabaseData]
    public async Task A_record_is_read_as_it_was_written_newest_first_and_page_by_page(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1, phone: "13800000001"));
        foreach (var i in Enumerable.Range(0, 5)) await test.Accept(TestCounty.Measure(10 + i, 1, 120 + i, $"2026-02-0{1 + i}"));
        await test.Accept(TestCounty.Measure(20, 1, 131, "2026-02-01", amends: 10));
        var view = new PeopleView(test.County);
        var person = await view.Find(TestCounty.Person(1), CancellationToken.None);
        Assert.Equal("测试甲", person!.Card.Name);
        Assert.Equal(new DateOnly(1990, 2, 11), person.State.Born);
        Assert.Equal([TestCounty.Unit], person.CareUnits(Today));
        var first = await view.Entries(TestCounty.Person(1), null, 4, CancellationToken.None);
        var second = await view.Entries(TestCounty.Person(1), first.Next, 4, CancellationToken.None);
        Assert.Equal([20, 14, 13, 12, 11, 10, 1], first.Entries.Concat(second.Entries).Select(entry => Number(entry.Entry.Id)));
        Assert.Null(second.Next);
        Assert.Equal([10], first.Entries.Concat(second.Entries).Where(entry => !entry.Holds).Select(entry => Number(entry.Entry.Id)));
        Assert.Equal(131, first.Entries[0].Entry[first.Entries[0].Entry.Form.Items.First(item => item.Id == "systolic")].Number);
        Assert.Null(await view.Find(TestCounty.Person(2), CancellationToken.None));
        Assert.Equal(12, (await view.Entry(TestCounty.Id(12), CancellationToken.None))!.Entry.Id.ToByteArray(bigEndian: true)[15]);
    }

    [Theory, DatabaseData]
    public async Task A_due_list_holds_what_people_agreed_to_and_never_what_lapsed(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1), TestCounty.Measure(2, 1, 150, "2026-03-01"));
        await test.Accept(TestCounty.Register(3, 2), TestCounty.Measure(4, 2, 150, "2026-03-01", recheck: "no"));
        await test.Accept(TestCounty.Register(5, 3), TestCounty.Measure(6, 3, 150, "2026-03-02"));
        Assert.Equal([TestCounty.Person(1), TestCounty.Person(3)], await Due(test, Today));
        // a withdrawal of the reminder acts at once (S5)
        await test.Accept(TestCounty.Entry(7, 3, "core.consent", """{"purpose":"reminders","consent_offer":"blood-pressure.recheck","answer":"no"}""", "2026-04-01"));
        Assert.Equal([TestCounty.Person(1)], await Due(test, Today));
        Assert.Empty(await Due(test, new DateOnly(2026, 7, 2)));
        Assert.Empty(await new DueView(test.County).List(new DueQuery(TestCounty.Unit, new(2026, 1, 1), new(2026, 12, 31), new(2026, 7, 2), null), CancellationToken.None));
        Assert.Empty(await new DueView(test.County).List(new DueQuery("360830001002", Today, Today, Today, null), CancellationToken.None));
        await test.Accept(TestCounty.Measure(8, 1, 120, "2026-05-21"));
        Assert.Empty(await Due(test, new DateOnly(2026, 5, 22)));
    }

    [Theory, DatabaseData]
    public Task Search_finds_people_within_ones_care_and_by_whole_number_beyond(DatabaseKind kind) => Finds(kind, county => new PeopleSearch(county));

    [Theory, DatabaseData]
    public Task Search_finds_the_same_when_it_asks_about_each_person(DatabaseKind kind) => Finds(kind, county => new PeopleSearch(county, new LookSize(Few: 0, MostCared: 0)));

    [Theory, DatabaseData]
    public Task Search_finds_the_same_when_it_holds_the_units_people(DatabaseKind kind) => Finds(kind, county => new PeopleSearch(county, new LookSize(Few: 0, MostCared: 100)));

    private static async Task Finds(DatabaseKind kind, Func<County, PeopleSearch> open)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1, "测小明", "13800000001"));
        await test.Accept(TestCounty.Register(2, 2, "演红玉", "13800000002", unit: "360830001002"));
        var search = open(test.County);
        Assert.Equal(["测小明"], await Names(search.InCare("小明", [TestCounty.Unit], Today, CancellationToken.None)));
        Assert.Equal(["测小明"], await Names(search.InCare("cexiao", [TestCounty.Unit], Today, CancellationToken.None)));
        Assert.Empty(await Names(search.InCare("演红玉", [TestCounty.Unit], Today, CancellationToken.None)));
        Assert.Equal(["演红玉"], await Names(search.ByNumber("13800000002", CancellationToken.None)));
        Assert.Equal("search_needs_number", (await search.ByNumber("演红玉", CancellationToken.None)).Problem?.Code);
        await test.Accept(TestCounty.Register(3, 1, "测大明", "13800000009", amends: 1));
        Assert.Empty(await Names(search.InCare("小明", [TestCounty.Unit], Today, CancellationToken.None)));
        Assert.Empty(await Names(search.ByNumber("13800000001", CancellationToken.None)));
        Assert.Equal(["测大明"], await Names(search.ByNumber("13800000009", CancellationToken.None)));
    }

    [Theory, DatabaseData]
    public async Task Search_gives_20_people_at_most(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await Task.WhenAll(Enumerable.Range(1, 30).Select(i => test.Accept(TestCounty.Register(i, i, "测小明"))));
        foreach (var search in new[] { new PeopleSearch(test.County), new PeopleSearch(test.County, new LookSize(0, 29)), new PeopleSearch(test.County, new LookSize(0, 30)) })
            Assert.Equal(20, (await Names(search.InCare("测小明", [TestCounty.Unit], Today, CancellationToken.None))).Count);
    }

    [Theory, DatabaseData]
    public async Task Every_look_is_logged_once_and_the_person_can_see_it(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        var view = new LookView(test.County);
        var one = new Look(TestCounty.Doctor.Account, "clinician", TestCounty.Unit, "ReadPerson", "", [TestCounty.Person(1)]);
        var list = one with { Act = "DueList", People = [TestCounty.Person(1), TestCounty.Person(2)] };
        var hard = one with { Act = "EmergencyAccess", Reason = "昏迷送来", Emergency = true };
        foreach (var (look, number) in new[] { (one, 1L), (list, 2L), (hard, 3L) }) Assert.Equal(number, await test.County.Log(look));
        Assert.Equal([3, 2, 1], (await view.AtPerson(TestCounty.Person(1), null, 10, CancellationToken.None)).Select(look => look.Number));
        Assert.Equal([2], (await view.AtPerson(TestCounty.Person(2), null, 10, CancellationToken.None)).Select(look => look.Number));
        Assert.Equal("昏迷送来", (await view.All(emergencyOnly: true, null, 10, CancellationToken.None)).Single().Look.Reason);
        Assert.Equal([2, 1], (await view.ByAccount(TestCounty.Doctor.Account, 3, 10, CancellationToken.None)).Select(look => look.Number));
    }

    private static int Number(Guid id) => id.ToByteArray(bigEndian: true)[15];

    private static async Task<IEnumerable<Guid>> Due(TestCounty test, DateOnly day) =>
        (await new DueView(test.County).List(new DueQuery(TestCounty.Unit, day, day, day, null), CancellationToken.None)).Select(item => item.Row.Person);

    private static async Task<List<string?>> Names(Task<Kangyu.Kernel.Checked<IReadOnlyList<PersonHit>>> search) =>
        [.. (await search).Value!.Select(hit => hit.Card.Name)];
}
