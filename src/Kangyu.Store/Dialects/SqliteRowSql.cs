namespace Kangyu.Store.Dialects;

/// <summary>A shape as the statement that SQLite runs for each row; places are those of the shape's columns.</summary>
internal static class SqliteRowSql
{
    public static string Of(RowShape shape) => shape.Write switch
    {
        RowWrite.Insert => Insert(shape),
        RowWrite.Upsert => $"{Insert(shape)} ON CONFLICT ({RowSql.Names(shape, 0, shape.Keys)}) DO UPDATE SET {RowSql.Set(shape, column => "excluded." + column)}",
        RowWrite.Update => $"UPDATE {shape.Table} SET {string.Join(", ", Places(shape, shape.Keys, shape.Columns.Count))} WHERE {Keys(shape)}",
        RowWrite.Delete => $"DELETE FROM {shape.Table} WHERE {Keys(shape)}",
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private static string Insert(RowShape shape) =>
        $"INSERT INTO {shape.Table} ({RowSql.Names(shape, 0, shape.Columns.Count)}) VALUES ({string.Join(", ", Enumerable.Range(1, shape.Columns.Count).Select(place => $"?{place}"))})";

    private static string Keys(RowShape shape) =>
        string.Join(" AND ", Places(shape, 0, shape.Keys)) + (shape.And is null ? "" : " AND " + shape.And);

    private static IEnumerable<string> Places(RowShape shape, int from, int to) =>
        Enumerable.Range(from, to - from).Select(i => $"{RowSql.Quote(shape.Columns[i].Name)} = ?{i + 1}");
}
