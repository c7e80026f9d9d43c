using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Keys;
using Kangyu.Store.Log;

namespace Kangyu.Store.Blobs;

/// <summary>Reads photos and drawn signatures. Who may see the entry that names one is decided by the caller.</summary>
public sealed class BlobView(County county)
{
    /// <summary>A picture that the entry names. Null: it is not on file or cannot be opened any more.</summary>
    public async Task<Blob?> Find(Entry entry, Digest hash, CancellationToken cancel)
    {
        if (county.Parts.Keyring.Get(KeyOwners.Of(entry)) is not { } key) return null;
        using var lease = await county.Dialect.Read(cancel);
        var closed = await lease.Connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition("SELECT sealed FROM blob WHERE hash = @hash AND key_id = @key", Named(hash, key), cancellationToken: cancel));
        return closed is null ? null : Blob.Open(key, hash, closed);
    }

    /// <summary>Whether an earlier entry of the same owner brought it: an amendment need not send it again.</summary>
    public async Task<bool> IsOnFile(Draft draft, Digest hash, CancellationToken cancel)
    {
        if (county.Parts.Keyring.Get(KeyOwners.Of(draft)) is not { } key) return false;
        using var lease = await county.Dialect.Read(cancel);
        return await lease.Connection.ExecuteScalarAsync<long>(new CommandDefinition("SELECT count(*) FROM blob WHERE hash = @hash AND key_id = @key", Named(hash, key), cancellationToken: cancel)) > 0;
    }

    private static object Named(Digest hash, DataKey key)
    {
        var bytes = new byte[32];
        hash.Write(bytes);
        return new { hash = bytes, key = EntryId.ToBytes(key.Id) };
    }
}
