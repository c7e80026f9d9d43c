namespace Kangyu.Store.Dialects;

/// <summary>What is done with each row of a batch. Keys are the first columns of the shape.</summary>
internal enum RowWrite
{
    Insert,

    /// <summary>Inserts, or sets all other columns of the row with these keys.</summary>
    Upsert,

    /// <summary>Sets the other columns of the rows with these keys.</summary>
    Update,

    Delete,
}

/// <summary>A statement over many rows: the table, its columns with the keys first, and for updates what else must hold.</summary>
internal sealed record RowShape(RowWrite Write, string Table, IReadOnlyList<RowColumn> Columns, int Keys = 0, string? And = null)
{
    public static RowShape Insert(string table, params RowColumn[] columns) => new(RowWrite.Insert, table, columns);

    public static RowShape Upsert(string table, int keys, params RowColumn[] columns) => new(RowWrite.Upsert, table, columns, keys);

    public static RowShape Update(string table, int keys, string? and, params RowColumn[] columns) => new(RowWrite.Update, table, columns, keys, and);

    public static RowShape Delete(string table, params RowColumn[] columns) => new(RowWrite.Delete, table, columns, columns.Length);
}

internal readonly record struct RowColumn(string Name, ColumnType Type)
{
    public static RowColumn Long(string name) => new(name, ColumnType.Long);

    public static RowColumn Real(string name) => new(name, ColumnType.Real);

    public static RowColumn Text(string name) => new(name, ColumnType.Text);

    public static RowColumn Bytes(string name) => new(name, ColumnType.Bytes);
}
