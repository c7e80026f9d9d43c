namespace Kangyu.Store.Dialects;

/// <summary>The parts of a statement over rows that both databases spell alike.</summary>
internal static class RowSql
{
    public static string Names(RowShape shape, int from, int to) => string.Join(", ", shape.Columns.Skip(from).Take(to - from).Select(column => Quote(column.Name)));

    /// <summary>Each column that is no key, set from where the new value stands.</summary>
    public static string Set(RowShape shape, Func<string, string> source) =>
        string.Join(", ", shape.Columns.Skip(shape.Keys).Select(column => $"{Quote(column.Name)} = {source(Quote(column.Name))}"));

    /// <summary>Items are named by packs, so a column may bear a word of SQL.</summary>
    public static string Quote(string name) => $"\"{name}\"";
}
