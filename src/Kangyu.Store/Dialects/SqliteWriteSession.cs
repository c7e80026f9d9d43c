using System.Data.Common;
using Kangyu.Kernel.Ledger;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kangyu.Store.Dialects;

/// <summary>Writes row by row with statements that are prepared once.</summary>
internal sealed class SqliteWriteSession : WriteSession
{
    private readonly SqliteConnection connection;
    private readonly Checkpoints checkpoints;
    private readonly LogSync sync;
    private readonly Dictionary<string, SqliteStatement> plain = new(StringComparer.Ordinal);
    private readonly Dictionary<RowShape, SqliteStatement> shapes = new(ReferenceEqualityComparer.Instance);

    /// <param name="log">Path of the write-ahead log; null: there is none, and nothing of it need outlive the process.</param>
    public SqliteWriteSession(SqliteConnection connection, Checkpoints checkpoints, string? log)
    {
        this.connection = connection;
        this.checkpoints = checkpoints;
        sync = new LogSync(log);
    }

    public override DbConnection Connection => connection;

    public override CountyHead Begin(long node)
    {
        BeginPlain();
        var head = Plain(CountyHead.Sql + "?1");
        head.Bind(1, node);
        if (!head.Step()) throw new InvalidOperationException("The county has no head row.");
        var found = new CountyHead(head.Long(0), head.Long(1), head.Long(2), head.Long(3), head.Long(4), Digest.Read(head.Bytes(5)), head.Long(6), Digest.Read(head.Bytes(7)));
        head.Reset();
        return found;
    }

    public override void BeginPlain() => Plain("BEGIN IMMEDIATE").Run();

    public override void Commit()
    {
        Plain("COMMIT").Run();
        checkpoints.Committed();
    }

    // NORMAL still syncs the log before a checkpoint, and the file after it
    public override void SyncApart()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = NORMAL";
        command.ExecuteNonQuery();
    }

    public override void Sync() => sync.Run();

    public override void Rollback()
    {
        foreach (var statement in plain.Values) statement.Reset();
        foreach (var statement in shapes.Values) statement.Reset();
        // a full disk may have ended the transaction already
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0) Plain("ROLLBACK").Run();
    }

    public override void Write(IReadOnlyList<Rows> batches)
    {
        foreach (var rows in batches)
        {
            if (rows.Count > 0) Write(rows);
        }
    }

    public override void FindEntries(IReadOnlyCollection<Guid> ids, Action<Guid, StoredMark> take)
    {
        var find = Plain("SELECT position, mark FROM entry WHERE id = ?1");
        Span<byte> bytes = stackalloc byte[EntryId.Size];
        foreach (var id in ids)
        {
            EntryId.Write(id, bytes);
            find.Bind(1, bytes);
            if (find.Step()) take(id, new StoredMark(find.Long(0), find.IsNull(1) ? null : find.Long(1)));
            find.Reset();
        }
    }

    public override void LoadSubjects(IReadOnlyCollection<Guid> subjects, Action<StoredSubject> take)
    {
        var load = Plain("SELECT s.number, p.state FROM subject s LEFT JOIN person_state p ON p.number = s.number WHERE s.id = ?1");
        Span<byte> bytes = stackalloc byte[EntryId.Size];
        foreach (var subject in subjects)
        {
            EntryId.Write(subject, bytes);
            load.Bind(1, bytes);
            if (load.Step()) take(new StoredSubject(subject, load.Long(0), load.IsNull(1) ? null : load.Bytes(1).ToArray()));
            load.Reset();
        }
    }

    public override bool Settle(IReadOnlyList<string> tables) => checkpoints.Truncate();

    public override void Dispose()
    {
        foreach (var statement in plain.Values) statement.Dispose();
        foreach (var statement in shapes.Values) statement.Dispose();
        checkpoints.Dispose();
        sync.Dispose();
        connection.Dispose();
    }

    private void Write(Rows rows)
    {
        if (!shapes.TryGetValue(rows.Shape, out var statement)) shapes[rows.Shape] = statement = new SqliteStatement(connection, SqliteRowSql.Of(rows.Shape));
        for (var row = 0; row < rows.Count; row++)
        {
            statement.Clear();
            for (var column = 0; column < rows.Columns.Count; column++) rows[column].Bind(statement, column + 1, row);
            statement.Run();
        }
        rows.Clear();
    }

    private SqliteStatement Plain(string sql)
    {
        if (!plain.TryGetValue(sql, out var statement)) plain[sql] = statement = new SqliteStatement(connection, sql);
        return statement;
    }
}
