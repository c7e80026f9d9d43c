using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Keys;

/// <summary>
/// The data keys of a county, one for each owner and class, wrapped by the master key. Safe for several threads: pages read while the
/// writer appends. Entries sealed with a new key are acknowledged only after <see cref="Flush"/>, else a crash could leave an entry that
/// nobody can read.
/// </summary>
public sealed class Keyring : IDisposable
{
    private readonly SlotBook book;
    private readonly MasterKey master;
    private readonly DataKeyCache cache;
    private readonly Lock caching = new();

    private Keyring(SlotBook book, MasterKey master, int cached)
    {
        this.book = book;
        this.master = master;
        cache = new DataKeyCache(cached);
        Legal = new LegalLock(book, master, Forget);
    }

    /// <summary>How many slots there are, tombstones and shares included.</summary>
    public int Count => book.Count;

    /// <summary>Numbers of slots whose checksum fails; the keys they held are lost unless a backup has them.</summary>
    public IReadOnlyList<int> Damaged => book.Damaged;

    /// <summary>Locking what law keeps, opening it for a court, destroying it when its term ends.</summary>
    public LegalLock Legal { get; }

    /// <summary>Loads the keyring, or begins it when the storage is empty. Owns the storage from now on, but not the master key.</summary>
    /// <param name="cached">About how many unwrapped keys to hold (at most twice as many).</param>
    /// <exception cref="KeysException"><c>keys_differ</c>: another master key wrapped this keyring; <c>keyring_damaged</c>.</exception>
    public static Keyring Open(KeyringStorage storage, MasterKey master, int cached = 4096)
    {
        var slots = new SlotBook(storage);
        Span<byte> header = stackalloc byte[KeySlot.Size];
        if (slots.Count == 0) Begin(slots, master, header);
        slots.Copy(0, header);
        if (KeySlot.State(header) == SlotState.Header && Digest.Read(header[KeySlot.SecretAt..]) == master.Id) return new Keyring(slots, master, cached);
        if (slots.Damaged is [0, ..]) throw KeysException.Damaged(0);
        throw KeysException.At(
            "keyring", "keys_differ", "密钥环属于另一把主密钥。请指定原来的密钥目录。", "This keyring belongs to another master key. Point to the keys directory it was made with.");
    }

    /// <summary>The owner's living key; null when there is none.</summary>
    public DataKey? Get(KeyOwner owner)
    {
        var slot = book.Find(owner);
        if (slot < 0 && book.RefreshIfShared()) slot = book.Find(owner);
        return slot < 0 ? null : Unwrap(slot);
    }

    /// <summary>A key by its id, as an envelope names it; null when it does not live (<see cref="StateOf"/> says why).</summary>
    public DataKey? Get(Guid keyId)
    {
        var slot = FindSlot(keyId);
        return slot >= 0 && book.StateOf(slot) == SlotState.Live ? Unwrap(slot) : null;
    }

    /// <summary>What became of a key, which decides whether a body that is gone may be gone.</summary>
    public KeyState StateOf(Guid keyId)
    {
        var slot = FindSlot(keyId);
        return slot < 0 ? KeyState.Unknown : (KeyState)book.StateOf(slot);
    }

    /// <summary>
    /// The living keys of the owners, in their order. Those that are missing are made and appended at once, and become durable with one
    /// <see cref="Flush"/>. An owner may be asked for twice.
    /// </summary>
    public DataKey[] GetOrCreateMany(ReadOnlySpan<KeyOwner> owners)
    {
        var keys = new DataKey[owners.Length];
        if (Fill(owners, keys)) return keys;
        lock (book.Writing)
        {
            book.RefreshIfShared();
            while (!Fill(owners, keys))
            {
                if (!book.TryAppend(Make(owners))) book.Refresh();
            }
        }
        return keys;
    }

    /// <summary>Makes all keys handed out so far durable.</summary>
    public void Flush() => book.Flush();

