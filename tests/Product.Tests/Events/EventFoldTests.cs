using Kangyu.Kernel.Records;
using Kangyu.Store;
using Kangyu.Store.Views;
using Product.Tests.Server;
using Product.Tests.Store;
using static Product.Tests.Events.MattersCounty;

namespace Product.Tests.Events;

/// <summary>An event is begun once, gone on with and closed; what it owes is owed by a day; a rebuild gives the same, on both databases.</summary>
public sealed class EventFoldTests
{
    private static async Task<TestCounty> Open(DatabaseKind kind)
    {
        var test = new TestCounty(kind);
        await test.Reopen(options => options with { Packs = TestPacks.Load(TestPacks.Matters), Sources = TestPacks.Matters });
        return test;
    }

    private static async Task<IReadOnlyList<EventLine>> List(TestCounty test, bool closed = false) =>
        await new EventView(test.County).List(["matters.told"], [TestServer.Clinic, TestServer.Centre], closed, CancellationToken.None);

    [Theory, DatabaseData]
    public async Task What_is_told_owes_an_answer_until_it_is_answered_and_leaves_the_list_when_it_is_closed(DatabaseKind kind)
    {
        await using var test = await Open(kind);
        await test.Accept(Told(1, 1));
        await test.Accept(Told(2, 2, "2027-01-20", TestServer.Centre));
        var open = await List(test);
        Assert.Equal([Event(2), Event(1)], open.Select(line => line.Id));
        Assert.Equal([new DateOnly(2027, 1, 27), new DateOnly(2027, 2, 8)], open.Select(line => line.DueOn!.Value));
        await test.Accept(Answer(3, 1));
        Assert.Null((await List(test)).Single(line => line.Id == Event(1)).DueOn);
        await test.Accept(Closed(4, 1));
        Assert.Equal([Event(2)], (await List(test)).Select(line => line.Id));
        Assert.Equal([new DateOnly(2027, 2, 8)], (await List(test, closed: true)).Select(line => line.Closed!.Value));
        await Same(test);
    }

    [Theory, DatabaseData]
    public async Task An_event_whose_beginning_is_withdrawn_is_none(DatabaseKind kind)
    {
        await using var test = await Open(kind);
        await test.Accept(Told(1, 1));
        await test.Accept(Told(2, 1, amends: 1, kind: "door"));
        Assert.Equal("door", (await new EventView(test.County).Find(Event(1), CancellationToken.None))!.State.Latest("kind", "")!.Value.Text);
        await test.Accept(Told(3, 1, amends: 1, withdraws: true));
        Assert.Null(await new EventView(test.County).Find(Event(1), CancellationToken.None));
        Assert.Empty(await List(test));
        Assert.Null(await new EventView(test.County).ByCode(ReceiptCode.Of(Event(1)), CancellationToken.None));
        await Same(test);
    }

    [Theory, DatabaseData]
    public async Task What_does_not_fit_is_refused_and_nothing_is_written(DatabaseKind kind)
    {
        await using var test = await Open(kind);
        await test.Accept(Told(1, 1));
        await test.Accept(TestCounty.Register(2, 1));
        await Refused(test, Told(3, 1), "event_begun");
        await Refused(test, Answer(4, 9), "unknown_event");
        await Refused(test, Closed(5, 9), "unknown_event");
        await Refused(test, Told(6, 1).Replace(Event(1).ToString(), TestCounty.Person(1).ToString(), StringComparison.Ordinal), "wrong_subject");
        await Refused(test, TestCounty.Measure(7, 1, 120, "2027-02-01").Replace(TestCounty.Person(1).ToString(), Event(1).ToString(), StringComparison.Ordinal), "wrong_subject");
        await test.Accept(Closed(8, 1));
        await Refused(test, Answer(9, 1, "2027-02-09"), "event_closed");
        // told late, about a day before it was closed
        await test.Accept(Answer(10, 1, "2027-02-06"));
        await Same(test);
    }

    private static async Task Refused(TestCounty test, string entry, string code)
    {
        var receipt = await test.Append(entry);
        Assert.Equal([code], receipt.Entries.SelectMany(one => one.Problems).Select(problem => problem.Code));
        Assert.False(receipt.IsStored);
    }

    private static async Task Same(TestCounty test)
    {
        await test.Close();
        var options = test.Options with { Packs = TestPacks.Load(TestPacks.Matters), Sources = TestPacks.Matters };
        Assert.Empty((await County.Verify(options, anchors: false)).Problems);
    }
}
