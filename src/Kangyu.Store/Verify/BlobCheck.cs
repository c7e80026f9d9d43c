using System.Data.Common;
using System.Globalization;
using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Blobs;
using Kangyu.Store.Dialects;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Verify;

/// <summary>
/// Photos and drawn signatures: what opens has the hash under which it is stored, and what an entry names is there. What law has locked cannot be opened and is passed over.
/// </summary>
internal static class BlobCheck
{
    /// <param name="named">What entries name, and where; those that are there are taken out of it.</param>
    public static void Run(DbConnection connection, Keyring keyring, Dictionary<(Digest Hash, Guid Key), long> named, Findings found)
    {
        using (var rows = connection.Rows("SELECT hash, key_id, sealed FROM blob ORDER BY hash"))
        {
            while (rows.Read())
            {
                var hash = Digest.Read((byte[])rows[0]);
                var id = EntryId.Read((byte[])rows[1]);
                named.Remove((hash, id));
                if (keyring.StateOf(id) == KeyState.Locked) continue;
                if (keyring.Get(id) is not { } key || Blob.Open(key, hash, (byte[])rows[2]) is null)
                    found.Add(Problem.At($"blob/{hash}", "blob_hash", "图片被改动：与其摘要不符。请从备份恢复。", "The image was changed: it differs from its hash. Restore it from a backup."));
            }
        }
        foreach (var ((hash, _), position) in named)
        {
            found.Add(Problem.At($"blob/{hash}", "blob_missing",
                string.Create(CultureInfo.InvariantCulture, $"第 {position} 条记录的图片不见了。请从备份恢复。"),
                string.Create(CultureInfo.InvariantCulture, $"The image that the entry at position {position} names is missing. Restore it from a backup.")));
        }
    }
}
