using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;
using Xunit;

namespace Product.Tests.Keys;

public sealed class KeyringTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly MasterKey master = Rings.Master();

    [Fact]
    public void Each_owner_and_class_has_a_key_of_its_own_that_survives_reopening()
    {
        KeyOwner[] owners = [Rings.Care(1), Rings.Legal(1), Rings.Care(2), Rings.Care(1), KeyOwner.Common];
        byte[][] closed;
        Guid[] ids;
        using (var ring = Rings.Open(scratch["keyring"], master))
        {
            var keys = ring.GetOrCreateMany(owners);
            ring.Flush();
            Assert.Same(keys[0], keys[3]);
            Assert.Equal(4, keys.Select(key => key.Id).Distinct().Count());
            closed = [.. keys.Select(key => Rings.Close(key))];
            ids = [.. keys.Select(key => key.Id)];
        }
        using var again = Rings.Open(scratch["keyring"], master);
        Assert.Equal(5, again.Count);
        for (var i = 0; i < owners.Length; i++)
        {
            var key = again.Get(owners[i])!;
            Assert.Equal(ids[i], key.Id);
            Assert.True(Rings.Opens(key, closed[i]));
            Assert.Same(key, again.Get(ids[i]));
        }
        Assert.False(Rings.Opens(again.Get(owners[0])!, closed[1]));
        Assert.Equal(ids, again.GetOrCreateMany(owners).Select(key => key.Id));
    }

    [Fact]
    public void What_was_never_made_is_unknown()
    {
        using var ring = Rings.Open(scratch["keyring"], master);
        Assert.Null(ring.Get(Rings.Care(1)));
        Assert.Null(ring.Get(Rings.Person(1)));
        Assert.Equal(KeyState.Unknown, ring.StateOf(Rings.Person(1)));
        Assert.Empty(ring.GetOrCreateMany([]));
    }

    [Fact]
    public void The_key_itself_is_never_in_the_file()
    {
        using (var ring = Rings.Open(scratch["keyring"], master)) ring.GetOrCreateMany([Rings.Care(1)]);
        var file = File.ReadAllBytes(scratch["keyring"]);
        var key = new byte[Seal.KeySize];
        Assert.True(master.TryUnwrap(file.AsSpan(KeySlot.Size), key));
        Assert.Equal(0, Rings.Times(file, key));
        Assert.Equal(0, Rings.Times(file, key.AsSpan(0, 8)));
    }

    [Fact]
    public void Another_master_key_is_refused_before_anything_is_read()
    {
        using (var ring = Rings.Open(scratch["keyring"], master)) ring.GetOrCreateMany([Rings.Care(1)]);
        using var other = Rings.Master("other");
        var storage = FileKeyring.Open(scratch["keyring"]);
        Assert.Equal("keys_differ", Assert.Throws<KeysException>(() => Keyring.Open(storage, other)).Problem.Code);
        storage.Dispose();
    }

    [Fact]
    public void An_erased_persons_key_and_id_are_found_nowhere_in_the_file()
    {
        Guid[] ids;
        byte[] before;
        using (var ring = Rings.Open(scratch["keyring"], master))
        {
            ring.GetOrCreateMany([Rings.Care(1), new(Rings.Person(2), KeyClass.Identity), Rings.Care(2), Rings.Care(3)]);
            ids = [ring.Get(new KeyOwner(Rings.Person(2), KeyClass.Identity))!.Id, ring.Get(Rings.Care(2))!.Id];
            ring.Flush();
            before = File.ReadAllBytes(scratch["keyring"]);
            Assert.Equal(ids, ring.Erase(Rings.Person(2), KeyClass.Identity, KeyClass.Care));
            Assert.Null(ring.Get(Rings.Care(2)));
            Assert.Null(ring.Get(ids[1]));
            Assert.Empty(ring.Erase(Rings.Person(2), KeyClass.Identity, KeyClass.Care));
        }
        var after = File.ReadAllBytes(scratch["keyring"]);
        Assert.Equal(2, Rings.Times(before, EntryId.ToBytes(Rings.Person(2))));
        Assert.Equal(0, Rings.Times(after, EntryId.ToBytes(Rings.Person(2))));
        foreach (var slot in (int[])[2, 3])
        {
            var wrapped = KeySlot.Wrapped(before.AsSpan(slot * KeySlot.Size));
            for (var at = 0; at + 8 <= wrapped.Length; at++) Assert.Equal(0, Rings.Times(after, wrapped.Slice(at, 8)));
        }
        using var again = Rings.Open(scratch["keyring"], master);
        Assert.All(ids, id => Assert.Equal(KeyState.Erased, again.StateOf(id)));
        Assert.NotNull(again.Get(Rings.Care(1)));
        Assert.NotNull(again.Get(Rings.Care(3)));
    }

    [Fact]
    public void A_tombstone_keeps_nothing_but_its_state_and_the_opaque_key_id()
    {
        using (var ring = Rings.Open(scratch["keyring"], master))
        {
            ring.GetOrCreateMany([Rings.Care(1)]);
            ring.Erase(Rings.Person(1), KeyClass.Care);
        }
        var slot = File.ReadAllBytes(scratch["keyring"]).AsSpan(KeySlot.Size);
        Assert.Equal((byte)SlotState.Erased, slot[0]);
        Assert.Equal(-1, slot[4..24].IndexOfAnyExcept((byte)0));
        Assert.Equal(0, slot[1]);
        Assert.Equal(-1, slot[40..124].IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public void A_last_slot_torn_at_any_byte_is_cut_off_and_the_others_live()
    {
        using (var ring = Rings.Open(scratch["keyring"], master)) ring.GetOrCreateMany([Rings.Care(1), Rings.Care(2)]);
        var whole = File.ReadAllBytes(scratch["keyring"]);
        for (var lost = 1; lost < 2 * KeySlot.Size; lost += 3)
        {
            File.WriteAllBytes(scratch["torn"], whole[..^lost]);
            using (var ring = Rings.Open(scratch["torn"], master))
            {
                Assert.Equal(lost < KeySlot.Size, ring.Get(Rings.Care(1)) is not null);
                Assert.Null(ring.Get(Rings.Care(2)));
                Assert.Empty(ring.Damaged);
                ring.GetOrCreateMany([Rings.Care(2)]);
            }
            using var again = Rings.Open(scratch["torn"], master);
            Assert.NotNull(again.Get(Rings.Care(2)));
        }
    }

    [Fact]
    public void A_tail_that_the_file_system_filled_with_zeros_is_cut_off()
    {
        using (var ring = Rings.Open(scratch["keyring"], master)) ring.GetOrCreateMany([Rings.Care(1)]);
        using (var file = File.OpenWrite(scratch["keyring"])) file.SetLength(file.Length + (5 * KeySlot.Size) + 17);
        using var again = Rings.Open(scratch["keyring"], master);
        Assert.Equal(2, again.Count);
        Assert.NotNull(again.Get(Rings.Care(1)));
    }

    [Fact]
    public void Any_flipped_bit_of_a_slot_in_the_middle_is_named_and_never_taken_for_a_key()
    {
        using (var ring = Rings.Open(scratch["keyring"], master)) ring.GetOrCreateMany([Rings.Care(1), Rings.Care(2)]);
        var bytes = File.ReadAllBytes(scratch["keyring"]);
        for (var bit = 0; bit < KeySlot.Size * 8; bit++)
        {
            bytes[KeySlot.Size + (bit / 8)] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(scratch["changed"], bytes);
            using (var ring = Rings.Open(scratch["changed"], master))
            {
                Assert.Equal([1], ring.Damaged);
                Assert.Null(ring.Get(Rings.Care(1)));
                Assert.NotNull(ring.Get(Rings.Care(2)));
            }
            bytes[KeySlot.Size + (bit / 8)] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void A_slot_given_to_another_person_with_a_good_checksum_does_not_open()
    {
        using (var ring = Rings.Open(scratch["keyring"], master)) ring.GetOrCreateMany([Rings.Care(1)]);
        var bytes = File.ReadAllBytes(scratch["keyring"]);
        EntryId.Write(Rings.Person(9), bytes.AsSpan(KeySlot.Size + KeySlot.SubjectAt));
        KeySlot.Finish(bytes.AsSpan(KeySlot.Size, KeySlot.Size));
        File.WriteAllBytes(scratch["keyring"], bytes);
        using var again = Rings.Open(scratch["keyring"], master);
        Assert.Equal("keyring_damaged", Assert.Throws<KeysException>(() => again.Get(Rings.Care(9))).Problem.Code);
    }

    [Fact]
    public void An_export_is_a_keyring()
    {
        using var ring = Rings.Open(scratch["keyring"], master);
        ring.GetOrCreateMany([Rings.Care(1), Rings.Care(2)]);
        ring.Erase(Rings.Person(2), KeyClass.Care);
        using (var copy = File.Create(scratch["copy"])) ring.Export(copy);
        using var again = Rings.Open(scratch["copy"], master);
        Assert.Equal(ring.Get(Rings.Care(1))!.Id, again.Get(Rings.Care(1))!.Id);
        Assert.Null(again.Get(Rings.Care(2)));
    }

    [Fact]
    public void Another_process_may_look_while_one_writes()
    {
        using var ring = Rings.Open(scratch["keyring"], master);
        ring.GetOrCreateMany([Rings.Care(1)]);
        using var reader = Keyring.Open(FileKeyring.OpenToRead(scratch["keyring"]), master);
        Assert.Equal(ring.Get(Rings.Care(1))!.Id, reader.Get(Rings.Care(1))!.Id);
        ring.GetOrCreateMany([Rings.Care(2)]);
        reader.Refresh();
        Assert.NotNull(reader.Get(Rings.Care(2)));
    }

    [Fact]
    public async Task Pages_read_while_the_writer_appends_and_erases()
    {
        using var ring = Keyring.Open(FileKeyring.Open(scratch["keyring"]), master, cached: 50);
        var closed = ring.GetOrCreateMany(Owners(0, 200)).Select(key => Rings.Close(key)).ToArray();
        var stop = false;
        var readers = Enumerable.Range(0, 2).Select(seed => Task.Run(() =>
        {
            for (var i = seed; !Volatile.Read(ref stop); i++)
            {
                // the first hundred stay; the others are erased one by one
                var key = ring.Get(Rings.Care(i % 200));
                Assert.True(key is null ? i % 200 >= 100 : Rings.Opens(key, closed[i % 200]));
            }
        })).ToArray();
        for (var round = 0; round < 100; round++)
        {
            ring.GetOrCreateMany(Owners(1000 + (round * 20), 20));
            ring.Erase(Rings.Person(100 + round), KeyClass.Care);
        }
        Volatile.Write(ref stop, true);
        await Task.WhenAll(readers);
        Assert.Equal(1 + 200 + 2000, ring.Count);
        Assert.Empty(ring.Damaged);
    }

    [Fact]
    public void The_cache_holds_no_more_than_twice_its_capacity_and_what_is_asked_for()
    {
        var cache = new DataKeyCache(capacity: 10);
        using var seal = new Seal(new byte[Seal.KeySize]);
        for (var slot = 0; slot < 1000; slot++)
        {
            cache.Add(slot, new DataKey(Rings.Person(slot), seal));
            Assert.Equal(Rings.Person(0), cache.Find(0)?.Id);
        }
        Assert.InRange(Enumerable.Range(0, 1000).Count(slot => cache.Find(slot) is not null), 10, 20);
        cache.Forget(0);
        Assert.Null(cache.Find(0));
    }

    public void Dispose()
    {
        master.Dispose();
        scratch.Dispose();
    }

    private static KeyOwner[] Owners(int first, int count) => [.. Enumerable.Range(first, count).Select(Rings.Care)];
}
