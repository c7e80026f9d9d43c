using System.Buffers;
using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Blobs;
using Kangyu.Store.Dialects;
using Kangyu.Store.Keys;
using static Kangyu.Store.Dialects.RowColumn;

namespace Kangyu.Store.Log;

/// <summary>Entries that wait to be written: admitted first, then sealed and chained all together, so that missing keys are made at one stroke.</summary>
internal sealed class LedgerRows(Keyring keyring, long node)
{
    private static readonly RowShape Shape = RowShape.Insert("entry",
        Long("position"), Bytes("id"), Long("node"), Long("seq"), Bytes("head"), Bytes("body"), Long("arrived"), Long("mark"), Long("subject"), Text("form"),
        Long("version"), Text("unit"), Bytes("author"), Long("occurred"), Bytes("root"), Text("flags"));

    private static readonly RowShape BlobShape = RowShape.Upsert("blob", 2, Bytes("hash"), Bytes("key_id"), Bytes("sealed"), Long("arrived"));

    private readonly List<PendingEntry> pending = [];
    private readonly Rows blobs = new(BlobShape);
    private readonly Rows rows = new(Shape);
    private readonly ArrayBufferWriter<byte> plain = new(1024);

    public int Count => pending.Count;

    public void Add(PendingEntry entry) => pending.Add(entry);

    /// <summary>Keeps the first ones only.</summary>
    public void Cut(int count) => pending.RemoveRange(count, pending.Count - count);

    /// <summary>Seals, chains and writes what waits; answers the new head.</summary>
    public Head Write(WriteSession session, Head head, long arrived)
    {
        if (pending.Count == 0) return head;
        var owners = new KeyOwner[pending.Count];
        for (var i = 0; i < owners.Length; i++) owners[i] = KeyOwners.Of(pending[i].Entry);
        var keys = keyring.GetOrCreateMany(owners);
        for (var i = 0; i < owners.Length; i++) head = Add(pending[i], keys[i], head, arrived);
        pending.Clear();
        session.Write([rows, blobs]);
        return head;
    }

    public void Clear()
    {
        pending.Clear();
        rows.Clear();
        blobs.Clear();
    }

    private Head Add(PendingEntry next, DataKey key, Head head, long arrived)
    {
        var entry = next.Entry;
        var body = Seal(next, key);
        var stored = new byte[Envelope.Size];
        var envelope = head.Append(entry.Id, entry.Recorded, entry.Group, key.Id, Digest.Of(body), stored);
        rows.Add(entry.Position).Add(EntryId.ToBytes(entry.Id)).Add(node).Add(envelope.Seq).Add(stored).Add(body).Add(arrived).Add(next.Mark)
            .Add(next.Subject).Add(entry.Form.Id).Add(entry.Form.Version).Add(entry.Unit).Add(EntryId.ToBytes(entry.Author)).Add(Heading.Minutes(entry.Occurred))
            .Add(entry.Amends ? EntryId.ToBytes(entry.Root) : null).Add(Heading.Flags(entry.Flags));
        if (next.Blobs.Count > 0) AddBlobs(next, key, arrived);
        return envelope.Head;
    }

    private void AddBlobs(PendingEntry next, DataKey key, long arrived)
    {
        foreach (var (_, hash) in Attachments.Of(next.Entry))
        {
            if (!next.Blobs.TryGetValue(hash, out var blob)) continue;
            var name = new byte[32];
            hash.Write(name);
            blobs.Add(name).Add(EntryId.ToBytes(key.Id)).Add(blob.Seal(key, hash)).Add(arrived);
        }
    }

    private byte[] Seal(PendingEntry next, DataKey key)
    {
        plain.ResetWrittenCount();
        next.ToBody().Write(plain);
        var body = new byte[plain.WrittenCount + Kernel.Ledger.Seal.Overhead];
        Span<byte> nonce = stackalloc byte[Kernel.Ledger.Seal.NonceSize];
        RandomNumberGenerator.Fill(nonce);
        key.Seal.Close(plain.WrittenSpan, next.Entry.Id, nonce, body);
        return body;
    }
}
