using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;

namespace Kangyu.Store.Dialects;

/// <summary>One schema of a PostgreSQL database, 15 or later. Several servers may serve it at once.</summary>
internal sealed class PostgresDialect : Dialect
{
    private readonly NpgsqlDataSource source;
    private readonly string connection;
    private readonly int busyMs;

    public PostgresDialect(string connection, string schema, int busyMs = 5000)
    {
        Schema = schema;
        this.busyMs = busyMs;
        this.connection = connection;
        source = NpgsqlDataSource.Create(connection);
        using var open = source.OpenConnection();
        open.Execute($"CREATE SCHEMA IF NOT EXISTS {schema}");
    }

    public string Schema { get; }

    public NpgsqlDataSource Source => source;

    public override string Render(string sql) => KeepLines(sql, "postgres:", "sqlite:")
        .Replace("{bytes}", "bytea", StringComparison.Ordinal)
        .Replace("{real}", "double precision", StringComparison.Ordinal)
        .Replace("{key}", "bigint PRIMARY KEY", StringComparison.Ordinal)
        .Replace(" {norowid}", "", StringComparison.Ordinal);

    public override string TypeOf(ColumnType type) => PostgresRowSql.Type(type);

    // a list goes as one array
    public override string IsIn(string column, string parameter) => $"{column} = ANY(@{parameter})";

    public override async ValueTask<ReadLease> Read(CancellationToken cancel) =>
        new(await source.OpenConnectionAsync(cancel), connection => connection.Dispose());

    public override ReadLease Snapshot()
    {
        var open = source.OpenConnection();
        open.Execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        open.ExecuteScalar("SELECT 1 FROM county");
        return new ReadLease(open, lease => lease.Dispose());
    }

    public override Shadow MakeShadow(IReadOnlyList<string> tables)
    {
        var twin = Schema + "_shadow";
        using var open = source.OpenConnection();
        open.Execute($"DROP SCHEMA IF EXISTS {twin} CASCADE; CREATE SCHEMA {twin}");
        foreach (var table in tables) open.Execute($"CREATE TABLE {twin}.{table} (LIKE {Schema}.{table} INCLUDING ALL)");
        var place = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { SearchPath = twin });
        return new Shadow(new PostgresWriteSession(place), () =>
        {
            place.Dispose();
            using var last = source.OpenConnection();
            last.Execute($"DROP SCHEMA IF EXISTS {twin} CASCADE");
        });
    }

    public override WriteSession OpenWriter() => new PostgresWriteSession(source, busyMs);

    public override void Numbers(DbConnection connection, string sql, IReadOnlyList<string> texts, Func<long, long, bool> take)
    {
        using var command = new NpgsqlCommand(sql, (NpgsqlConnection)connection);
        for (var i = 0; i < texts.Count; i++) command.Parameters.Add(new NpgsqlParameter<string>(string.Create(CultureInfo.InvariantCulture, $"t{i}"), texts[i]));
        using var rows = command.ExecuteReader();
        while (rows.Read() && take(rows.GetInt64(0), rows.FieldCount > 1 ? rows.GetInt64(1) : 0))
        {
        }
    }

    public override bool HasTable(DbConnection connection, string table) =>
        connection.ExecuteScalar<bool>("SELECT to_regclass(@table) IS NOT NULL", new { table = $"{Schema}.{table}" });

    public override IReadOnlyList<string> Tables(DbConnection connection) =>
        [.. connection.Query<string>("SELECT table_name::text FROM information_schema.tables WHERE table_schema = @Schema ORDER BY table_name", new { Schema })];

    public override IReadOnlyList<(string Name, string Type)> ColumnsOf(DbConnection connection, string table) =>
        [.. connection.Query<(string, string)>(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = @Schema AND table_name = @table ORDER BY ordinal_position",
            new { Schema, table })];

    // a schema cannot be copied at one stroke: its tables are, in one transaction, without the keyring, so that an erasure need not look for keys there (S12)
    public override void CopyBeside(string tag, IProgress<StoreProgress>? progress)
    {
        var target = $"{Schema}_before_{tag}";
        using var open = source.OpenConnection();
        using var transaction = open.BeginTransaction();
        if (open.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = @target)", new { target })) return;
        open.Execute($"CREATE SCHEMA {target}");
        var tables = open.Query<string>(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = @Schema AND table_name <> 'keyring_slot' ORDER BY table_name", new { Schema }).AsList();
        for (var i = 0; i < tables.Count; i++)
        {
            progress?.Report(new("copy", tables[i], i, tables.Count));
            open.Execute($"CREATE TABLE {target}.{tables[i]} AS TABLE {Schema}.{tables[i]}", commandTimeout: 0);
        }
        transaction.Commit();
        progress?.Report(new("copy", target, tables.Count, tables.Count));
    }

    public override void Empty(DbConnection connection, string table) => connection.Execute($"TRUNCATE {table}");

    public override void BeginBulk(DbConnection connection) => connection.Execute("SELECT pg_advisory_lock(hashtext(current_schema()), 2); SET synchronous_commit = off", commandTimeout: 0);

    public override void EndBulk(DbConnection connection) => connection.Execute("SET synchronous_commit = on; SELECT pg_advisory_unlock(hashtext(current_schema()), 2)");

    public override void RemoveCopies()
    {
        using var open = source.OpenConnection();
        var copies = open.Query<string>("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, @before)", new { before = Schema + "_before_" }).AsList();
        foreach (var copy in copies) open.Execute($"DROP SCHEMA {copy} CASCADE");
    }

    // 53300 too many connections, 55P03 lock not available, 57P01-03 shutting down or starting, 40001/40P01 serialisation and deadlock
    public override bool IsBusy(Exception failure) => failure switch
    {
        PostgresException { SqlState: "53300" or "55P03" or "57P01" or "57P02" or "57P03" or "57014" or "40001" or "40P01" } => true,
        PostgresException => false,
        NpgsqlException => true,
        TimeoutException => true,
        _ => false,
    };

    // 53100 disk full, 53200 out of memory, 58xxx system errors
    public override bool IsStorage(Exception failure) =>
        failure is PostgresException { SqlState: ['5', '3', ..] or ['5', '8', ..] };

    public override ValueTask DisposeAsync() => source.DisposeAsync();
}
