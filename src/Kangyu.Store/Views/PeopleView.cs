using System.Data.Common;
using System.Globalization;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Log;

namespace Kangyu.Store.Views;

/// <summary>Reads one person's record. Who may read what is decided by the caller (Kernel/Access), and each look is logged first (S11).</summary>
public sealed class PeopleView
{
    private readonly County county;

    public PeopleView(County county) => this.county = county;

    /// <summary>Null: no such person, or the record was erased. Of merged records the one that holds what follows from all of them, whichever is asked for.</summary>
    public async Task<PersonRecord?> Find(Guid person, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        await using var rows = await lease.Connection.ExecuteReaderAsync(new CommandDefinition(
            "SELECT p.card, t.state, (SELECT position FROM county WHERE id = 1) " +
            $"FROM subject s JOIN person p ON p.number = {MergedPeople.Host} JOIN person_state t ON t.number = p.number WHERE s.id = @id",
            new { id = EntryId.ToBytes(person) }, cancellationToken: cancel));
        if (!await rows.ReadAsync(cancel) || StateReader.Read((byte[])rows[1]) is not { } state) return null;
        var card = county.Parts.Cards.Open(state.Person, rows.IsDBNull(0) ? null : (byte[])rows[0]);
        var position = rows.GetInt64(2);
        await rows.DisposeAsync();
        if (state.Members.Count > 0) card = await CardOf(lease.Connection, state, card, cancel);
        return new PersonRecord(state.Person, card, state, position);
    }

    /// <summary>The card of merged records: what the one who holds them leaves open is taken from the others.</summary>
    internal async Task<PersonCard> CardOf(DbConnection connection, PersonState state, PersonCard own, CancellationToken cancel)
    {
        var cards = await connection.QueryAsync<(byte[] Id, byte[]? Card)>(new CommandDefinition(
            "SELECT s.id, p.card FROM subject s JOIN person p ON p.number = s.number WHERE " + county.Dialect.IsIn("s.id", "ids"),
            new { ids = state.Members.Select(EntryId.ToBytes).ToArray() }, cancellationToken: cancel));
        return cards.OrderByDescending(row => EntryId.Read(row.Id)).Select(row => county.Parts.Cards.Open(EntryId.Read(row.Id), row.Card))
            .Aggregate(PersonCard.Empty, (card, older) => card.Under(older)).Under(own);
    }

    /// <summary>A page of the person's entries, newest first.</summary>
    /// <param name="before">The position the page ends before; null: the newest.</param>
    public async Task<EntryPage> Entries(Guid person, long? before, int most, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        var people = await MergedPeople.Of(lease.Connection, person, cancel);
        if (MergedPeople.In("subject", people) is not { } theirs) return new EntryPage([], 0, null);
        var replaced = await Replaced(lease.Connection, theirs, cancel);
        await using var rows = await lease.Connection.ExecuteReaderAsync(new CommandDefinition(
            $"SELECT {EntryOpener.Columns}, arrived, flags FROM entry WHERE {theirs} AND position < @before ORDER BY position DESC LIMIT @most",
            new { before = before ?? long.MaxValue, most }, cancellationToken: cancel));
        return await Page(rows, replaced, most, cancel);
    }

    /// <summary>One entry about a person with what is known of whose it is; null when it is not there or cannot be read.</summary>
    public async Task<RecordedEntry?> Entry(Guid id, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        var found = await lease.Connection.QuerySingleOrDefaultAsync<(long Position, long? Subject)>(
            "SELECT position, subject FROM entry WHERE id = @id", new { id = EntryId.ToBytes(id) });
        if (found.Position == 0) return null;
        var replaced = found.Subject is { } number ? await Replaced(lease.Connection, string.Create(CultureInfo.InvariantCulture, $"subject = {number}"), cancel) : [];
        await using var rows = await lease.Connection.ExecuteReaderAsync(new CommandDefinition(
            $"SELECT {EntryOpener.Columns}, arrived, flags FROM entry WHERE position = @Position", new { found.Position }, cancellationToken: cancel));
        return (await Page(rows, replaced, 1, cancel)).Entries is [var entry, ..] ? entry : null;
    }

    private async Task<EntryPage> Page(DbDataReader rows, Dictionary<Guid, Guid> replaced, int most, CancellationToken cancel)
    {
        var entries = new List<RecordedEntry>();
        var unreadable = 0;
        var last = 0L;
        while (await rows.ReadAsync(cancel))
        {
            last = rows.GetInt64(0);
            var body = rows.IsDBNull(2) ? [] : (byte[])rows[2];
            if (county.Parts.Opener.Open(last, (byte[])rows[1], body) is { } entry)
                entries.Add(new RecordedEntry(
                    entry with { Flags = rows.IsDBNull(4) ? [] : rows.GetString(4).Split(',') }, DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(3)),
                    !entry.Withdraws && replaced.GetValueOrDefault(entry.Root, entry.Id) == entry.Id));
            else unreadable++;
        }
        return new EntryPage(entries, unreadable, entries.Count + unreadable < most ? null : last);
    }

    /// <summary>For each root that was amended or withdrawn, the entry that stands in its place: the later in clock order.</summary>
    private static async Task<Dictionary<Guid, Guid>> Replaced(DbConnection connection, string theirs, CancellationToken cancel)
    {
        var newest = new Dictionary<Guid, (HybridTime, Guid)>();
        await using var rows = await connection.ExecuteReaderAsync(new CommandDefinition(
            $"SELECT root, head FROM entry WHERE {theirs} AND root IS NOT NULL", cancellationToken: cancel));
        while (await rows.ReadAsync(cancel))
        {
            if (!Envelope.TryRead((byte[])rows[1], out var envelope)) continue;
            var root = EntryId.Read((byte[])rows[0]);
            if (!newest.TryGetValue(root, out var other) || (envelope.Recorded, envelope.Id).CompareTo(other) > 0) newest[root] = (envelope.Recorded, envelope.Id);
        }
        return newest.ToDictionary(pair => pair.Key, pair => pair.Value.Item2);
    }
}
