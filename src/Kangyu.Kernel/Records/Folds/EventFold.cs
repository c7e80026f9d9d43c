using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Pathways;

namespace Kangyu.Kernel.Records.Folds;

/// <summary>What follows from one entry about an event: what began it, what is known, what is owed, whether it is closed. An event agrees to nothing and is in nobody's care.</summary>
internal static class EventFold
{
    /// <summary>No concept's names: an identifier has neither space nor bracket.</summary>
    public const string Begun = "(begun)";

    public const string Closed = "(closed)";

    public static void Apply(PackSet packs, PersonState state, Entry entry, Changes changes)
    {
        if (entry.Form.BeginsEvent && state.BegunBy is null)
        {
            state.HomeUnit = entry.Unit;
            Keep(state, Begun, entry);
            changes.PersonChanged = true;
        }
        FactFold.Apply(packs, state, entry);
        PathwayFold.Apply(packs, state, entry);
        if (!entry.Form.Closes) return;
        Keep(state, Closed, entry);
        changes.PersonChanged = true;
    }

    private static void Keep(PersonState state, string name, Entry entry) => state.Facts[(name, "")] = new FactState(Value.Of(entry.Form.Id), entry.Key, []);
}
