using Npgsql;
using NpgsqlTypes;

namespace Kangyu.Store.Dialects;

/// <summary>What a column holds, the same on both databases: 64-bit numbers, IEEE doubles, UTF-8 text, bytes.</summary>
internal enum ColumnType { Long, Real, Text, Bytes }

/// <summary>The values of one column for a batch of rows: bound row by row on SQLite, sent as one array on PostgreSQL.</summary>
internal abstract class Column
{
    public abstract int Count { get; }

    public static Column Of(ColumnType type) => type switch
    {
        ColumnType.Long => new LongColumn(),
        ColumnType.Real => new RealColumn(),
        ColumnType.Text => new TextColumn(),
        ColumnType.Bytes => new BytesColumn(),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public abstract void AddNull();

    /// <summary>Binds the row's value; nothing where it is null, as most columns of most rows are: the statement was cleared before.</summary>
    public abstract void Bind(SqliteStatement statement, int place, int row);

    /// <summary>All rows as one array.</summary>
    public abstract NpgsqlParameter ToParameter();

    /// <summary>One row's value.</summary>
    public abstract NpgsqlParameter ToParameter(int row);

    /// <summary>Keeps the first rows only.</summary>
    public abstract void Cut(int rows);
}

internal sealed class LongColumn : Column
{
    private readonly List<long?> values = [];

    public override int Count => values.Count;

    public void Add(long? value) => values.Add(value);

    public long? this[int row]
    {
        get => values[row];
        set => values[row] = value;
    }

    public override void AddNull() => values.Add(null);

    public override void Bind(SqliteStatement statement, int place, int row)
    {
        if (values[row] is { } value) statement.Bind(place, value);
    }

    public override NpgsqlParameter ToParameter() => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    public override NpgsqlParameter ToParameter(int row) =>
        values[row] is { } value ? new NpgsqlParameter<long> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint } : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint };

    public override void Cut(int rows) => values.RemoveRange(rows, values.Count - rows);
}

internal sealed class RealColumn : Column
{
    private readonly List<double?> values = [];

    public override int Count => values.Count;

    public void Add(double? value) => values.Add(value);

    public override void AddNull() => values.Add(null);

    public override void Bind(SqliteStatement statement, int place, int row)
    {
        if (values[row] is { } value) statement.Bind(place, value);
    }

    public override NpgsqlParameter ToParameter() => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Double };

    public override NpgsqlParameter ToParameter(int row) =>
        values[row] is { } value ? new NpgsqlParameter<double> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Double } : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double };

    public override void Cut(int rows) => values.RemoveRange(rows, values.Count - rows);
}

internal sealed class TextColumn : Column
{
    private readonly List<string?> values = [];

    public override int Count => values.Count;

    public void Add(string? value) => values.Add(value);

    public override void AddNull() => values.Add(null);

    public override void Bind(SqliteStatement statement, int place, int row)
    {
        if (values[row] is { } value) statement.Bind(place, value);
    }

    public override NpgsqlParameter ToParameter() => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    public override NpgsqlParameter ToParameter(int row) => new() { Value = (object?)values[row] ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    public override void Cut(int rows) => values.RemoveRange(rows, values.Count - rows);
}

internal sealed class BytesColumn : Column
{
    private readonly List<byte[]?> values = [];

    public override int Count => values.Count;

    public void Add(byte[]? value) => values.Add(value);

    public override void AddNull() => values.Add(null);

    public override void Bind(SqliteStatement statement, int place, int row)
    {
        if (values[row] is { } value) statement.Bind(place, value);
    }

    public override NpgsqlParameter ToParameter() => new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };

    public override NpgsqlParameter ToParameter(int row) => new() { Value = (object?)values[row] ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea };

    public override void Cut(int rows) => values.RemoveRange(rows, values.Count - rows);
}
