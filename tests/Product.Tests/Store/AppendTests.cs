using Kangyu.Store;

namespace Product.Tests.Store;

/// <summary>What goes into the ledger, what does not, and that nothing is half there.</summary>
public sealed class AppendTests
{
    [Theory, DatabaseData]
    public async Task An_entry_is_stored_once_however_often_it_is_sent(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        var before = await Dump.Count(test.County, "entry");
        var first = await test.Accept(TestCounty.Register(1, 1));
        var again = await test.Accept(TestCounty.Register(1, 1));
        Assert.Equal(EntryOutcome.Accepted, first.Entries[0].Outcome);
        Assert.Equal(EntryOutcome.Duplicate, again.Entries[0].Outcome);
        Assert.Equal(first.Entries[0].Position, again.Entries[0].Position);
        await test.Reopen();
        Assert.Equal(EntryOutcome.Duplicate, (await test.Accept(TestCounty.Register(1, 1))).Entries[0].Outcome);
        Assert.Equal(before + 1, await Dump.Count(test.County, "entry"));
        Assert.Equal(1, await Dump.Count(test.County, "f_core_registration"));
    }

    [Theory, DatabaseData]
    public async Task The_same_id_with_other_content_is_a_conflict(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1));
        var receipt = await test.Append(TestCounty.Register(1, 1, name: "测试乙"));
        Assert.Equal("id_conflict", receipt.Entries[0].Problems.Single().Code);
        Assert.False(receipt.IsStored);
    }

    [Theory, DatabaseData]
    public async Task A_submission_is_stored_as_a_whole_or_not_at_all(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1));
        var before = await Dump.Of(test.County);
        var entries = await Dump.Count(test.County, "entry");
        var receipt = await test.Append(
            TestCounty.Measure(2, 1, 150, "2026-02-01"), TestCounty.Register(3, 2), TestCounty.Measure(4, 1, 120, "2999-01-01"), TestCounty.Measure(5, 1, 130, "2026-02-03"));
        Assert.Equal(["group_rejected", "group_rejected", "in_future", "group_rejected"], receipt.Entries.Select(entry => entry.Problems.Single().Code));
        Assert.Equal(before, await Dump.Of(test.County));
        Assert.Equal(entries, await Dump.Count(test.County, "entry"));
        var good = await test.Accept(TestCounty.Measure(2, 1, 150, "2026-02-01"), TestCounty.Register(3, 2), TestCounty.Measure(4, 1, 120, "2026-02-02"));
        Assert.Equal([entries + 1, entries + 2, entries + 3], good.Entries.Select(entry => entry.Position));
    }

    [Theory, DatabaseData]
    public async Task A_group_that_amends_its_own_entry_is_folded_one_by_one_and_taken_back_as_a_whole(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1));
        var before = await Dump.Of(test.County);
        var refused = await test.Append(
            TestCounty.Measure(2, 1, 150, "2026-02-01"), TestCounty.Measure(3, 1, 155, "2026-02-01", amends: 2), TestCounty.Measure(4, 1, 120, "2999-01-01"));
        Assert.Equal(["group_rejected", "group_rejected", "in_future"], refused.Entries.Select(entry => entry.Problems.Single().Code));
        Assert.Equal(before, await Dump.Of(test.County));
        var good = await test.Accept(TestCounty.Measure(2, 1, 150, "2026-02-01"), TestCounty.Measure(3, 1, 125, "2026-02-01", amends: 2));
        Assert.Equal(2, good.Entries.Count);
        Assert.Equal(2, await Dump.Count(test.County, "f_blood_pressure_measure"));
        Assert.Equal(1, await Dump.Count(test.County, "f_blood_pressure_measure WHERE until IS NULL AND systolic = 125"));
    }

    [Theory, DatabaseData]
    public async Task An_amendment_names_an_entry_of_the_same_person_and_form(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1), TestCounty.Register(2, 2), TestCounty.Measure(3, 1, 150, "2026-02-01"));
        Assert.Equal("amends_unknown", await Refusal(test, TestCounty.Measure(4, 1, 150, "2026-02-01", amends: 99)));
        Assert.Equal("amends_unknown", await Refusal(test, TestCounty.Measure(4, 2, 150, "2026-02-01", amends: 3)));
        Assert.Equal("amends_other_form", await Refusal(test, TestCounty.Measure(4, 1, 150, "2026-02-01", amends: 1)));
        await test.Accept(TestCounty.Measure(4, 1, 150, "2026-02-01", amends: 3));
    }

    [Theory, DatabaseData]
    public async Task Positions_are_gapless_whatever_was_refused_between(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1));
        var waiting = Enumerable.Range(10, 200).Select(i => test.Append(TestCounty.Measure(i, 1, i % 7 == 0 ? 20 : 120, "2026-02-01"))).ToList();
        var receipts = await Task.WhenAll(waiting);
        var positions = receipts.Where(receipt => receipt.IsStored).Select(receipt => receipt.Entries[0].Position).Order().ToList();
        Assert.Equal(Enumerable.Range(0, positions.Count).Select(i => positions[0] + i), positions);
        Assert.Equal(positions[^1], await Dump.Count(test.County, "entry"));
        Assert.Empty(test.Faults);
    }

    private static async Task<string> Refusal(TestCounty test, string entry) => (await test.Append(entry)).Entries[0].Problems.Single().Code;
}
