using System.Buffers.Binary;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Keys;

/// <summary>
/// Finds slots by subject and class, or by key id: open addressing over slot numbers alone, 8 to 16 bytes a slot. The slot itself is
/// compared, so an entry whose slot became a tombstone is passed over and needs no removal.
/// </summary>
internal sealed class SlotIndex(SlotTable slots, bool byId)
{
    private int[] buckets = new int[1024];
    private int used;

    /// <summary>The first slot that answers to the key, or -1.</summary>
    public int Find(Guid key, KeyClass @class)
    {
        Span<byte> bytes = stackalloc byte[EntryId.Size];
        EntryId.Write(key, bytes);
        for (var at = Hash(bytes) & (uint)(buckets.Length - 1); buckets[at] != 0; at = (at + 1) & (uint)(buckets.Length - 1))
        {
            var slot = slots[buckets[at] - 1];
            if (Belongs(slot) && Key(slot).SequenceEqual(bytes) && (byId || KeySlot.Class(slot) == @class)) return buckets[at] - 1;
        }
        return -1;
    }

    public void Add(int number)
    {
        if (!Belongs(slots[number])) return;
        if (used >= buckets.Length / 2) Grow();
        else Place(number);
    }

    private bool Belongs(ReadOnlySpan<byte> slot) => KeySlot.State(slot) switch
    {
        SlotState.Live => true,
        SlotState.Locked or SlotState.Erased or SlotState.Destroyed => byId,
        _ => false,
    };

    private ReadOnlySpan<byte> Key(ReadOnlySpan<byte> slot) => slot.Slice(byId ? KeySlot.IdAt : KeySlot.SubjectAt, EntryId.Size);

    private void Grow()
    {
        buckets = new int[buckets.Length * 2];
        used = 0;
        for (var number = 0; number < slots.Count; number++)
        {
            if (Belongs(slots[number])) Place(number);
        }
    }

    private void Place(int number)
    {
        var at = Hash(Key(slots[number])) & (uint)(buckets.Length - 1);
        while (buckets[at] != 0)
        {
            if (buckets[at] == number + 1) return;
            at = (at + 1) & (uint)(buckets.Length - 1);
        }
        buckets[at] = number + 1;
        used++;
    }

    private static uint Hash(ReadOnlySpan<byte> key)
    {
        var mixed = (BinaryPrimitives.ReadUInt64LittleEndian(key) * 0x9E3779B97F4A7C15) ^ BinaryPrimitives.ReadUInt64LittleEndian(key[8..]);
        return (uint)((mixed * 0xD6E8FEB86659FD93) >> 32);
    }
}
