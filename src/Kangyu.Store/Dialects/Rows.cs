namespace Kangyu.Store.Dialects;

/// <summary>
/// Rows that wait to be written by one statement. Filled column by column, from left to right, with <see cref="Add(long?)"/> and its kin; a row
/// is whole when its last column is there.
/// </summary>
internal sealed class Rows
{
    private readonly Column[] columns;
    private int next;

    public Rows(RowShape shape)
    {
        Shape = shape;
        columns = new Column[shape.Columns.Count];
        for (var i = 0; i < columns.Length; i++) columns[i] = Column.Of(shape.Columns[i].Type);
    }

    public RowShape Shape { get; }

    public int Count { get; private set; }

    public IReadOnlyList<Column> Columns => columns;

    public Column this[int column] => columns[column];

    public Rows Add(long? value)
    {
        ((LongColumn)columns[next]).Add(value);
        return Step();
    }

    public Rows Add(double? value)
    {
        ((RealColumn)columns[next]).Add(value);
        return Step();
    }

    public Rows Add(string? value)
    {
        ((TextColumn)columns[next]).Add(value);
        return Step();
    }

    public Rows Add(byte[]? value)
    {
        ((BytesColumn)columns[next]).Add(value);
        return Step();
    }

    public Rows AddNull()
    {
        columns[next].AddNull();
        return Step();
    }

    public void Clear() => Cut(0);

    /// <summary>Keeps the first rows only: what a refused submission added goes again.</summary>
    public void Cut(int rows)
    {
        if (rows == Count && next == 0) return;
        foreach (var column in columns) column.Cut(Math.Min(rows, column.Count));
        Count = rows;
        next = 0;
    }

    private Rows Step()
    {
        if (++next < columns.Length) return this;
        next = 0;
        Count++;
        return this;
    }
}
