using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;
using Xunit;

namespace Product.Tests.Keys;

public sealed class LegalLockTests : IDisposable
{
    private static readonly DateOnly Term = new(2056, 9, 30);

    private readonly Scratch scratch = new();
    private readonly MasterKey master = Rings.Master();
    private readonly ECDiffieHellman first = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDiffieHellman second = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    private EscrowHolders Holders => new(first, second);

    [Fact]
    public void A_locked_record_is_unreadable_here_and_opens_for_both_holders_together()
    {
        using var ring = Rings.Open(scratch["keyring"], master);
        var key = Assert.Single(ring.GetOrCreateMany([Rings.Legal(1)]));
        var closed = Rings.Close(key);
        Assert.Equal([key.Id], ring.Legal.Lock(Rings.Person(1), Term, Holders));
        Assert.Null(ring.Get(Rings.Legal(1)));
        Assert.Null(ring.Get(key.Id));
        Assert.Equal(KeyState.Locked, ring.StateOf(key.Id));
        var opened = Assert.Single(ring.Legal.Unlock(Rings.Person(1), first, second));
        Assert.Equal(key.Id, opened.Id);
        Assert.True(Rings.Opens(opened, closed));
        Assert.Null(ring.Get(key.Id));
        opened.Seal.Dispose();
    }

    [Fact]
    public void It_stays_locked_after_reopening_and_opens_then_too()
    {
        byte[] closed;
        using (var ring = Rings.Open(scratch["keyring"], master))
        {
            closed = Rings.Close(ring.GetOrCreateMany([Rings.Legal(1)])[0]);
            ring.Legal.Lock(Rings.Person(1), Term, Holders);
        }
        using var again = Rings.Open(scratch["keyring"], master);
        Assert.Null(again.Get(Rings.Legal(1)));
        Assert.True(Rings.Opens(Assert.Single(again.Legal.Unlock(Rings.Person(1), first, second)), closed));
    }

    [Fact]
    public void One_holder_alone_a_stranger_or_the_wrong_order_opens_nothing()
    {
        using var ring = Rings.Open(scratch["keyring"], master);
        using var stranger = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        ring.GetOrCreateMany([Rings.Legal(1)]);
        ring.Legal.Lock(Rings.Person(1), Term, Holders);
        foreach (var (a, b) in new[] { (first, first), (second, second), (second, first), (first, stranger), (stranger, second) })
            Assert.Equal("escrow_key", Assert.Throws<KeysException>(() => ring.Legal.Unlock(Rings.Person(1), a, b)).Problem.Code);
        Assert.Empty(ring.Legal.Unlock(Rings.Person(2), first, second));
    }

    [Fact]
    public void The_file_holds_neither_the_wrapped_key_nor_the_subject_afterwards()
    {
        using (var ring = Rings.Open(scratch["keyring"], master)) ring.GetOrCreateMany([Rings.Legal(1)]);
        var before = File.ReadAllBytes(scratch["keyring"]);
        using (var ring = Rings.Open(scratch["keyring"], master)) ring.Legal.Lock(Rings.Person(1), Term, Holders);
        var after = File.ReadAllBytes(scratch["keyring"]);
        var key = new byte[Seal.KeySize];
        Assert.True(master.TryUnwrap(before.AsSpan(KeySlot.Size), key));
        Assert.Equal(0, Rings.Times(after, EntryId.ToBytes(Rings.Person(1))));
        Assert.Equal(0, Rings.Times(after, key.AsSpan(0, 8)));
        var wrapped = KeySlot.Wrapped(before.AsSpan(KeySlot.Size));
        for (var at = 0; at + 8 <= wrapped.Length; at++) Assert.Equal(0, Rings.Times(after, wrapped.Slice(at, 8)));
    }

    [Fact]
    public void New_care_after_a_lock_gets_a_new_key_and_can_be_locked_as_well()
    {
        using var ring = Rings.Open(scratch["keyring"], master);
        var old = ring.GetOrCreateMany([Rings.Legal(1)])[0];
        ring.Legal.Lock(Rings.Person(1), Term, Holders);
        var made = ring.GetOrCreateMany([Rings.Legal(1)])[0];
        Assert.NotEqual(old.Id, made.Id);
        ring.Legal.Lock(Rings.Person(1), Term.AddYears(1), Holders);
        Assert.Equal([old.Id, made.Id], ring.Legal.Unlock(Rings.Person(1), first, second).Select(key => key.Id));
    }

