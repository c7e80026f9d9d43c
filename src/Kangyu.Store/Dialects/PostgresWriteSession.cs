using System.Data.Common;
using Kangyu.Kernel.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace Kangyu.Store.Dialects;

/// <summary>Writes each batch of rows as one statement over arrays, and all batches in one round trip. Opens anew when the connection broke.</summary>
/// <param name="busyMs">How long to wait for a lock that another server holds.</param>
internal sealed class PostgresWriteSession(NpgsqlDataSource source, int busyMs = 0) : WriteSession
{
    private const int Few = 4;
    private readonly Dictionary<RowShape, (string Many, string One)> sql = new(ReferenceEqualityComparer.Instance);
    private NpgsqlConnection? connection;
    private volatile bool syncApart;

    public override DbConnection Connection => Open();

    public override CountyHead Begin(long node)
    {
        using var batch = new NpgsqlBatch(Open());
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(CountyHead.Sql + "$1 FOR UPDATE OF c") { Parameters = { new NpgsqlParameter<long> { TypedValue = node } } });
        using var reader = batch.ExecuteReader();
        if (!reader.Read()) throw new InvalidOperationException("The county has no head row.");
        return new CountyHead(
            reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), Digest.Read((byte[])reader[5]), reader.GetInt64(6),
            Digest.Read((byte[])reader[7]));
    }

    public override void BeginPlain()
    {
        Run("BEGIN");
        Run("SELECT pg_advisory_xact_lock(hashtext(current_schema()))");
    }

    public override void Commit() => Run("COMMIT");

    public override void SyncApart()
    {
        syncApart = true;
        if (connection is { State: System.Data.ConnectionState.Open }) Run("SET synchronous_commit = off");
    }

    // a durable commit of one small record, whatever the connection or the server was set to: the log is durable up to it, and with it everything that was committed before
    public override void Sync()
    {
        if (!syncApart) return;
        using var own = source.OpenConnection();
        using var batch = new NpgsqlBatch(own)
        {
            BatchCommands = { new("BEGIN"), new("SET LOCAL synchronous_commit = on"), new("SELECT pg_logical_emit_message(true, 'kangyu', '')"), new("COMMIT") },
        };
        batch.ExecuteNonQuery();
    }

    public override void Rollback()
    {
        try
        {
            if (connection is { State: System.Data.ConnectionState.Open }) Run("ROLLBACK");
        }
        catch (NpgsqlException)
        {
            connection?.Dispose();
            connection = null;
        }
    }

    public override void Write(IReadOnlyList<Rows> batches)
    {
        using var batch = new NpgsqlBatch(Open());
        foreach (var rows in batches)
        {
            if (rows.Count == 0) continue;
            var (many, one) = SqlOf(rows.Shape);
            if (rows.Count <= Few && rows.Shape.Write is RowWrite.Insert or RowWrite.Upsert)
            {
                for (var row = 0; row < rows.Count; row++) batch.BatchCommands.Add(Command(one, rows, column => column.ToParameter(row)));
            }
            else
            {
                batch.BatchCommands.Add(Command(many, rows, column => column.ToParameter()));
            }
            rows.Clear();
        }
        if (batch.BatchCommands.Count > 0) batch.ExecuteNonQuery();
    }

    public override void FindEntries(IReadOnlyCollection<Guid> ids, Action<Guid, StoredMark> take)
    {
        using var reader = Ask("SELECT id, position, mark FROM entry WHERE id = ANY($1)", ids);
        while (reader.Read()) take(EntryId.Read((byte[])reader[0]), new StoredMark(reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetInt64(2)));
    }

    public override void LoadSubjects(IReadOnlyCollection<Guid> subjects, Action<StoredSubject> take)
    {
        if (subjects.Count == 0) return;
        using var reader = Ask("SELECT s.id, s.number, p.state FROM subject s LEFT JOIN person_state p ON p.number = s.number WHERE s.id = ANY($1)", subjects);
        while (reader.Read()) take(new StoredSubject(EntryId.Read((byte[])reader[0]), reader.GetInt64(1), reader.IsDBNull(2) ? null : (byte[])reader[2]));
    }

    // the server's own log is beyond our reach; what matters there is sealed, and its key is destroyed
    public override bool Settle(IReadOnlyList<string> tables)
    {
        using var own = source.OpenConnection();
        using var command = new NpgsqlCommand("VACUUM " + string.Join(", ", tables), own) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
        return true;
    }

    public override void Dispose() => connection?.Dispose();

    private NpgsqlDataReader Ask(string text, IReadOnlyCollection<Guid> ids)
    {
        using var command = new NpgsqlCommand(text, Open());
        command.Parameters.Add(new NpgsqlParameter { Value = ids.Select(EntryId.ToBytes).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        return command.ExecuteReader();
    }

    private void Run(string text)
    {
        using var command = new NpgsqlCommand(text, Open());
        command.ExecuteNonQuery();
    }

    private static NpgsqlBatchCommand Command(string text, Rows rows, Func<Column, NpgsqlParameter> value)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var column in rows.Columns) command.Parameters.Add(value(column));
        return command;
    }

    private (string Many, string One) SqlOf(RowShape shape)
    {
        if (!sql.TryGetValue(shape, out var text))
            sql[shape] = text = (PostgresRowSql.Of(shape), shape.Write is RowWrite.Insert or RowWrite.Upsert ? PostgresRowSql.OfOne(shape) : "");
        return text;
    }

    private NpgsqlConnection Open()
    {
        if (connection is { State: System.Data.ConnectionState.Open }) return connection;
        connection?.Dispose();
        connection = source.OpenConnection();
        Run(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"SET lock_timeout = {busyMs}"));
        if (syncApart) Run("SET synchronous_commit = off");
        return connection;
    }
}
