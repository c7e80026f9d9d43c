using Kangyu.Store.Erasures;
using Product.Tests.Store;

namespace Product.Tests.Safety;

/// <summary>A request to erase waits for a second account: one a person, seen by the units that care for them, gone when it is taken back or carried out.</summary>
public sealed class ErasureRequestTests
{
    private const string Other = "360830001002";
    private static readonly DateOnly Today = new(2027, 3, 1);
    private static readonly Guid By = new("01900000-0000-7000-8000-0000000000e1");
    private static CancellationToken Stop => CancellationToken.None;

    private static Task<bool> Ask(TestCounty test, int person) =>
        new ErasureRequests(test.County).Ask(TestCounty.Person(person), By, TestCounty.Unit, identityOnly: false, "本人当面要求", test.Clock.GetUtcNow());

    [Theory, DatabaseData]
    public async Task One_waits_a_person_and_only_for_the_units_that_care_for_them(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1), TestCounty.Register(2, 2, unit: Other));
        var requests = new ErasureRequests(test.County);
        Assert.True(await Ask(test, 1));
        Assert.False(await Ask(test, 1));
        Assert.True(await Ask(test, 2));
        var waits = Assert.Single(await requests.Waiting(TestCounty.Unit, Today, Stop));
        Assert.Equal((TestCounty.Person(1), By, "本人当面要求", false), (waits.Person, waits.Account, waits.Reason, waits.IdentityOnly));
        Assert.True(await requests.TakeBack(waits));
        Assert.False(await requests.TakeBack(waits));
        Assert.Null(await requests.Of([TestCounty.Person(1)], Stop));
        Assert.True(await Ask(test, 1));
    }

    [Theory, DatabaseData]
    public async Task It_goes_with_the_erasure_and_a_backup_does_not_bring_it_back(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        await test.Accept(TestCounty.Register(1, 1));
        await Ask(test, 1);
        await test.County.Erase(new ErasureOrder(TestCounty.Person(1), By, Guid.CreateVersion7(), "本人当面要求"));
        Assert.Equal(0, await Dump.Count(test.County, "erasure_request"));
        // of merged records the request may stand under either id
        await test.Accept(TestCounty.Register(2, 2), TestCounty.Register(3, 3));
        await Ask(test, 3);
        await test.Accept(TestCounty.Entry(4, 3, "core.merge", $$"""{"other":"{{TestCounty.Person(2)}}","how_known":"same_card"}""", "2026-06-01"));
        Assert.NotNull(await new ErasureRequests(test.County).Of([TestCounty.Person(2), TestCounty.Person(3)], Stop));
        Assert.Single(await new ErasureRequests(test.County).Waiting(TestCounty.Unit, Today, Stop));
        await test.County.Erase(new ErasureOrder(TestCounty.Person(2), By, Guid.CreateVersion7(), "本人当面要求"));
        Assert.Equal(0, await Dump.Count(test.County, "erasure_request"));
    }
}
