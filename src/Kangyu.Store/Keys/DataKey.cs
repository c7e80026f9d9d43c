using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Keys;

/// <summary>A data key, unwrapped and ready. Do not dispose its seal: it is shared, and let go with the cache.</summary>
public sealed record DataKey(Guid Id, Seal Seal);

/// <summary>Whose key, and for how long it is kept. The owner is the entry's subject; for an entry about nobody that may name people (a
/// complaint) its root entry's id, so that it can be erased alone; for others about nobody <see cref="Common"/>.</summary>
public readonly record struct KeyOwner(Guid Subject, KeyClass Class)
{
    /// <summary>The owner of what is about nobody and names nobody: stock movements, activations of packs.</summary>
    public static readonly KeyOwner Common = new(new Guid("00000000-0000-8000-8000-000000000001"), KeyClass.Care);
}
