using Kangyu.Kernel.Records;

namespace Kangyu.Store.Fold;

/// <summary>
/// Folds people anew after a merge, its correction or its withdrawal: each group once, over the entries of all its records, held by the oldest of them. The others rest: their
/// rows end, their card and search tokens stay. When a merge is withdrawn each is folded from its own entries again, so that all is as it was.
/// </summary>
internal sealed class Regrouping(Engine engine)
{
    /// <param name="people">All whose group may have changed.</param>
    /// <param name="entries">All their entries, the new one included, in position order.</param>
    /// <param name="held">What holds of one of them now, among these entries.</param>
    public IReadOnlyList<Folded> Run(IReadOnlyList<KnownSubject> people, IReadOnlyList<Entry> entries, long since, Func<KnownSubject, List<Entry>, Held> held)
    {
        var byId = people.ToDictionary(person => person.Id);
        long NumberOf(Guid person) => byId[person].Number;
        var folded = new List<Folded>();
        foreach (var group in Merges.Groups(byId.Keys, entries))
        {
            var host = byId[group[0]];
            var joint = entries.Where(entry => group.Contains(entry.Subject.Id)).ToList();
            var changes = new Changes();
            var before = host.State?.MergedInto;
            host.State = engine.Refold(host.Id, joint, held(host, joint), changes);
            host.State.Members.UnionWith(group.Skip(1));
            folded.Add(new Folded(changes, host, since, NumberOf, before is null ? null : new AliasChange(null)));
            foreach (var member in group.Skip(1).Select(id => byId[id])) folded.Add(new Folded(Rest(held(member, [])), member, since, NumberOf, Alias(member, host)));
        }
        foreach (var change in folded) change.Subject!.Take(change.Changes);
        foreach (var change in folded)
            if (change.Alias?.Host is { } host) change.Subject!.State = new PersonState { Person = change.Subject.Id, MergedInto = host.Id };
        return folded;
    }

    private static AliasChange? Alias(KnownSubject member, KnownSubject host) => member.State?.MergedInto == host.Id ? null : new AliasChange(host);

    private static Changes Rest(Held held)
    {
        // who it is stands with the one who holds the record
        var changes = new Changes { PersonChanged = true };
        changes.DueClosed.AddRange(held.Due.Select(row => row.Key));
        changes.ConsentsClosed.AddRange(held.Consents.Select(row => row.Key));
        changes.CareClosed.AddRange(held.Care);
        return changes;
    }
}
