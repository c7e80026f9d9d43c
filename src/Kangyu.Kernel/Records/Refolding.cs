using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Pathways;

namespace Kangyu.Kernel.Records;

/// <summary>
/// Folds a person's history anew after an amendment, a withdrawal or something told late, and says what changed. Of two amendments of one entry the later in clock order
/// holds; an entry that is withdrawn does not.
/// </summary>
internal static class Refolding
{
    public static PersonState Apply(PackSet packs, Guid person, IReadOnlyList<Entry> entries, Held before, Changes changes)
    {
        var state = entries is [var any, ..] ? PersonState.Of(new(any.Subject.Kind, person)) : new PersonState { Person = person };
        var fresh = new Changes();
        var holding = Holding(entries);
        foreach (var entry in holding) PersonFold.Step(packs, state, entry, fresh);
        Flat(holding, before, changes);
        DueRows.Diff(before.Due.ToDictionary(row => row.Key), DueRows.Of(state), changes);
        Consents(state, before, changes);
        Care(state, before, changes);
        var arrived = entries.Select(entry => entry.Id).ToHashSet();
        state.Awaited.UnionWith(entries.Select(entry => entry.Root).Where(root => !arrived.Contains(root)));
        changes.Card = fresh.Card ?? PersonCard.Empty;
        changes.CardIsWhole = true;
        changes.PersonChanged = true;
        PersonFold.Forget(state);
        return state;
    }

    /// <summary>The entries that hold now, in fold order.</summary>
    internal static List<Entry> Holding(IReadOnlyList<Entry> entries)
    {
        var latest = new Dictionary<Guid, Entry>();
        var recorded = new Dictionary<Guid, Ledger.HybridTime>();
        foreach (var entry in entries)
        {
            if (entry.Root == entry.Id) recorded[entry.Root] = entry.Recorded;
            if (!latest.TryGetValue(entry.Root, out var other) || (entry.Recorded, entry.Id).CompareTo((other.Recorded, other.Id)) > 0) latest[entry.Root] = entry;
        }
        return [.. latest.Values.Where(entry => !entry.Withdraws)
            .Select(entry => recorded.TryGetValue(entry.Root, out var first) && first != entry.RootRecorded ? entry with { RootRecorded = first } : entry)
            .OrderBy(entry => entry.Key)];
    }

    private static void Flat(List<Entry> holding, Held before, Changes changes)
    {
        var held = before.Flat.Select(row => row.Position).ToHashSet();
        var now = holding.Select(entry => entry.Position).ToHashSet();
        changes.FlatAdded.AddRange(holding.Where(entry => !held.Contains(entry.Position)));
        changes.FlatClosed.AddRange(before.Flat.Where(row => !now.Contains(row.Position)).Select(row => new FlatClosed(row.Form, row.Position)));
    }

    private static void Consents(PersonState state, Held before, Changes changes)
    {
        var held = before.Consents.ToDictionary(row => row.Key, StringComparer.Ordinal);
        changes.Consents.AddRange(state.Consents.Values.Where(row => held.GetValueOrDefault(row.Key) != row));
        changes.ConsentsClosed.AddRange(held.Keys.Where(key => !state.Consents.ContainsKey(key)));
    }

    private static void Care(PersonState state, Held before, Changes changes)
    {
        var held = before.Care.ToDictionary(row => (row.Unit, row.Why));
        changes.Care.AddRange(state.Care.Values.Where(row => held.GetValueOrDefault((row.Unit, row.Why)) != row));
        changes.CareClosed.AddRange(held.Values.Where(row => !state.Care.ContainsKey((row.Unit, row.Why))));
    }
}
