using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Keys;

/// <summary>
/// The keyring's slots, in memory and in storage, and how to find them; knows nothing of what they seal. Reads take the short lock only;
/// whoever appends or overwrites holds <see cref="Writing"/> meanwhile.
/// </summary>
internal sealed class SlotBook : IDisposable
{
    private readonly KeyringStorage storage;
    private readonly SlotTable slots = new();
    private readonly SlotIndex bySubject;
    private readonly SlotIndex byId;
    private readonly HashSet<int> damaged = [];
    private readonly Lock gate = new();
    private long mark;

    public SlotBook(KeyringStorage storage)
    {
        this.storage = storage;
        bySubject = new SlotIndex(slots, byId: false);
        byId = new SlotIndex(slots, byId: true);
        Refresh();
    }

    public Lock Writing { get; } = new();

    public int Count
    {
        get { lock (gate) return slots.Count; }
    }

    public int[] Damaged
    {
        get { lock (gate) return [.. damaged.Order()]; }
    }

    /// <summary>The number of the owner's live slot, or -1.</summary>
    public int Find(KeyOwner owner)
    {
        lock (gate) return bySubject.Find(owner.Subject, owner.Class);
    }

    /// <summary>The number of the slot of a key, live, locked or a tombstone, or -1.</summary>
    public int Find(Guid keyId)
    {
        lock (gate) return byId.Find(keyId, default);
    }

    public SlotState StateOf(int number)
    {
        lock (gate) return KeySlot.State(slots[number]);
    }

    public void Copy(int number, Span<byte> slot)
    {
        lock (gate) slots[number].CopyTo(slot);
    }

    /// <summary>The numbers of all slots in a state: a walk over all, for what is rare.</summary>
    public List<int> All(SlotState state)
    {
        var found = new List<int>();
        lock (gate)
        {
            for (var number = 0; number < slots.Count; number++)
            {
                if (KeySlot.State(slots[number]) == state) found.Add(number);
            }
        }
        return found;
    }

    public void Refresh()
    {
        lock (Writing) mark = storage.Read(mark, Take);
    }

    /// <summary>Looks for what other servers wrote; false when there are none.</summary>
    public bool RefreshIfShared()
    {
        if (storage.IsShared) Refresh();
        return storage.IsShared;
    }

    /// <summary>Appends finished slots; false when another server was first and a refresh is due.</summary>
    public bool TryAppend(ReadOnlySpan<byte> added)
    {
        var first = Count;
        if (!storage.TryAppend(first, added)) return false;
        for (var at = 0; at < added.Length; at += KeySlot.Size) Take(first + (at / KeySlot.Size), added.Slice(at, KeySlot.Size));
        return true;
    }

    public void Overwrite(int number, ReadOnlySpan<byte> slot)
    {
        storage.Overwrite(number, slot);
        Take(number, slot);
    }

    /// <summary>Leaves of a key its id and what became of it; of a share nothing at all.</summary>
    public void Bury(int number, SlotState state)
    {
        Span<byte> slot = stackalloc byte[KeySlot.Size];
        Copy(number, slot);
        KeySlot.Start(slot, state, default, default, state == SlotState.Spent ? default : KeySlot.Id(slot));
        KeySlot.Finish(slot);
        Overwrite(number, slot);
    }

    public void Flush() => storage.Flush();

    public void Dispose() => storage.Dispose();

    private void Take(int number, ReadOnlySpan<byte> slot)
    {
        lock (gate)
        {
            slots.Put(number, slot);
            if (KeySlot.IsWhole(slot))
            {
                damaged.Remove(number);
                bySubject.Add(number);
                byId.Add(number);
            }
            else
            {
                // kept in its place, for verify to name, but never found
                damaged.Add(number);
                slots[number].Clear();
            }
        }
    }
}
