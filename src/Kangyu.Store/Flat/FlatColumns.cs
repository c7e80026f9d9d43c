using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Flat;

/// <summary>
/// The typed columns of one flat table and how an answer becomes a value: days and minutes as whole numbers since 0001-01-01, yes and no as 1 and 0,
/// choices as codes. What is not answered is null.
/// </summary>
internal sealed class FlatColumns
{
    private readonly FlatColumn[] columns;

    /// <param name="names">The stored name of each column.</param>
    public FlatColumns(IReadOnlyList<FlatColumn> columns, IReadOnlyList<string> names)
    {
        this.columns = [.. columns];
        Shape = [.. columns.Select((column, i) => new RowColumn(names[i], TypeOf(column.Kind)))];
    }

    public IReadOnlyList<RowColumn> Shape { get; }

    public static ColumnType TypeOf(FlatKind kind) => kind switch
    {
        FlatKind.Code => ColumnType.Text,
        FlatKind.Decimal => ColumnType.Real,
        FlatKind.YesNo or FlatKind.Integer or FlatKind.Date or FlatKind.DateTime => ColumnType.Long,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The type by which <c>flat_column</c> knows the column.</summary>
    public static string TypeName(FlatColumn column) => TypeOf(column.Kind).ToString().ToLowerInvariant();

    public void Add(Rows rows, Value[] slots)
    {
        foreach (var column in columns) Add(rows, column, slots[column.Item.Slot]);
    }

    private static void Add(Rows rows, FlatColumn column, Value value)
    {
        if (!value.IsAnswered) rows.AddNull();
        else if (column.Code is { } code) rows.Add(value.Codes.Contains(code, StringComparer.Ordinal) ? 1 : 0);
        else if (column.Kind == FlatKind.Code) rows.Add(value.Text);
        else if (column.Kind == FlatKind.Decimal) rows.Add(value.Number);
        else rows.Add((long)value.Number);
    }
}
