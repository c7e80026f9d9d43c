using System.Security.Cryptography;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Anchors;
using Kangyu.Store.Dialects;
using Kangyu.Store.Erasures;
using Kangyu.Store.Keys;
using Kangyu.Store.Log;
using Kangyu.Store.Migrations;
using Kangyu.Store.Verify;

namespace Kangyu.Store.Backups;

/// <summary>
/// Restores a backup to an empty place: keys, ledger, upgrade, erasures, a node of its own that names the old head. What is derived is filled when the county is opened. Until it is
/// finished the place says so, and cannot be served.
/// </summary>
internal static class Restorer
{
    public static RestoreReceipt Run(RestoreOrder order)
    {
        RefuseFull(order.Options.Data);
        using var privateKey = BackupKeys.OpenPrivate(order.PrivateKey);
        using var file = File.OpenRead(order.File);
        using var opened = new BackupReader(file, privateKey);
        using var dump = new DumpReader(opened);
        RefuseOther(dump, order.Options);
        var options = order.Options with { County = dump.County };
        order = order with { Options = options };
        _ = BroughtKeys.FileOf(order);
        // up to here nothing was touched
        OwnFile.CreateDirectory(options.Data);
        Unfinished.Begin(options.Data);
        var brought = BroughtKeys.Read(order, privateKey);
        using var dialect = new Disposing(CountyParts.DialectOf(options));
        using var session = dialect.Dialect.OpenWriter();
        Migrator.Run(dialect.Dialect, session, [.. Migration.All.Where(step => step.Number <= dump.Migrations)], options.Clock, options.Progress);
        var rows = Load(dialect.Dialect, session, dump, opened, options);
        Migrator.Run(dialect.Dialect, session, Migration.All, options.Clock, options.Progress);
        var erasures = RestoredErasures.Apply(brought, dialect.Dialect, session, options);
        var node = BeginNode(brought.Keys, session, options);
        var position = session.Connection.ExecuteScalar<long>("SELECT position FROM county WHERE id = 1");
        // reads what lies on the disk now; it may itself be what is wrong with the backup, so it is told and not refused
        var check = Verification.Run(options, anchors: true, folds: false);
        Unfinished.End(options.Data);
        return new RestoreReceipt(position, dump.At, rows, erasures, node.Id, check);
    }

    private static long Load(Dialect dialect, WriteSession session, DumpReader dump, BackupReader opened, CountyOptions options)
    {
        session.BeginPlain();
        try
        {
            if (session.Connection.ExecuteScalar<long>("SELECT count(*) FROM county") > 0) throw NotEmpty(options.Database ?? options.Data);
            var rows = dump.Load(dialect, session, (table, count) => options.Progress?.Report(new("restore", table, count, 0)));
            // a backup that is cut or changed anywhere leaves nothing
            BackupMaker.ReadToEnd(opened);
            session.Connection.Execute("UPDATE county SET derived = 0, epoch = epoch + 1");
            session.Commit();
            return rows;
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    private static Node BeginNode(KeysDirectory keys, WriteSession session, CountyOptions options)
    {
        var now = options.Clock.GetUtcNow();
        var heads = NodeRow.Read(session.Connection).Select(node => node.Head).ToList();
        var looks = session.Connection.QuerySingle<(long Seq, byte[] Hash)>("SELECT looks, looks_hash FROM county");
        // the chain that the ledger ends with; none when nothing was written yet
        var old = session.Connection.QuerySingleOrDefault<byte[]>("SELECT n.id FROM entry e JOIN node n ON n.number = e.node ORDER BY e.position DESC LIMIT 1");
        Head? after = old is null ? null : heads.First(head => head.Node == EntryId.Read(old));
        using var signer = keys.ReadAnchorKey();
        foreach (var end in Evidence.Read(keys, Anchor.Ledger).Ends(Anchor.Ledger, heads, now)) keys.OpenAnchors().Append(end, signer);
        var access = heads.Select(head => new Head(head.Node, looks.Seq, Digest.Read(looks.Hash)));
        foreach (var end in Evidence.Read(keys, Anchor.Access).Ends(Anchor.Access, access, now)) keys.OpenAnchors().Append(end, signer);
        Span<byte> random = stackalloc byte[EntryId.RandomSize];
        RandomNumberGenerator.Fill(random);
        session.BeginPlain();
        var node = Node.Open(session.Connection, options.Data, EntryId.Make(now.ToUnixTimeMilliseconds(), random), now.ToUnixTimeMilliseconds(), after);
        session.Commit();
        return node;
    }

    private static void RefuseOther(DumpReader dump, CountyOptions options)
    {
        if (options.County.Length > 0 && dump.County != options.County)
            throw StoreException.At("county", "county_differs", $"这是 {dump.County} 县的备份，不是 {options.County}。", $"This is a backup of county {dump.County}, not {options.County}.");
        if (dump.Migrations > Migration.All[^1].Number)
            throw StoreException.At("backup", "backup_newer", "这个备份是较新的康育做的。请用那个版本恢复。", "A newer Kangyu made this backup. Restore it with that release.");
    }

    private static void RefuseFull(string data)
    {
        Unfinished.Clear(data);
        if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any()) throw NotEmpty(data);
    }

    private static StoreException NotEmpty(string place) => StoreException.At(place, "data_not_empty",
        "恢复只能到空的位置。请另选数据目录，或先移走原有数据。", "A restore goes to an empty place only. Choose another data directory, or move the old data away first.");

    /// <summary>Lets a dialect be disposed at the end of a block that is not asynchronous.</summary>
    private sealed class Disposing(Dialect dialect) : IDisposable
    {
        public Dialect Dialect => dialect;

        public void Dispose() => dialect.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
