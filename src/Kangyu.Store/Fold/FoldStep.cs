using System.Data.Common;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;

namespace Kangyu.Store.Fold;

/// <summary>
/// Folds one entry into what is derived, the same way for the writer and for a rebuild: in order from the state alone, otherwise from the subject's whole history.
/// </summary>
internal sealed class FoldStep(Engine engine, PersonHistory history)
{
    /// <summary>An entry in order, or about what is not followed and amending nothing: nothing else is read.</summary>
    public Changes InOrder(KnownSubject? known, Entry entry)
    {
        var changes = new Changes();
        if (entry.Subject.IsFollowed) engine.Fold(known!.State ??= PersonState.Of(entry.Subject), entry, changes);
        else changes.FlatAdded.Add(entry);
        known?.Take(changes);
        return changes;
    }

    /// <summary>An amendment, a withdrawal, or something told late.</summary>
    /// <param name="earlier">The subject's entries before this one (<see cref="Earlier"/>); everything earlier is written already.</param>
    public Changes Anew(KnownSubject? known, Entry entry, List<Entry> earlier, DbConnection connection)
    {
        var changes = new Changes();
        if (entry.Subject.IsFollowed)
        {
            earlier.Add(entry);
            var members = known!.State?.Members ?? [];
            known.State = engine.Refold(known.Id, earlier, PersonHistory.Held(connection, known.Id, known.Number, earlier), changes);
            known.State.Members.UnionWith(members);
        }
        else
        {
            var versions = earlier.FindAll(other => other.Root == entry.Root);
            versions.Add(entry);
            RootFold.Apply(versions, PersonHistory.Flat(connection, versions), changes);
        }
        known?.Take(changes);
        return changes;
    }

    /// <summary>True when the entry can be folded from the state alone.</summary>
    public static bool IsInOrder(KnownSubject? known, Entry entry) =>
        entry.Subject.IsFollowed ? Engine.IsInOrder(known!.State, entry) : !entry.Amends && !entry.Withdraws;

    /// <summary>The entries of the same subject, or of an entry about nobody the root and its amendments, before a position.</summary>
    /// <param name="people">The subject with all that is merged with it; none of an entry about nobody.</param>
    public List<Entry> Earlier(DbConnection connection, IReadOnlyList<KnownSubject> people, Guid root, long before)
    {
        if (people.Count == 0) return history.EntriesOfRoot(connection, root, before - 1);
        var numbers = people.Where(known => known.Number > 0).Select(known => known.Number).ToList();
        return numbers.Count == 0 ? [] : history.Entries(connection, numbers, before - 1);
    }

    /// <summary>After a merge, its correction or its withdrawal: each group anew.</summary>
    public IReadOnlyList<Folded> Regroup(IReadOnlyList<KnownSubject> people, Entry entry, List<Entry> earlier, DbConnection connection) => new Regrouping(engine)
        .Run(people, [.. earlier, entry], entry.Position, (known, among) => known.Number == 0 ? Held.Nothing : PersonHistory.Held(connection, known.Id, known.Number, among));

    /// <summary>What an entry about a record that rests in another's changes in its own card: the rest follows where it is held.</summary>
    /// <param name="earlier">Of something told late, the entries of all merged records; null: in order.</param>
    public static Changes OwnCard(Entry entry, List<Entry>? earlier)
    {
        var changes = new Changes();
        if (earlier is null) changes.Card = Engine.CardOf(entry);
        else (changes.Card, changes.CardIsWhole) = (Engine.CardOf([.. earlier.Where(other => other.Subject == entry.Subject)]), true);
        return changes;
    }

    /// <summary>What was known of a person before a point of their history: what an entry told late may take its facts from. Who the person is never changes.</summary>
    /// <param name="key">Of the entry that is told now; what its own root said before does not count.</param>
    public PersonState? AsOf(KnownSubject known, List<Entry> earlier, FoldKey key)
    {
        if (known.State is not { } now) return null;
        var then = engine.Refold(known.Id, earlier.FindAll(entry => entry.Key < key && entry.Root != key.Id), Held.Nothing, new Changes());
        (then.Born, then.Sex, then.Unnamed, then.Synthetic, then.HomeUnit) = (now.Born, now.Sex, now.Unnamed, now.Synthetic, now.HomeUnit);
        return then;
    }
}
