using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Flat;

/// <summary>
/// A form's flat table, its child tables (one for each repeating section), and the rows that wait to be written to them. A row is keyed by the entry's position and by
/// the position since which it holds: an entry that holds again after a withdrawal was taken back has a second row.
/// </summary>
internal sealed class FlatForm
{
    private static readonly RowColumn[] Fixed =
    [
        RowColumn.Long("position"), RowColumn.Long("since"), RowColumn.Long("until"), RowColumn.Long("subject"), RowColumn.Text("unit"), RowColumn.Bytes("author"),
        RowColumn.Long("occurred"), RowColumn.Long("recorded"), RowColumn.Long("month"),
    ];

    private static readonly RowColumn[] LineFixed = [RowColumn.Long("position"), RowColumn.Long("since"), RowColumn.Long("line")];

    private readonly FlatColumns columns;
    private readonly (int Slot, FlatColumns Columns, Rows Rows)[] children;
    private readonly OpenRows<long> rows;

    public FlatForm(Form form, Func<string, IReadOnlyList<FlatColumn>, IReadOnlyList<string>> names, bool areFresh)
    {
        Table = FlatTable.Name(form.Id);
        columns = Columns(Table, FlatTable.Columns(form), names);
        rows = new OpenRows<long>(
            RowShape.Insert(Table, [.. Fixed, .. columns.Shape]), RowShape.Update(Table, 1, "until IS NULL", RowColumn.Long("position"), RowColumn.Long("until")), until: 2, areFresh);
        children = [.. form.Sections.Where(section => section.Repeat is not null).Select(section => Child(form, section, names))];
    }

    public string Table { get; }

    /// <summary>In the order in which they are written: what no longer holds is closed first.</summary>
    public IEnumerable<Rows> Pending => [rows.Closed, rows.Added, .. children.Select(child => child.Rows)];

    public static int Month(DateOnly day) => (day.Year * 100) + day.Month;

    /// <param name="since">The position of the entry from which on the row holds.</param>
    public void Add(Entry entry, long? subject, long since)
    {
        rows.Begin(entry.Position);
        rows.Added.Add(entry.Position).Add(since).Add((long?)null).Add(subject).Add(entry.Unit).Add(EntryId.ToBytes(entry.Author))
            .Add(entry.Occurred.Date.DayNumber).Add(entry.Recorded.UnixMs).Add(Month(entry.Occurred.Date));
        columns.Add(rows.Added, entry.Slots);
        foreach (var (slot, lineColumns, lines) in children) AddLines(lines, lineColumns, entry, slot, since);
    }

    public void Close(long position, long until)
    {
        if (rows.End(position, until)) rows.Closed.Add(position).Add(until);
    }

    /// <summary>The rows were written, or dropped.</summary>
    public void Forget() => rows.Forget();

    private static void AddLines(Rows lines, FlatColumns lineColumns, Entry entry, int slot, long since)
    {
        var told = entry.Slots[slot].Rows;
        for (var line = 0; line < told.Count; line++)
        {
            lines.Add(entry.Position).Add(since).Add(line);
            lineColumns.Add(lines, told[line]);
        }
    }

    private static (int, FlatColumns, Rows) Child(Form form, Section section, Func<string, IReadOnlyList<FlatColumn>, IReadOnlyList<string>> names)
    {
        var table = FlatTable.Name(form.Id, section.Id!);
        var lines = Columns(table, FlatTable.Columns(section), names);
        return (section.Slot, lines, new Rows(RowShape.Insert(table, [.. LineFixed, .. lines.Shape])));
    }

    private static FlatColumns Columns(string table, IReadOnlyList<FlatColumn> columns, Func<string, IReadOnlyList<FlatColumn>, IReadOnlyList<string>> names) =>
        new(columns, names(table, columns));
}
