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
    public static string KeyringName(string county) => $"kangyu-{county}-keyring.kyb";

    public static BackupReceipt Run(CountyParts parts, string path, Anchor anchor, IProgress<StoreProgress>? progress)
    {
        using var recipient = BackupKeys.Read(parts.Keys);
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        var keyring = Path.Combine(directory, KeyringName(parts.Options.County));
        var (position, rows) = (0L, 0L);
        // the ledger first: a key is older than what it seals, so the keyring that follows has them all
        var bytes = Write(path, recipient, stream => (position, rows) = Dump(parts, stream, progress), stream => Check(stream, rows, position, progress));
        Write(keyring, recipient, stream => DumpKeys(parts, stream), ReadToEnd);
        return new BackupReceipt(path, keyring, position, rows, bytes, anchor);
    }

    /// <summary>Writes beside, opens and reads what lies on the disk, and only then gives it its name.</summary>
    private static long Write(string path, ECDiffieHellman recipient, Action<Stream> write, Action<Stream> check)
    {
        var unfinished = path + ".part";
        File.Delete(unfinished);
        try
        {
            using (var file = OwnFile.Open(unfinished, FileMode.CreateNew, FileAccess.Write))
            using (var encrypted = new BackupWriter(file, recipient))
            {
                write(encrypted);
                encrypted.Complete();
                file.Flush(flushToDisk: true);
                using var written = OwnFile.Open(unfinished, FileMode.Open, FileAccess.Read);
                using var opened = encrypted.ReadBack(written);
                check(opened);
            }
        }
        catch (Exception e) when (e is KeysException or EndOfStreamException)
        {
            throw StoreException.At(path, "backup_failed",
                "写入的备份与内容不符，磁盘可能有故障。请换一处再备份。", "The backup that was written is not what was sent: the disk may be failing. Back up to another place.", e);
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

    private static void DumpKeys(CountyParts parts, Stream stream)
    {
        KeysBundle.Write(parts.Keys, stream);
        parts.Keyring.Refresh();
        parts.Keyring.Export(stream);
    }

    private static void Check(Stream stream, long rows, long position, IProgress<StoreProgress>? progress)
    {
        using var dump = new DumpReader(stream);
        if (dump.Count((table, count) => progress?.Report(new("backup", "check " + table, count, table == "entry" ? position : 0))) != rows) throw new EndOfStreamException();
        ReadToEnd(stream);
    }

    // reading to the end proves that nothing is missing
    internal static void ReadToEnd(Stream stream)
    {
        var rest = new byte[BackupFormat.ChunkSize];
        while (stream.Read(rest) > 0)
        {
        }
    }
}
