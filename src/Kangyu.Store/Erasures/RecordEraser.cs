using System.Data.Common;
using System.Globalization;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Dialects;
using Kangyu.Store.Flat;
using Kangyu.Store.Fold;
using Kangyu.Store.Rebuild;

namespace Kangyu.Store.Erasures;

/// <summary>
/// Takes the erased entries of one record out of the tables, within an open transaction: bodies and headings go, the stubs stay in the chain; what is derived is made anew from
/// what is left. The keys are destroyed by the caller, afterwards.
/// </summary>
internal sealed class RecordEraser(CountyParts parts, WriteSession session)
{
    private static readonly (string Table, string Column)[] OfPerson =
    [
        ("due", "person"), ("consent", "person"), ("care", "person"), ("alias", "person"), ("alias", "host"), ("person", "number"), ("person_state", "number"), ("subject", "number"),
    ];

    private DbConnection Connection => session.Connection;

    /// <param name="keys">The ids of the keys that are to be destroyed.</param>
    /// <param name="all">Entries sealed with other keys, those that law keeps, stay sealed and lose their heading.</param>
    /// <returns>How many entries were erased, and how many locked.</returns>
    public (int Erased, int Locked) Run(Guid subject, Record record, IReadOnlySet<Guid> keys, bool all)
    {
        var linked = Linked(subject, record);
        foreach (var (person, own) in linked) RemoveDerived(person, own);
        RemoveDerived(subject, record);
        var erased = record.Entries.Where(entry => keys.Contains(entry.Key)).Select(entry => entry.Position).ToList();
        var locked = all ? record.Entries.Select(entry => entry.Position).Except(erased).ToList() : [];
        Stubs.Erase(Connection, erased);
        Stubs.Lock(Connection, locked);
        foreach (var key in keys) Connection.Execute("DELETE FROM blob WHERE key_id = @key", new { key = EntryId.ToBytes(key) });
        Refold([.. linked.Select(person => person.Record.Number!.Value), .. !all && record.Number is { } number ? new[] { number } : []]);
        return (erased.Count, locked.Count);
    }

    private void RemoveDerived(Guid subject, Record record)
    {
        foreach (var some in record.Entries.Chunk(500))
        {
            var positions = string.Join(',', some.Select(entry => entry.Position.ToString(CultureInfo.InvariantCulture)));
            // the envelopes and their ids stay, but nothing beside the ledger tells any more that somebody was reminded
            var ids = $"(SELECT id FROM entry WHERE position IN ({positions}))";
            Connection.Execute($"DELETE FROM message WHERE entry IN {ids} OR instance IN {ids}");
            foreach (var table in FlatSchema.Tables(Connection)) Connection.Execute($"DELETE FROM {table} WHERE position IN ({positions})");
        }
        if (record.Number is not { } number) return;
        RemoveTokens(subject, number);
        foreach (var (table, column) in OfPerson) Connection.Execute($"DELETE FROM {table} WHERE {column} = @number", new { number });
    }

    // found by what the card says; a card that does not open any more leaves a walk over the whole table
    private void RemoveTokens(Guid person, long number)
    {
        var card = parts.Folding.People.OnFile(session, person, number);
        if (card == PersonCard.Empty) Connection.Execute("DELETE FROM search_token WHERE person = @number", new { number }, commandTimeout: 0);
        else Connection.Execute("DELETE FROM search_token WHERE hash = @hash AND person = @number", parts.Folding.People.Tokens(card).Select(hash => new { hash, number }));
    }

    /// <summary>Others with whom the person is or was merged: what follows from them is made anew.</summary>
    private List<(Guid Person, Record Record)> Linked(Guid subject, Record record)
    {
        if (record.Number is null) return [];
        var people = LinkedPeople.Read(Connection, parts.Opener).FirstOrDefault(set => set.Contains(subject)) ?? new HashSet<Guid>();
        return [.. people.Where(person => person != subject).Select(person => (person, Record.Find(Connection, parts.Keyring, person)!)).Where(pair => pair.Item2?.Number is not null)];
    }

    /// <summary>The rows that follow from what can still be read.</summary>
    private void Refold(IReadOnlyList<long> numbers)
    {
        if (numbers.Count == 0) return;
        var entries = new PersonHistory(parts.Opener).Entries(Connection, numbers);
        if (entries.Count == 0) return;
        var rows = parts.Folding.NewRows();
        var owners = entries.GroupBy(entry => entry.Subject.Id).ToDictionary(own => own.Key, own => NumberOf(own.First()));
        foreach (var known in new Replay(parts.Engine).Linked(owners, entries, rows)) parts.Folding.People.Add(rows, known, session);
        rows.Write(session);
    }

    // as the headings have it: the subject's row is gone by now
    private long NumberOf(Entry entry) => Connection.ExecuteScalar<long>("SELECT subject FROM entry WHERE position = @Position", new { entry.Position });
}
