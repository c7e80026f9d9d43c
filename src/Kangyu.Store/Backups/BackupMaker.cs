using System.Security.Cryptography;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Backups;

/// <summary>What a backup holds.</summary>
/// <param name="Keyring">The file beside it, without which it opens nothing.</param>
public sealed record BackupReceipt(string File, string Keyring, long Position, long Rows, long Bytes, Anchor Anchor);

/// <summary>
/// Makes an encrypted backup while the county is served: one moment of all that is not derived. The keyring and the keys directory go into one file beside it, replaced
/// by each backup of the same directory, so that no backup brings back a key that was erased since.
/// </summary>
internal static class BackupMaker
{
    public const string KeyringName = "kangyu-keyring.kyb";

    public static async Task<BackupReceipt> Run(CountyParts parts, string path, Anchor anchor, IProgress<StoreProgress>? progress)
    {
        using var recipient = BackupKeys.Read(parts.Keys);
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        var keyring = Path.Combine(directory, KeyringName);
        var (position, rows) = (0L, 0L);
        // the ledger first: a key is older than what it seals, so the keyring that follows has them all
        var bytes = await Write(path, recipient, stream => (position, rows) = Dump(parts, stream, progress), progress);
        await Write(keyring, recipient, stream =>
        {
            KeysBundle.Write(parts.Keys, stream);
            parts.Keyring.Refresh();
            parts.Keyring.Export(stream);
        }, null);
        return new BackupReceipt(path, keyring, position, rows, bytes, anchor);
    }

    /// <summary>Writes beside, reads what was written back from the disk, and only then gives it its name.</summary>
    private static async Task<long> Write(string path, ECDiffieHellman recipient, Action<Stream> write, IProgress<StoreProgress>? progress)
    {
        var unfinished = path + ".part";
        byte[] written;
        await using (var file = new FileStream(unfinished, Options()))
        {
            using var hash = SHA256.Create();
            await using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
            await using (var encrypted = new BackupWriter(hashed, recipient))
            {
                write(encrypted);
                encrypted.Complete();
            }
            written = hash.Hash!;
            file.Flush(flushToDisk: true);
        }
        progress?.Report(new("backup", "check", 0, 0));
        await using (var file = File.OpenRead(unfinished))
        {
            if (!(await SHA256.HashDataAsync(file)).AsSpan().SequenceEqual(written))
                throw StoreException.At(path, "backup_failed", "写入的备份与内容不符，磁盘可能有故障。请换一处再备份。", "The backup that was written is not what was sent: the disk may be failing. Back up to another place.");
        }
        File.Move(unfinished, path, overwrite: true);
        return new FileInfo(path).Length;
    }

    private static (long Position, long Rows) Dump(CountyParts parts, Stream stream, IProgress<StoreProgress>? progress)
    {
        using var snapshot = parts.Dialect.Snapshot();
        var connection = snapshot.Connection;
        var position = connection.ExecuteScalar<long>("SELECT position FROM county WHERE id = 1");
        using var writer = new DumpWriter(stream);
        writer.Begin(parts.Options.County, connection.ExecuteScalar<int>("SELECT max(number) FROM migration"), parts.Options.Clock.GetUtcNow());
        var rows = 0L;
        foreach (var table in LedgerDump.Tables(parts.Dialect, connection))
            rows += writer.Write(connection, table, count => progress?.Report(new("backup", table, count, table == "entry" ? position : 0)));
        writer.End();
        return (position, rows);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
