using Kangyu.Kernel.Records;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Rebuild;

/// <summary>Folds people who were merged at some time beside each other, in the order in which their entries arrived, as the writer did.</summary>
internal sealed class LinkedReplay(Engine engine, IReadOnlyDictionary<Guid, long> numbers)
{
    private readonly Dictionary<Guid, KnownSubject> people = [];
    private readonly Dictionary<Guid, HeldNow> held = [];
    private readonly Dictionary<long, string> flat = [];
    private readonly List<Entry> earlier = [];

    /// <returns>Each of them as they are after the last, to be written.</returns>
    public IReadOnlyCollection<KnownSubject> Run(IReadOnlyList<Entry> entries, DerivedRows rows)
    {
        foreach (var entry in entries)
        {
            if (!people.TryGetValue(entry.Subject.Id, out var known)) known = Begin(entry, rows);
            if (entry.Form.Id == CoreForms.Merge) Merge(entry, known, rows);
            else Fold(entry, known, rows);
            earlier.Add(entry);
        }
        return people.Values;
    }

    private KnownSubject Begin(Entry first, DerivedRows rows)
    {
        var id = first.Subject.Id;
        rows.AddSubject(numbers[id], first.Subject);
        held[id] = new HeldNow(flat);
        return people[id] = new KnownSubject(id, 0, null) { Number = numbers[id], State = new PersonState { Person = id } };
    }

    private void Merge(Entry entry, KnownSubject known, DerivedRows rows)
    {
        var other = Merges.OtherOf(entry.Form, entry.Slots) is { } named && people.TryGetValue(named, out var there) ? GroupOf(there) : [];
        var affected = GroupOf(known).Concat(other).Distinct().ToList();
        foreach (var folded in new Regrouping(engine).Run(affected, Of(affected, entry), entry.Position, HeldOf)) Write(folded, rows);
    }

    private void Fold(Entry entry, KnownSubject known, DerivedRows rows)
    {
        var group = GroupOf(known);
        var host = group[0];
        var changes = new Changes();
        var isInOrder = Engine.IsInOrder(host.State, entry);
        if (isInOrder) engine.Fold(host.State!, entry, changes);
        else
        {
            var members = host.State!.Members;
            host.State = engine.Refold(host.Id, Of(group, entry), HeldOf(host, Of(group, entry)), changes);
            host.State.Members.UnionWith(members);
        }
        host.Take(changes);
        Write(new Folded(changes, host, entry.Position, host.State!.Members.Count > 0 ? person => numbers[person] : null), rows);
        if (host == known) return;
        var own = FoldStep.OwnCard(entry, isInOrder ? null : Of([known], entry));
        known.Take(own);
        Write(new Folded(own, known, entry.Position), rows);
    }

    private void Write(Folded folded, DerivedRows rows)
    {
        rows.Add(folded);
        held[folded.Subject!.Id].Take(folded.Changes);
    }

    private List<Entry> Of(IReadOnlyList<KnownSubject> some, Entry entry) => [.. earlier.Where(other => some.Any(person => person.Id == other.Subject.Id)), entry];

    private Held HeldOf(KnownSubject person, List<Entry> among)
    {
        var positions = among.Select(entry => entry.Position).ToHashSet();
        var all = held[person.Id].ToHeld();
        return all with { Flat = [.. all.Flat.Where(row => positions.Contains(row.Position))] };
    }

    private IReadOnlyList<KnownSubject> GroupOf(KnownSubject known)
    {
        var host = known.State!.MergedInto is { } holds ? people[holds] : known;
        return [host, .. host.State!.Members.Select(member => people[member])];
    }
}
