using System.Data.Common;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;

namespace Kangyu.Store.Fold;

/// <summary>
/// Folds one entry into what is derived, the same way for the writer and for a rebuild: in order from the state alone, otherwise from the subject's whole history.
/// </summary>
internal sealed class FoldStep(Engine engine, PersonHistory history)
{
    /// <summary>An entry in order, or about no person and amending nothing: nothing else is read.</summary>
    public Changes InOrder(KnownSubject? known, Entry entry)
    {
        var changes = new Changes();
        if (entry.Subject.Kind == SubjectKind.Person) engine.Fold(known!.State ??= new PersonState { Person = entry.Subject.Id }, entry, changes);
        else changes.FlatAdded.Add(entry);
        known?.Take(changes);
        return changes;
    }

    /// <summary>An amendment, a withdrawal, or something told late.</summary>
    /// <param name="earlier">The subject's entries before this one (<see cref="Earlier"/>); everything earlier is written already.</param>
    public Changes Anew(KnownSubject? known, Entry entry, List<Entry> earlier, DbConnection connection)
    {
        var changes = new Changes();
        if (entry.Subject.Kind == SubjectKind.Person)
        {
            earlier.Add(entry);
            known!.State = engine.Refold(entry.Subject.Id, earlier, PersonHistory.Held(connection, entry.Subject.Id, known.Number, earlier), changes);
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
        entry.Subject.Kind == SubjectKind.Person ? Engine.IsInOrder(known!.State, entry) : !entry.Amends && !entry.Withdraws;

    /// <summary>The entries of the same subject, or of an entry about nobody the root and its amendments, before a position.</summary>
    public List<Entry> Earlier(DbConnection connection, KnownSubject? known, Guid root, long before) =>
        known is null ? history.EntriesOfRoot(connection, root, before - 1)
        : known.Number == 0 ? []
        : history.Entries(connection, known.Number, before - 1);

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
