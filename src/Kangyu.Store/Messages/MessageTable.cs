using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Messages;
using Kangyu.Kernel.Records;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Messages;

/// <summary>
/// The state of each text message, beside the ledger. Every change names the state it comes from, so that of two servers, or of a report and an answer that cross, one is first.
/// </summary>
public sealed class MessageTable(County county)
{
    private const string Columns = "m.handle, m.entry, m.instance, m.pathway, m.step, m.occurrence, m.unit, m.state, m.attempts, m.changed";

    /// <summary>
    /// Before its entry is written. The row that is there already when the same due item was begun before; one that was stopped before it left may begin anew, when the person agrees anew.
    /// </summary>
    public Task<Message> Prepare(Message message) => county.Change(session =>
    {
        session.Connection.Execute(
            "INSERT INTO message (handle, entry, instance, pathway, step, occurrence, unit, state, attempts, next_at, changed) " +
            "VALUES (@handle, @entry, @instance, @Pathway, @Step, @Occurrence, @Unit, 0, 0, @at, @at) ON CONFLICT (instance, pathway, step, occurrence) DO UPDATE " +
            "SET handle = excluded.handle, entry = excluded.entry, state = 0, attempts = 0, next_at = excluded.next_at, changed = excluded.changed WHERE message.state = 7",
            new
            {
                handle = EntryId.ToBytes(message.Handle),
                entry = EntryId.ToBytes(message.Entry),
                instance = EntryId.ToBytes(message.Due.Instance),
                message.Due.Pathway,
                message.Due.Step,
                message.Due.Occurrence,
                message.Unit,
                at = message.Changed.ToUnixTimeMilliseconds(),
            });
        using var rows = (DbDataReader)session.Connection.ExecuteReader(
            $"SELECT {Columns} FROM message m WHERE m.instance = @instance AND m.pathway = @Pathway AND m.step = @Step AND m.occurrence = @Occurrence",
            new { instance = EntryId.ToBytes(message.Due.Instance), message.Due.Pathway, message.Due.Step, message.Due.Occurrence });
        return rows.Read() ? Of(rows) : throw new InvalidOperationException("the message that was just prepared is not there");
    });

    /// <summary>Its entry was refused: as if it had never been begun.</summary>
    public Task<int> Drop(Guid handle) => county.Change(session =>
        session.Connection.Execute("DELETE FROM message WHERE handle = @handle AND state = 0", new { handle = EntryId.ToBytes(handle) }));

    /// <summary>False: it was no longer in that state.</summary>
    /// <param name="next">When it is looked at again.</param>
    public Task<bool> Move(Guid handle, DeliveryState from, DeliveryState to, DateTimeOffset now, DateTimeOffset next) => county.Change(session => session.Connection.Execute(
        "UPDATE message SET state = @to, attempts = attempts + CASE WHEN @to = 2 THEN 1 ELSE 0 END, next_at = @next, changed = @now WHERE handle = @handle AND state = @from",
        new
        {
            handle = EntryId.ToBytes(handle),
            from = (long)from,
            to = (long)to,
            now = now.ToUnixTimeMilliseconds(),
            next = next.ToUnixTimeMilliseconds(),
        }) == 1);

    /// <summary>A worker reminded the person where the message failed.</summary>
    public Task<int> ToldOtherwise(DueKey due, DateTimeOffset now) => county.Change(session => session.Connection.Execute(
        "UPDATE message SET state = 8, changed = @now WHERE instance = @instance AND pathway = @Pathway AND step = @Step AND occurrence = @Occurrence AND state = 5",
        new { instance = EntryId.ToBytes(due.Instance), due.Pathway, due.Step, due.Occurrence, now = now.ToUnixTimeMilliseconds() }));

    /// <summary>What the gateway reported (<see cref="Delivery.After"/>). False: no such message.</summary>
    public Task<bool> Report(Guid handle, int report, DateTimeOffset now) => county.Change(session =>
    {
        var id = EntryId.ToBytes(handle);
        if (session.Connection.ExecuteScalar<long?>("SELECT state FROM message WHERE handle = @id", new { id }) is not { } state) return false;
        var then = Delivery.After((DeliveryState)state, report);
        if (then != (DeliveryState)state)
            session.Connection.Execute("UPDATE message SET state = @then, changed = @at WHERE handle = @id", new { id, then = (long)then, at = now.ToUnixTimeMilliseconds() });
        return true;
    });

    /// <summary>What waits in one of the first three states and is to be looked at by now, the longest waiting first.</summary>
    public async Task<IReadOnlyList<Message>> Ready(DateTimeOffset now, int most, CancellationToken stop)
    {
        using var lease = await county.Dialect.Read(stop);
        return await Read(lease.Connection, $"SELECT {Columns} FROM message m WHERE m.state <= 2 AND m.next_at <= @now ORDER BY m.next_at, m.handle LIMIT @most",
            new { now = now.ToUnixTimeMilliseconds(), most }, stop);
    }

    /// <summary>A unit's messages that changed since then, the newest first.</summary>
    public async Task<IReadOnlyList<Message>> OfUnit(string unit, DateTimeOffset since, CancellationToken stop)
    {
        using var lease = await county.Dialect.Read(stop);
        return await Read(lease.Connection, $"SELECT {Columns} FROM message m WHERE m.unit = @unit AND m.changed >= @since AND m.state > 0 ORDER BY m.changed DESC, m.handle LIMIT 500",
            new { unit, since = since.ToUnixTimeMilliseconds() }, stop);
    }

    /// <summary>The messages that these entries tell of.</summary>
    public async Task<IReadOnlyDictionary<Guid, DeliveryState>> OfEntries(IReadOnlyCollection<Guid> entries, CancellationToken stop)
    {
        if (entries.Count == 0) return new Dictionary<Guid, DeliveryState>();
        using var lease = await county.Dialect.Read(stop);
        var found = await Read(lease.Connection, $"SELECT {Columns} FROM message m WHERE {county.Dialect.IsIn("m.entry", "ids")}", new { ids = entries.Select(EntryId.ToBytes).ToArray() }, stop);
        return found.ToDictionary(message => message.Entry, message => message.State);
    }

    /// <summary>Where messages were that came to their end before then is of no use to anybody; that they left the house stays in the record.</summary>
    public Task<int> Forget(DateTimeOffset before) => county.Change(session =>
        session.Connection.Execute("DELETE FROM message WHERE state > 2 AND changed < @before", new { before = before.ToUnixTimeMilliseconds() }));

    /// <summary>Whether an entry is on file.</summary>
    public async Task<bool> IsOnFile(Guid entry, CancellationToken stop)
    {
        using var lease = await county.Dialect.Read(stop);
        return await lease.Connection.ExecuteScalarAsync<long>(new CommandDefinition("SELECT count(*) FROM entry WHERE id = @id", new { id = EntryId.ToBytes(entry) }, cancellationToken: stop)) > 0;
    }

    private static async Task<IReadOnlyList<Message>> Read(DbConnection connection, string sql, object values, CancellationToken stop)
    {
        await using var rows = await connection.ExecuteReaderAsync(new CommandDefinition(sql, values, cancellationToken: stop));
        var messages = new List<Message>();
        while (await rows.ReadAsync(stop)) messages.Add(Of(rows));
        return messages;
    }

    private static Message Of(DbDataReader row) => new(
        StoredRows.Id(row, 0), StoredRows.Id(row, 1), new DueKey(StoredRows.Id(row, 2), row.GetString(3), row.GetInt32(4), row.GetInt32(5)), row.GetString(6),
        (DeliveryState)row.GetInt64(7), row.GetInt32(8), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)));
}
