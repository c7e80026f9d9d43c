using System.Data.Common;
using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Blobs;
using Kangyu.Store.Dialects;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Verify;

/// <summary>Photos and drawn signatures: what opens has the hash under which it is stored. What law has locked cannot be opened and is passed over.</summary>
internal static class BlobCheck
{
    public static void Run(DbConnection connection, Keyring keyring, Findings found)
    {
        using var rows = connection.Rows("SELECT hash, key_id, sealed FROM blob ORDER BY hash");
        while (rows.Read())
        {
            var hash = Digest.Read((byte[])rows[0]);
            var id = EntryId.Read((byte[])rows[1]);
            if (keyring.StateOf(id) == KeyState.Locked) continue;
            if (keyring.Get(id) is not { } key || Blob.Open(key, hash, (byte[])rows[2]) is null)
                found.Add(Problem.At($"blob/{hash}", "blob_hash", "图片被改动：与其摘要不符。请从备份恢复。", "The image was changed: it differs from its hash. Restore it from a backup."));
        }
    }
}
