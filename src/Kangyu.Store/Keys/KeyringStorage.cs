namespace Kangyu.Store.Keys;

/// <summary>Takes one slot of the keyring; the bytes are valid only during the call.</summary>
public delegate void SlotTaker(int number, ReadOnlySpan<byte> slot);

/// <summary>
/// Where the keyring's slots of <see cref="SlotSize"/> bytes lie: a file beside the ledger, or a table when several servers share a
/// county. What a slot holds is the keyring's affair; slots are numbered from 0 without gaps.
/// </summary>
public abstract class KeyringStorage : IDisposable
{
    public const int SlotSize = 128;

    /// <summary>True when another server may append or overwrite slots: the keyring then looks for changes before it says "unknown".</summary>
    public abstract bool IsShared { get; }

    /// <summary>
    /// Gives every slot appended or overwritten since the mark <paramref name="since"/> (0: all of them), in ascending order of number, and
    /// answers the new mark.
    /// </summary>
    public abstract long Read(long since, SlotTaker take);

    /// <summary>
    /// Appends whole slots from number <paramref name="first"/> on, all or none. False when another server has taken that number: read what is
    /// new and try again. They need to be durable only after <see cref="Flush"/>.
    /// </summary>
    public abstract bool TryAppend(int first, ReadOnlySpan<byte> slots);

    /// <summary>Overwrites a slot in place, so that nothing of its old bytes stays readable. Durable only after <see cref="Flush"/>.</summary>
    public abstract void Overwrite(int number, ReadOnlySpan<byte> slot);

    /// <summary>Makes everything appended and overwritten durable: one fsync a batch for a file, nothing where the database did it.</summary>
    public abstract void Flush();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