    /// <summary>Takes over what other servers appended, erased or locked. Call it at the start of each batch when the storage is shared.</summary>
    public void Refresh() => book.Refresh();

    /// <summary>
    /// Destroys the subject's living keys of these classes, for ever, and answers their ids; durable on return. What law keeps is not
    /// erased but locked (<see cref="Legal"/>).
    /// </summary>
    public IReadOnlyList<Guid> Erase(Guid subject, params ReadOnlySpan<KeyClass> classes)
    {
        var erased = new List<Guid>();
        Span<byte> slot = stackalloc byte[KeySlot.Size];
        lock (book.Writing)
        {
            book.RefreshIfShared();
            foreach (var @class in classes)
            {
                while (book.Find(new KeyOwner(subject, @class)) is var number and >= 0)
                {
                    book.Copy(number, slot);
                    erased.Add(KeySlot.Id(slot));
                    book.Bury(number, SlotState.Erased);
                    Forget(number);
                }
            }
            book.Flush();
        }
        CryptographicOperations.ZeroMemory(slot);
        return erased;
    }

    /// <summary>Copies the slots, keys still wrapped, to <paramref name="destination"/>, in the layout of <see cref="FileKeyring"/>.</summary>
    public void Export(Stream destination)
    {
        Span<byte> slot = stackalloc byte[KeySlot.Size];
        for (var number = 0; number < book.Count; number++)
        {
            book.Copy(number, slot);
            destination.Write(slot);
        }
    }

    public void Dispose() => book.Dispose();

    private static void Begin(SlotBook empty, MasterKey owner, Span<byte> header)
    {
        KeySlot.Start(header, SlotState.Header, default, default, default);
        owner.Id.Write(header[KeySlot.SecretAt..]);
        KeySlot.Finish(header);
        if (!empty.TryAppend(header)) empty.Refresh();
        empty.Flush();
    }

    private int FindSlot(Guid keyId)
    {
        var slot = book.Find(keyId);
        return slot < 0 && book.RefreshIfShared() ? book.Find(keyId) : slot;
    }

    private bool Fill(ReadOnlySpan<KeyOwner> owners, DataKey[] keys)
    {
        for (var i = 0; i < owners.Length; i++)
        {
            if (keys[i] is not null) continue;
            var slot = book.Find(owners[i]);
            if (slot < 0 || Unwrap(slot) is not { } key) return false;
            keys[i] = key;
        }
        return true;
    }

    private byte[] Make(ReadOnlySpan<KeyOwner> owners)
    {
        var missing = new HashSet<KeyOwner>();
        foreach (var owner in owners)
        {
            if (book.Find(owner) < 0) missing.Add(owner);
        }
        var made = new byte[missing.Count * KeySlot.Size];
        Span<byte> key = stackalloc byte[Seal.KeySize];
        var at = 0;
        foreach (var owner in missing)
        {
            var slot = made.AsSpan(at++ * KeySlot.Size, KeySlot.Size);
            KeySlot.Start(slot, SlotState.Live, owner.Class, owner.Subject, Guid.NewGuid());
            RandomNumberGenerator.Fill(key);
            master.Wrap(key, slot);
            KeySlot.Finish(slot);
        }
        CryptographicOperations.ZeroMemory(key);
        return made;
    }

    private DataKey? Unwrap(int number)
    {
        lock (caching)
        {
            if (cache.Find(number) is { } known) return known;
        }
        Span<byte> slot = stackalloc byte[KeySlot.Size];
        Span<byte> key = stackalloc byte[Seal.KeySize];
        book.Copy(number, slot);
        // erased or locked since it was found
        if (KeySlot.State(slot) != SlotState.Live) return null;
        if (!master.TryUnwrap(slot, key)) throw KeysException.Damaged(number);
        var made = new DataKey(KeySlot.Id(slot), new Seal(key));
        CryptographicOperations.ZeroMemory(key);
        lock (caching) cache.Add(number, made);
        return made;
    }

    private void Forget(int number)
    {
        lock (caching) cache.Forget(number);
    }
}
