using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Store.Dialects;
using Kangyu.Store.Flat;
using Kangyu.Store.Fold;
using Kangyu.Store.Keys;
using Kangyu.Store.Rebuild;

namespace Kangyu.Store.Erasures;

/// <summary>
/// Takes one person's erased entries out of the tables, within an open transaction: bodies and headings go, the stubs stay in the chain; what is derived is made anew from what is
/// left. The keys are destroyed by the caller; done twice it does nothing.
/// </summary>
internal sealed class PersonEraser(CountyParts parts, WriteSession session)
{
    private static readonly string[] Numbered = ["person", "person_state"];
    private static readonly string[] ByPerson = ["due", "consent", "care", "search_token"];

    private DbConnection Connection => session.Connection;

    /// <summary>Until when law keeps what is locked: the last day of the longest term; null when there is nothing of the kind.</summary>
    public DateOnly? LegalTerm(Guid person)
    {
        DateOnly? until = null;
        if (Number(person) is not { } number) return null;
        foreach (var entry in new PersonHistory(parts.Opener).Entries(Connection, number))
        {
            if (entry.Form.Retention != RetentionClass.Legal) continue;
            var last = entry.Occurred.Date.AddMonths(entry.Form.LegalMonths);
            if (until is null || last > until) until = last;
        }
        return until;
    }

    /// <param name="keys">The ids of the keys that are to be erased.</param>
    /// <param name="all">Entries sealed with other keys, those that law keeps, stay sealed and lose their heading.</param>
    /// <returns>How many entries were erased, and how many locked.</returns>
    public (int Erased, int Locked) Run(Guid person, IReadOnlySet<Guid> keys, bool all)
    {
        if (Number(person) is not { } number) return (0, 0);
        var entries = Connection.Query<(long Position, byte[] Head, string? Form)>("SELECT position, head, form FROM entry WHERE subject = @number", new { number }).AsList();
        RemoveDerived(number, [.. entries.Select(entry => entry.Position)]);
        var erased = entries.Where(entry => Envelope.TryRead(entry.Head, out var envelope) && keys.Contains(envelope.KeyId)).Select(entry => entry.Position).ToList();
        var locked = all ? entries.Select(entry => entry.Position).Except(erased).ToList() : [];
        foreach (var position in erased) Clear(position, "body = NULL, ");
        foreach (var position in locked) Clear(position, "");
        foreach (var key in keys) Connection.Execute("DELETE FROM blob WHERE key_id = @key", new { key = EntryId.ToBytes(key) });
        if (!all) Refold(number);
        return (erased.Count, locked.Count);
    }

    private long? Number(Guid person) => Connection.QuerySingleOrDefault<long?>("SELECT number FROM subject WHERE id = @id", new { id = EntryId.ToBytes(person) });

    private void Clear(long position, string body) => Connection.Execute(
        $"UPDATE entry SET {body}mark = NULL, subject = NULL, form = NULL, version = NULL, unit = NULL, author = NULL, occurred = NULL, root = NULL, flags = NULL WHERE position = @position",
        new { position });

    private void RemoveDerived(long number, IReadOnlyList<long> positions)
    {
        foreach (var table in ByPerson) Connection.Execute($"DELETE FROM {table} WHERE person = @number", new { number });
        foreach (var table in Numbered) Connection.Execute($"DELETE FROM {table} WHERE number = @number", new { number });
        Connection.Execute("DELETE FROM subject WHERE number = @number", new { number });
        foreach (var table in FlatSchema.Tables(Connection))
        {
            foreach (var some in positions.Chunk(500)) Connection.Execute($"DELETE FROM {table} WHERE position IN ({string.Join(',', some)})");
        }
    }

    /// <summary>The rows that follow from what can still be read.</summary>
    private void Refold(long number)
    {
        var entries = new PersonHistory(parts.Opener).Entries(Connection, number);
        if (entries.Count == 0) return;
        var rows = parts.Folding.NewRows();
        var known = new Replay(parts.Engine).Run(number, entries, rows);
        parts.Folding.People.Add(rows, known, session);
        rows.Write(session);
    }
}
