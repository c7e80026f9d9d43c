using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Rebuild;

/// <summary>
/// Folds one subject's entries in the order in which they arrived, as the writer did: the same rows with the same positions follow, those that no longer hold included.
/// </summary>
internal sealed class Replay(Engine engine)
{
    /// <param name="entries">All readable entries of one subject, in position order.</param>
    /// <returns>The subject as it is after the last, to be written.</returns>
    public KnownSubject Run(long number, IReadOnlyList<Entry> entries, DerivedRows rows)
    {
        var subject = entries[0].Subject;
        var known = new KnownSubject(subject.Id, 0, null) { Number = number };
        rows.AddSubject(number, subject);
        if (subject.IsFollowed) Followed(known, entries, rows);
        else Others(number, entries, rows);
        return known;
    }

    /// <summary>People who were merged at some time.</summary>
    public IReadOnlyCollection<KnownSubject> Linked(IReadOnlyDictionary<Guid, long> numbers, IReadOnlyList<Entry> entries, DerivedRows rows) => new LinkedReplay(engine, numbers).Run(entries, rows);

    /// <summary>Entries about what is not followed: each root with its amendments stands alone.</summary>
    public static void Others(long? number, IReadOnlyList<Entry> entries, DerivedRows rows)
    {
        var amended = entries.Where(entry => entry.Amends || entry.Withdraws).Select(entry => entry.Root).ToHashSet();
        var versions = new Dictionary<Guid, (List<Entry> Earlier, HeldNow Held)>();
        foreach (var entry in entries)
        {
            var changes = new Changes();
            if (!amended.Contains(entry.Root)) changes.FlatAdded.Add(entry);
            else
            {
                if (!versions.TryGetValue(entry.Root, out var story)) versions[entry.Root] = story = ([], new HeldNow());
                story.Earlier.Add(entry);
                RootFold.Apply(story.Earlier, story.Held.ToHeld().Flat, changes);
                story.Held.Take(changes);
            }
            rows.Add(changes, number, entry.Position);
        }
    }

    private void Followed(KnownSubject known, IReadOnlyList<Entry> entries, DerivedRows rows)
    {
        var held = new HeldNow();
        var earlier = new List<Entry>(entries.Count);
        known.State = PersonState.Of(entries[0].Subject);
        foreach (var entry in entries)
        {
            var changes = new Changes();
            earlier.Add(entry);
            if (Engine.IsInOrder(known.State, entry)) engine.Fold(known.State, entry, changes);
            else known.State = engine.Refold(known.Id, earlier, held.ToHeld(), changes);
            held.Take(changes);
            known.Take(changes);
            rows.Add(changes, known.Number, entry.Position);
        }
    }
}