    [Fact]
    public void Nothing_that_law_keeps_means_nothing_to_lock()
    {
        using var ring = Rings.Open(scratch["keyring"], master);
        ring.GetOrCreateMany([Rings.Care(1)]);
        Assert.Empty(ring.Legal.Lock(Rings.Person(1), Term, Holders));
        Assert.NotNull(ring.Get(Rings.Care(1)));
    }

    [Fact]
    public void It_is_destroyed_on_the_day_after_the_term_and_not_before()
    {
        var id = Guid.Empty;
        using (var ring = Rings.Open(scratch["keyring"], master))
        {
            id = ring.GetOrCreateMany([Rings.Legal(1), Rings.Legal(2)])[0].Id;
            ring.Legal.Lock(Rings.Person(1), Term, Holders);
            ring.Legal.Lock(Rings.Person(2), Term.AddDays(1), Holders);
            Assert.Empty(ring.Legal.DestroyExpired(Term));
            Assert.Equal([id], ring.Legal.DestroyExpired(Term.AddDays(1)));
            Assert.Empty(ring.Legal.DestroyExpired(Term.AddDays(1)));
            Assert.Equal(KeyState.Destroyed, ring.StateOf(id));
            Assert.Empty(ring.Legal.Unlock(Rings.Person(1), first, second));
            Assert.Single(ring.Legal.Unlock(Rings.Person(2), first, second));
        }
        // header, tombstone, locked, two spent shares, two shares
        var file = File.ReadAllBytes(scratch["keyring"]);
        var states = Enumerable.Range(0, 7).Select(slot => (SlotState)file[slot * KeySlot.Size]);
        Assert.Equal([SlotState.Header, SlotState.Destroyed, SlotState.Locked, SlotState.Spent, SlotState.Spent, SlotState.FirstShare, SlotState.SecondShare], states);
        Assert.Equal(-1, file.AsSpan((3 * KeySlot.Size) + 4, 120).IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public void A_crash_before_the_wrapped_key_is_overwritten_loses_nothing_and_the_lock_can_be_done_again()
    {
        var slots = new SharedSlots();
        DataKey key;
        using (var ring = Keyring.Open(slots.Connect(), master))
        {
            key = ring.GetOrCreateMany([Rings.Legal(1)])[0];
            slots.FailAtOverwrite = 0;
            Assert.Throws<IOException>(() => ring.Legal.Lock(Rings.Person(1), Term, Holders));
        }
        using var again = Keyring.Open(slots.Connect(), master);
        Assert.NotNull(again.Get(Rings.Legal(1)));
        again.Legal.Lock(Rings.Person(1), Term, Holders);
        Assert.Equal(key.Id, Assert.Single(again.Legal.Unlock(Rings.Person(1), first, second)).Id);
        again.Legal.DestroyExpired(Term.AddDays(1));
        Assert.Equal(KeyState.Destroyed, again.StateOf(key.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_crash_while_destroying_is_made_good_the_next_time(int overwrite)
    {
        var slots = new SharedSlots();
        Guid id;
        using (var ring = Keyring.Open(slots.Connect(), master))
        {
            id = ring.GetOrCreateMany([Rings.Legal(1)])[0].Id;
            ring.Legal.Lock(Rings.Person(1), Term, Holders);
            slots.FailAtOverwrite = overwrite;
            Assert.Throws<IOException>(() => ring.Legal.DestroyExpired(Term.AddDays(1)));
        }
        using var again = Keyring.Open(slots.Connect(), master);
        Assert.Equal([id], again.Legal.DestroyExpired(Term.AddDays(1)));
        Assert.Equal(KeyState.Destroyed, again.StateOf(id));
    }

    [Fact]
    public void Points_are_the_same_after_compressing_and_other_bytes_are_refused()
    {
        Span<byte> point = stackalloc byte[33];
        for (var i = 0; i < 64; i++)
        {
            using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
            P256Point.Compress(key, point);
            using var read = P256Point.Expand(point);
            Assert.Equal(key.ExportSubjectPublicKeyInfo(), read.ExportSubjectPublicKeyInfo());
        }
        foreach (var head in (byte[])[0, 1, 4])
            Assert.Throws<CryptographicException>(() => P256Point.Expand([head, .. new byte[31], 5]));
        Assert.Throws<CryptographicException>(() => P256Point.Expand([2, .. Enumerable.Repeat((byte)0xFF, 32)]));
        // x = 1 is on no point of the curve
        Assert.Throws<CryptographicException>(() => P256Point.Expand([2, .. new byte[31], 1]));
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
        master.Dispose();
        scratch.Dispose();
    }
}
