using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Safeguards;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>A stored column that an indicator may read, with what it gives away. A <c>choices</c> item is named as a whole:
/// <paramref name="Parts"/> are its columns.</summary>
internal sealed record Column(string Name, FlatKind Kind, IReadOnlyList<string> Codes, Marks Marks, IReadOnlyList<string> Parts)
{
    public bool IsDay => Kind is FlatKind.Date or FlatKind.DateTime;

    public bool IsNumber => Kind is FlatKind.Integer or FlatKind.Decimal;

    public bool IsChoices => Parts.Count > 0;
}

/// <summary>How a column is read: S1 allows protected ones only in <c>agrees</c>, <c>told</c> and <c>time_to</c>.</summary>
internal enum ReadAs { Value, Answered, Agrees, Told, Time }

internal sealed record ColumnRead(Column Column, ReadAs As);

/// <summary>The columns of a population.</summary>
internal static class Columns
{
    public static IReadOnlyDictionary<string, Column> OfForm(FormDraft form, Lineage lineage)
    {
        var columns = new List<Column>
        {
            new("occurred", FlatKind.Date, [], Marks.None, []),
            new("recorded", FlatKind.DateTime, [], Marks.None, []),
            new("unit", FlatKind.Code, [], Marks.None, []),
        };
        foreach (var item in form.Sections.Where(section => !section.Repeats).SelectMany(section => section.Items))
            if (Of(item.Item, lineage.OfItem(form, item.Id)) is { } column) columns.Add(column);
        return columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
    }

    /// <summary>Due items of a step. That someone came is attendance; that the unit reminded is not.</summary>
    public static IReadOnlyDictionary<string, Column> OfDue() => new List<Column>
    {
        new("due_on", FlatKind.Date, [], Marks.None, []),
        new("window_start", FlatKind.Date, [], Marks.None, []),
        new("window_end", FlatKind.Date, [], Marks.None, []),
        new("reminded_on", FlatKind.Date, [], Marks.None, []),
        new("done_on", FlatKind.Date, [], Marks.Attendance, []),
        new("unit", FlatKind.Code, [], Marks.None, []),
    }.ToDictionary(column => column.Name, StringComparer.Ordinal);

    private static Column? Of(Item item, Marks marks)
    {
        var flat = FlatTable.Columns(item);
        if (flat.Count == 0) return null;
        IReadOnlyList<string> codes = item.Type == ItemType.Offer ? ["yes", "no", "later"] : [.. item.Options.Select(option => option.Code)];
        var parts = item.Type == ItemType.Choices ? flat.Select(column => column.Name).ToList() : [];
        return new Column(item.Id, flat[0].Kind, codes, marks, parts);
    }
}
