using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Keys;

/// <summary>
/// What law keeps of an erased person (S12): the legal key is split into two shares, each closed for one escrow holder, and the wrapped key
/// overwritten. No role, and not the master key, opens it; both holders together can, for a court. At the end of the term it is destroyed.
/// </summary>
public sealed class LegalLock
{
    private readonly SlotBook book;
    private readonly MasterKey master;
    private readonly Action<int> forget;

    internal LegalLock(SlotBook book, MasterKey master, Action<int> forget)
    {
        this.book = book;
        this.master = master;
        this.forget = forget;
    }

    /// <summary>
    /// Locks the subject's living legal keys and answers their ids (none when there is nothing that law keeps); durable on return. A crash
    /// half-way leaves a living key and unused shares: lock again.
    /// </summary>
    /// <param name="until">The last day of the legal term.</param>
    public IReadOnlyList<Guid> Lock(Guid subject, DateOnly until, EscrowHolders holders)
    {
        var locked = new List<Guid>();
        lock (book.Writing)
        {
            book.RefreshIfShared();
            while (book.Find(new KeyOwner(subject, KeyClass.Legal)) is var number and >= 0) locked.Add(LockSlot(number, subject, until, holders));
            book.Flush();
        }
        return locked;
    }

    /// <summary>
    /// The subject's locked keys, opened with both holders' private keys for a court's order; the keyring stays locked. Dispose the seals
    /// after use.
    /// </summary>
    /// <exception cref="KeysException"><c>escrow_key</c>: a private key is not that holder's.</exception>
    public IReadOnlyList<DataKey> Unlock(Guid subject, ECDiffieHellman first, ECDiffieHellman second)
    {
        var blind = master.Blind(subject);
        var opened = new List<DataKey>();
        Span<byte> slot = stackalloc byte[KeySlot.Size];
        foreach (var number in book.All(SlotState.Locked))
        {
            book.Copy(number, slot);
            if (KeySlot.Subject(slot) == blind) opened.Add(Join(KeySlot.Id(slot), first, second));
        }
        return opened;
    }

    /// <summary>Destroys the locked keys whose term ended before <paramref name="today"/>, and answers their ids; durable on return.</summary>
    public IReadOnlyList<Guid> DestroyExpired(DateOnly today)
    {
        var destroyed = new List<Guid>();
        lock (book.Writing)
        {
            book.RefreshIfShared();
            var expired = Expired(today);
            // shares first: after a crash the locked slot still says what is left to do
            BuryShares(expired.Select(pair => pair.Id).ToHashSet());
            book.Flush();
            foreach (var (number, id) in expired)
            {
                book.Bury(number, SlotState.Destroyed);
                destroyed.Add(id);
            }
            book.Flush();
        }
        return destroyed;
    }

    private Guid LockSlot(int number, Guid subject, DateOnly until, EscrowHolders holders)
    {
        Span<byte> slot = stackalloc byte[KeySlot.Size];
        Span<byte> key = stackalloc byte[Seal.KeySize];
        book.Copy(number, slot);
        if (!master.TryUnwrap(slot, key)) throw KeysException.Damaged(number);
        var id = KeySlot.Id(slot);
        var shares = Split(id, key, holders);
        CryptographicOperations.ZeroMemory(key);
        while (!book.TryAppend(shares)) book.Refresh();
        // durable before the wrapped key goes, else a crash could lose what law keeps
        book.Flush();
        KeySlot.Start(slot, SlotState.Locked, KeyClass.Legal, master.Blind(subject), id, until);
        KeySlot.Finish(slot);
        book.Overwrite(number, slot);
        forget(number);
        return id;
    }

    private static byte[] Split(Guid id, ReadOnlySpan<byte> key, EscrowHolders holders)
    {
        var slots = new byte[2 * KeySlot.Size];
        Span<byte> share = stackalloc byte[Seal.KeySize];
        RandomNumberGenerator.Fill(share);
        CloseShare(slots.AsSpan(0, KeySlot.Size), SlotState.FirstShare, id, share, holders.First);
        for (var i = 0; i < share.Length; i++) share[i] ^= key[i];
        CloseShare(slots.AsSpan(KeySlot.Size), SlotState.SecondShare, id, share, holders.Second);
        CryptographicOperations.ZeroMemory(share);
        return slots;
    }

    private static void CloseShare(Span<byte> slot, SlotState state, Guid id, ReadOnlySpan<byte> share, ECDiffieHellman holder)
    {
        KeySlot.Start(slot, state, KeyClass.Legal, default, id);
        EscrowShare.Close(share, holder, slot[..KeySlot.HeadingSize], slot.Slice(KeySlot.SecretAt, KeySlot.ShareSize));
        KeySlot.Finish(slot);
    }

    private DataKey Join(Guid id, ECDiffieHellman first, ECDiffieHellman second)
    {
        Span<byte> slot = stackalloc byte[KeySlot.Size];
        Span<byte> key = stackalloc byte[Seal.KeySize];
        Span<byte> share = stackalloc byte[Seal.KeySize];
        var number = FindPair(id);
        OpenShare(number, slot, first, key);
        OpenShare(number + 1, slot, second, share);
        for (var i = 0; i < key.Length; i++) key[i] ^= share[i];
        var opened = new DataKey(id, new Seal(key));
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(share);
        return opened;
    }

    private void OpenShare(int number, Span<byte> slot, ECDiffieHellman holder, Span<byte> share)
    {
        book.Copy(number, slot);
        if (!EscrowShare.TryOpen(KeySlot.Share(slot), holder, slot[..KeySlot.HeadingSize], share))
            throw KeysException.At(
                "keyring", "escrow_key", "这把私钥不是该保管人的。请核对两位保管人的密钥文件及次序。", "This private key is not the holder's. Check both holders' key files and their order.");
    }

    // the two shares of one locking stand side by side; a pair that a crash cut in two is passed over
    private int FindPair(Guid id)
    {
        Span<byte> slot = stackalloc byte[KeySlot.Size];
        foreach (var number in book.All(SlotState.FirstShare))
        {
            book.Copy(number, slot);
            if (KeySlot.Id(slot) != id || number + 1 >= book.Count) continue;
            book.Copy(number + 1, slot);
            if (KeySlot.State(slot) == SlotState.SecondShare && KeySlot.Id(slot) == id) return number;
        }
        throw KeysException.At(
            "keyring", "keyring_damaged", "找不到该密钥的两份托管。请从备份恢复密钥环。", "The two shares of this key are not there. Restore the keyring from a backup.");
    }

    private List<(int Number, Guid Id)> Expired(DateOnly today)
    {
        var expired = new List<(int, Guid)>();
        Span<byte> slot = stackalloc byte[KeySlot.Size];
        foreach (var number in book.All(SlotState.Locked))
        {
            book.Copy(number, slot);
            if (KeySlot.Until(slot) < today) expired.Add((number, KeySlot.Id(slot)));
        }
        return expired;
    }

    private void BuryShares(HashSet<Guid> ids)
    {
        if (ids.Count == 0) return;
        Span<byte> slot = stackalloc byte[KeySlot.Size];
        foreach (var state in (ReadOnlySpan<SlotState>)[SlotState.FirstShare, SlotState.SecondShare])
        {
            foreach (var number in book.All(state))
            {
                book.Copy(number, slot);
                if (ids.Contains(KeySlot.Id(slot))) book.Bury(number, SlotState.Spent);
            }
        }
    }
}
