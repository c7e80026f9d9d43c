using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;
using Xunit;

namespace Product.Tests.Keys;

public sealed class SharedKeyringTests : IDisposable
{
    private readonly SharedSlots slots = new();
    private readonly MasterKey master = Rings.Master();

    [Fact]
    public void Two_servers_that_meet_a_person_at_once_agree_on_one_key()
    {
        using var one = Keyring.Open(slots.Connect(), master);
        using var two = Keyring.Open(slots.Connect(), master);
        Parallel.For(0, 400, i => (i % 2 == 0 ? one : two).GetOrCreateMany([Rings.Care(i / 4), Rings.Care((i / 4) + 1)]));
        for (var person = 0; person <= 100; person++) Assert.Equal(one.Get(Rings.Care(person))!.Id, two.Get(Rings.Care(person))!.Id);
        one.Refresh();
        Assert.Equal(1 + 101, one.Count);
    }

    [Fact]
    public void A_key_that_another_server_made_is_found_by_owner_and_by_id()
    {
        using var one = Keyring.Open(slots.Connect(), master);
        using var two = Keyring.Open(slots.Connect(), master);
        var key = Assert.Single(one.GetOrCreateMany([Rings.Care(1)]));
        Assert.Equal(key.Id, two.Get(key.Id)!.Id);
        using var three = Keyring.Open(slots.Connect(), master);
        var other = Assert.Single(one.GetOrCreateMany([Rings.Care(2)]));
        Assert.Equal(other.Id, three.Get(Rings.Care(2))!.Id);
    }

    [Fact]
    public void What_is_known_is_not_asked_for_again()
    {
        using var ring = Keyring.Open(slots.Connect(), master);
        ring.GetOrCreateMany([Rings.Care(1)]);
        var reads = slots.Reads;
        ring.GetOrCreateMany([Rings.Care(1)]);
        ring.Get(Rings.Care(1));
        Assert.Equal(reads, slots.Reads);
    }

    [Fact]
    public void An_erasure_on_one_server_holds_on_the_other_after_a_refresh()
    {
        using var one = Keyring.Open(slots.Connect(), master);
        using var two = Keyring.Open(slots.Connect(), master);
        var key = Assert.Single(one.GetOrCreateMany([Rings.Care(1)]));
        Assert.NotNull(two.Get(Rings.Care(1)));
        one.Erase(Rings.Person(1), KeyClass.Care);
        two.Refresh();
        Assert.Null(two.Get(Rings.Care(1)));
        Assert.Equal(KeyState.Erased, two.StateOf(key.Id));
    }

    public void Dispose() => master.Dispose();
}
