using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Pathways;
using Kangyu.Kernel.Records.Folds;

namespace Kangyu.Kernel.Records;

/// <summary>What follows from one entry about an event, or about a person, of whom in this order: who they are, who cares for them, what they agreed to, what is known, what was consented and done, what is due.</summary>
internal static class PersonFold
{
    public static void Apply(PackSet packs, PersonState state, Entry entry, Changes changes)
    {
        var before = DueRows.Of(state);
        Step(packs, state, entry, changes);
        changes.FlatAdded.Add(entry);
        DueRows.Diff(before, DueRows.Of(state), changes);
        Forget(state);
    }

    public static void Step(PackSet packs, PersonState state, Entry entry, Changes changes)
    {
        if (entry.Subject.Kind == SubjectKind.Event) EventFold.Apply(packs, state, entry, changes);
        else OfPerson(packs, state, entry, changes);
        state.Entries++;
        state.Last = entry.Key;
    }

    private static void OfPerson(PackSet packs, PersonState state, Entry entry, Changes changes)
    {
        CardFold.Apply(state, entry, changes);
        CareFold.Apply(state, entry, changes);
        ConsentFold.Apply(packs, state, entry, changes);
        FactFold.Apply(packs, state, entry);
        PathwayFold.Apply(packs, state, entry);
        ProcedureFold.Apply(state, entry);
    }

    /// <summary>What can no longer change leaves the state; its rows stay in the store.</summary>
    public static void Forget(PersonState state) =>
        state.Instances.RemoveAll(instance => !instance.Open || instance.Occurrences.TrueForAll(occurrence => occurrence.DoneOn is not null));
}
