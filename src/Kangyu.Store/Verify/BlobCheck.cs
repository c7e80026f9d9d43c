using System.Data.Common;
using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Verify;

/// <summary>Photos and drawn signatures: what is stored has the hash under which it is stored.</summary>
internal static class BlobCheck
{
    public static void Run(DbConnection connection, Findings found)
    {
        using var rows = connection.Rows("SELECT hash, sealed FROM blob ORDER BY hash");
        while (rows.Read())
        {
            var hash = Digest.Read((byte[])rows[0]);
            if (Digest.Of((byte[])rows[1]) != hash)
                found.Add(Problem.At($"blob/{hash}", "blob_hash", "图片被改动：与其摘要不符。请从备份恢复。", "The image was changed: it differs from its hash. Restore it from a backup."));
        }
    }
}
