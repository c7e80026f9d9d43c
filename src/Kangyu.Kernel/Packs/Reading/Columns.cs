using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Safeguards;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>A stored column that an indicator may read, with what it gives away. A <c>choices</c> item is named as a whole:
/// <paramref name="Parts"/> are its columns.</summary>
internal sealed record Column(string Name, FlatKind Kind, IReadOnlyList<string> Codes, Traces Traces, IReadOnlyList<string> Parts)
{
    public Marks Marks => Traces.Said;

    public bool IsDay => Kind is FlatKind.Date or FlatKind.DateTime;

    public bool IsNumber => Kind is FlatKind.Integer or FlatKind.Decimal;

    public bool IsChoices => Parts.Count > 0;
}

/// <summary>How a column is read: S1 allows protected ones only in <c>agrees</c>, <c>told</c> and <c>time_to</c>.</summary>
internal enum ReadAs { Value, Answered, Agrees, Told, TimeFrom, TimeTo }

internal sealed record ColumnRead(Column Column, ReadAs As);

/// <summary>The columns of a population.</summary>
internal static class Columns
{
    /// <param name="lines">The repeating section whose lines are counted; null: none.</param>
    public static IReadOnlyDictionary<string, Column> OfForm(FormDraft form, string? lines, Lineage lineage)
    {
        var columns = new List<Column>
        {
            new("occurred", FlatKind.Date, [], default, []),
            new("recorded", FlatKind.DateTime, [], default, []),
            new("unit", FlatKind.Code, [], default, []),
        };
        foreach (var item in form.Sections.Where(section => !section.Repeats || (lines is not null && section.Section.Id == lines)).SelectMany(section => section.Items))
            if (Of(item.Item, lineage.OfItem(form, item.Id)) is { } column) columns.Add(column);
        return columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
    }

    /// <summary>Due items of steps. That someone came is attendance; that the unit reminded, or did its duty, is not.</summary>
    /// <param name="done">What it gives away that a step is done.</param>
    public static IReadOnlyDictionary<string, Column> OfDue(Marks done) => new List<Column>
    {
        new("due_on", FlatKind.Date, [], default, []),
        new("window_start", FlatKind.Date, [], default, []),
        new("window_end", FlatKind.Date, [], default, []),
        new("reminded_on", FlatKind.Date, [], default, []),
        new("done_on", FlatKind.Date, [], new(done, Marks.None), []),
        new("unit", FlatKind.Code, [], default, []),
    }.ToDictionary(column => column.Name, StringComparer.Ordinal);

    private static Column? Of(Item item, Traces traces)
    {
        var flat = FlatTable.Columns(item);
        if (flat.Count == 0) return null;
        IReadOnlyList<string> codes = item.Type == ItemType.Offer ? ["yes", "no", "later"] : item.List?.Codes ?? [.. item.Options.Select(option => option.Code)];
        var parts = item.Type == ItemType.Choices ? flat.Select(column => column.Name).ToList() : [];
        return new Column(item.Id, flat[0].Kind, codes, traces, parts);
    }
}
