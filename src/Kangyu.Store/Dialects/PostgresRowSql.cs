namespace Kangyu.Store.Dialects;

/// <summary>A shape as one statement: over arrays as many rows as there are, or for one row its values.</summary>
internal static class PostgresRowSql
{
    public static string Of(RowShape shape)
    {
        var all = RowSql.Names(shape, 0, shape.Columns.Count);
        var given = $"unnest({string.Join(", ", shape.Columns.Select((column, i) => $"${i + 1}::{Type(column.Type)}[]"))}) AS given ({all})";
        return shape.Write switch
        {
            RowWrite.Insert => $"INSERT INTO {shape.Table} ({all}) SELECT * FROM {given}",
            RowWrite.Upsert => $"INSERT INTO {shape.Table} ({all}) SELECT * FROM {given} ON CONFLICT ({RowSql.Names(shape, 0, shape.Keys)}) " +
                $"DO UPDATE SET {RowSql.Set(shape, column => "excluded." + column)}",
            RowWrite.Update => $"UPDATE {shape.Table} AS old SET {RowSql.Set(shape, column => "given." + column)} FROM {given} WHERE {Keys(shape)}",
            RowWrite.Delete => $"DELETE FROM {shape.Table} AS old USING {given} WHERE {Keys(shape)}",
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        };
    }

    /// <summary>One row by its values: for a few rows of a wide table this is cheaper than as many arrays as it has columns.</summary>
    public static string OfOne(RowShape shape)
    {
        var values = $"INSERT INTO {shape.Table} ({RowSql.Names(shape, 0, shape.Columns.Count)}) VALUES ({string.Join(", ", Enumerable.Range(1, shape.Columns.Count).Select(i => "$" + i))})";
        return shape.Write == RowWrite.Insert ? values
            : $"{values} ON CONFLICT ({RowSql.Names(shape, 0, shape.Keys)}) DO UPDATE SET {RowSql.Set(shape, column => "excluded." + column)}";
    }

    public static string Type(ColumnType type) => type switch
    {
        ColumnType.Long => "bigint",
        ColumnType.Real => "double precision",
        ColumnType.Text => "text",
        ColumnType.Bytes => "bytea",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static string Keys(RowShape shape) =>
        string.Join(" AND ", shape.Columns.Take(shape.Keys).Select(column => $"old.{RowSql.Quote(column.Name)} = given.{RowSql.Quote(column.Name)}"))
        + (shape.And is null ? "" : " AND old." + shape.And);
}
