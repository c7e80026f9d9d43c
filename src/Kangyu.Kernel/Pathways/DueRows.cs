using Kangyu.Kernel.Records;
using Kangyu.Kernel.Records.Folds;

namespace Kangyu.Kernel.Pathways;

/// <summary>The due rows that a state stands for, and what changed between two sets of them.</summary>
internal static class DueRows
{
    /// <summary>Rows that speak: live ones, and those that were done while live.</summary>
    public static Dictionary<DueKey, DueRow> Of(PersonState state)
    {
        var rows = new Dictionary<DueKey, DueRow>();
        foreach (var instance in state.Instances)
            foreach (var occurrence in instance.Occurrences)
                if (occurrence.Live)
                    rows[new DueKey(instance.Root, instance.Pathway, occurrence.Step, occurrence.Number)] = Row(state, instance, occurrence);
        return rows;
    }

    /// <summary>Rows to write and keys to close, in a stable order.</summary>
    public static void Diff(IReadOnlyDictionary<DueKey, DueRow> before, IReadOnlyDictionary<DueKey, DueRow> after, Changes changes)
    {
        foreach (var (key, row) in after)
            if (!before.TryGetValue(key, out var old) || old != row)
                changes.Due.Add(row);
        foreach (var key in before.Keys)
            if (!after.ContainsKey(key))
                changes.DueClosed.Add(key);
    }

    private static DueRow Row(PersonState state, PathwayInstance instance, Occurrence occurrence) => new(
        new DueKey(instance.Root, instance.Pathway, occurrence.Step, occurrence.Number),
        state.Person,
        instance.Unit,
        occurrence.Offer is null,
        occurrence.Offer,
        occurrence.DueOn,
        occurrence.WindowStart,
        occurrence.WindowEnd,
        occurrence.DoneOn,
        occurrence.DoneBy,
        occurrence.RemindedOn,
        occurrence.Offer is { } offer ? state.Consents.GetValueOrDefault(ConsentFold.OfferKey(offer))?.Worker : null,
        instance.Author,
        instance.Room);
}
