using System.Data.Common;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Log;

/// <summary>Opens stored entries: seal, body, form. Safe for several threads.</summary>
internal sealed class EntryOpener(Keyring keyring, Engine engine)
{
    /// <summary>The columns that <see cref="Read"/> takes, in this order.</summary>
    public const string Columns = "position, head, body";

    /// <summary>The body, or null when it is gone, its key does not live, or the seal does not hold.</summary>
    public Body? OpenBody(in Envelope envelope, ReadOnlySpan<byte> sealedBody)
    {
        if (sealedBody.Length < Seal.Overhead || keyring.Get(envelope.KeyId) is not { } key) return null;
        var plain = new byte[sealedBody.Length - Seal.Overhead];
        return key.Seal.TryOpen(sealedBody, envelope.Id, plain) && Body.TryRead(plain, out var body, out _) ? body : null;
    }

    /// <summary>The entry as the current version of its form; null when its body cannot be read or no active pack has the form.</summary>
    /// <param name="rootRecorded">When the entry it amends was recorded, if it is known.</param>
    public Entry? Open(long position, ReadOnlySpan<byte> head, ReadOnlySpan<byte> sealedBody, Func<Guid, HybridTime?>? rootRecorded = null)
    {
        if (!Envelope.TryRead(head, out var envelope) || OpenBody(envelope, sealedBody) is not { } body) return null;
        var root = body.Amends is { } amended && rootRecorded is not null ? rootRecorded(amended) : null;
        return engine.Open(body, envelope.Id, new Numbering(position, envelope.Recorded, envelope.Group, root));
    }

    /// <summary>Opens the rows of a query over <see cref="Columns"/> in position order; amendments find the time of their root among them.</summary>
    public List<Entry> Read(DbDataReader rows)
    {
        var entries = new List<Entry>();
        var recorded = new Dictionary<Guid, HybridTime>();
        while (rows.Read())
        {
            var body = rows.IsDBNull(2) ? [] : (byte[])rows[2];
            if (Open(rows.GetInt64(0), (byte[])rows[1], body, root => recorded.TryGetValue(root, out var at) ? at : null) is not { } entry) continue;
            recorded[entry.Id] = entry.Recorded;
            entries.Add(entry);
        }
        return entries;
    }
}
