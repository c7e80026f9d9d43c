using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Kangyu.Store.Keys;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kangyu.Store.Dialects;

/// <summary>One file in the data directory. Readers see the last commit and never wait for the writer (WAL).</summary>
internal sealed class SqliteDialect(string path, int busyMs = 5000) : Dialect
{
    private const int MostIdle = 16;
    private readonly ConcurrentBag<SqliteConnection> idle = [];

    public string Path => path;

    public override string Render(string sql) => KeepLines(sql, "sqlite:", "postgres:")
        .Replace("{bytes}", "BLOB", StringComparison.Ordinal)
        .Replace("{real}", "REAL", StringComparison.Ordinal)
        .Replace("{key}", "INTEGER PRIMARY KEY", StringComparison.Ordinal)
        .Replace("{norowid}", "WITHOUT ROWID", StringComparison.Ordinal);

    public override string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Long => "BIGINT",
        ColumnType.Real => "REAL",
        ColumnType.Text => "TEXT",
        ColumnType.Bytes => "BLOB",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public override string IsIn(string column, string parameter) => $"{column} IN @{parameter}";

    public override ValueTask<ReadLease> Read(CancellationToken cancel)
    {
        if (!idle.TryTake(out var connection)) connection = Open("PRAGMA query_only = ON; PRAGMA cache_size = -4096;");
        return new(new ReadLease(connection, GiveBack));
    }

    public override ReadLease Snapshot()
    {
        var connection = Open("PRAGMA query_only = ON; PRAGMA cache_size = -16384; BEGIN;");
        // the snapshot begins with the first read
        connection.ExecuteScalar("SELECT count(*) FROM sqlite_master");
        return new ReadLease(connection, lease => lease.Dispose());
    }

    public override Shadow MakeShadow(IReadOnlyList<string> tables)
    {
        var file = $"{path}.shadow-{Guid.NewGuid():N}";
        using var source = Open("PRAGMA query_only = ON;");
        OwnFile.Claim(file);
        var made = new SqliteDialect(file);
        // nothing of it need outlive the process
        var target = made.Open("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072;");
        foreach (var sql in source.Query<string>("SELECT sql FROM sqlite_master WHERE tbl_name IN @tables AND sql IS NOT NULL ORDER BY type DESC", new { tables })) target.Execute(sql);
        return new Shadow(new SqliteWriteSession(target, Checkpoints.None, log: null), () => File.Delete(file));
    }

    /// <summary>Shadows that a process which was killed left behind.</summary>
    public void RemoveShadows()
    {
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(path)!, System.IO.Path.GetFileName(path) + ".shadow-*")) File.Delete(file);
    }

    // secure_delete overwrites what is deleted (S12)
    public override WriteSession OpenWriter()
    {
        // SQLite gives the log files beside it the same rights
        OwnFile.Claim(path);
        var connection = Open("PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; " +
            "PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
        return new SqliteWriteSession(connection, Checkpoints.Of(Open("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"), path), path + "-wal");
    }

    public override void Numbers(DbConnection connection, string sql, IReadOnlyList<string> texts, Func<long, long, bool> take)
    {
        using var statement = new SqliteStatement((SqliteConnection)connection, sql);
        for (var i = 0; i < texts.Count; i++) statement.Bind(i + 1, texts[i]);
        var areTwo = statement.Columns > 1;
        while (statement.Step() && take(statement.Long(0), areTwo ? statement.Long(1) : 0))
        {
        }
        statement.Reset();
    }

    public override bool HasTable(DbConnection connection, string table) =>
        connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = @table", new { table }) > 0;

    public override IReadOnlyList<string> Tables(DbConnection connection) =>
        [.. connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")];

    public override IReadOnlyList<(string Name, string Type)> ColumnsOf(DbConnection connection, string table) =>
        [.. connection.Query<(string, string)>("SELECT name, type FROM pragma_table_info(@table) ORDER BY cid", new { table })];

    public override void CopyBeside(string tag, IProgress<StoreProgress>? progress)
    {
        var target = $"{path}.before-{tag}";
        if (File.Exists(target)) return;
        progress?.Report(new("copy", System.IO.Path.GetFileName(target), 0, 0));
        var unfinished = target + ".part";
        File.Delete(unfinished);
        OwnFile.Claim(unfinished);
        using (var source = Open(""))
        using (var copy = new SqliteConnection(Address(unfinished)))
        {
            copy.Open();
            source.BackupDatabase(copy);
        }
        // a copy without its last name is one that was interrupted
        File.Move(unfinished, target);
        progress?.Report(new("copy", System.IO.Path.GetFileName(target), 1, 1));
    }

    public override void Empty(DbConnection connection, string table) => connection.Execute($"DELETE FROM {table}");

    // NORMAL keeps the file whole after a power cut; what was deleted of derived rows is overwritten by the new ones
    public override void BeginBulk(DbConnection connection) => connection.Execute("PRAGMA synchronous = NORMAL; PRAGMA secure_delete = FAST; PRAGMA cache_size = -262144;");

    public override void EndBulk(DbConnection connection) => connection.Execute("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -65536;");

    public override void RemoveCopies()
    {
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(path)!, System.IO.Path.GetFileName(path) + ".before-*")) File.Delete(file);
    }

    public override bool IsBusy(Exception failure) => failure is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED };

    public override bool IsStorage(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN };

    public override ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var connection)) connection.Dispose();
        return ValueTask.CompletedTask;
    }

    public SqliteConnection Open(string pragmas)
    {
        var connection = new SqliteConnection(Address(path));
        connection.Open();
        raw.sqlite3_busy_timeout(connection.Handle, busyMs);
        if (pragmas.Length > 0) connection.Execute(pragmas);
        return connection;
    }

    private static string Address(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString;

    private void GiveBack(DbConnection connection)
    {
        if (idle.Count < MostIdle) idle.Add((SqliteConnection)connection);
        else connection.Dispose();
    }
}
