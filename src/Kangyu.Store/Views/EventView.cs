using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;

namespace Kangyu.Store.Views;

/// <summary>What is known of an event. <paramref name="Code"/>: the receipt of who told of it.</summary>
public sealed record EventRecord(Guid Id, PersonState State, string? Code);

/// <summary>One line of a list of events. <paramref name="DueOn"/>: what is owed next, by the last day on which it is in time.</summary>
public sealed record EventLine(Guid Id, string Form, string Unit, DateOnly Begun, DateOnly? Closed, string? Code, string? Pathway, int Step, DateOnly? DueOn);

/// <summary>Events: what goes on without being about a person. Who may read one is decided by the caller.</summary>
public sealed class EventView(County county)
{
    private const int Most = 100;

    /// <summary>Null: there is none, or what began it was withdrawn.</summary>
    public async Task<EventRecord?> Find(Guid id, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        var row = await lease.Connection.QuerySingleOrDefaultAsync<(byte[]? State, string? Code)>(new CommandDefinition(
            "SELECT t.state, e.code FROM subject s JOIN event e ON e.number = s.number JOIN person_state t ON t.number = s.number WHERE s.id = @id AND e.form IS NOT NULL",
            new { id = EntryId.ToBytes(id) }, cancellationToken: cancel));
        return row.State is { } bytes && StateReader.Read(bytes) is { } state ? new EventRecord(id, state, row.Code) : null;
    }

    /// <summary>The event of a receipt; null: there is none.</summary>
    public async Task<Guid?> ByCode(string code, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        var id = await lease.Connection.QueryFirstOrDefaultAsync<byte[]?>(new CommandDefinition(
            "SELECT s.id FROM event e JOIN subject s ON s.number = e.number WHERE e.code = @code AND e.form IS NOT NULL", new { code }, cancellationToken: cancel));
        return id is null ? null : EntryId.Read(id);
    }

    /// <summary>Begun by one of the forms at one of the units; those that owe something first, by the day it is due; then those that were begun last.</summary>
    public async Task<IReadOnlyList<EventLine>> List(IReadOnlyCollection<string> forms, IReadOnlyCollection<string> units, bool closed, CancellationToken cancel)
    {
        if (forms.Count == 0 || units.Count == 0) return [];
        using var lease = await county.Dialect.Read(cancel);
        const string Next = "FROM due d WHERE d.person = e.number AND d.until IS NULL AND d.done_on IS NULL ORDER BY d.window_end, d.pathway LIMIT 1";
        // what is owed stands first, so that nothing owed falls off the end
        var rows = await lease.Connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT s.id, e.form, e.unit, e.begun, e.closed, e.code, (SELECT d.pathway {Next}) AS pathway, (SELECT d.step {Next}) AS step, (SELECT d.window_end {Next}) AS due " +
            $"FROM event e JOIN subject s ON s.number = e.number WHERE {county.Dialect.IsIn("e.form", "forms")} AND {county.Dialect.IsIn("e.unit", "units")} AND e.closed IS {(closed ? "NOT NULL" : "NULL")} " +
            $"ORDER BY CASE WHEN EXISTS (SELECT 1 FROM due d WHERE d.person = e.number AND d.until IS NULL AND d.done_on IS NULL) THEN 0 ELSE 1 END, e.begun DESC, e.number DESC LIMIT {Most}",
            new { forms = forms.ToArray(), units = units.ToArray() }, cancellationToken: cancel));
        var lines = rows.Select(row => new EventLine(EntryId.Read(row.Id), row.Form, row.Unit, Day(row.Begun), row.Closed is { } end ? Day(end) : null, row.Code, row.Pathway, (int)(row.Step ?? 0), row.Due is { } due ? Day(due) : null));
        return [.. lines.OrderBy(line => line.DueOn is null).ThenBy(line => line.DueOn)];
    }

    private static DateOnly Day(long number) => DateOnly.FromDayNumber((int)number);

    private sealed record Row
    {
        public byte[] Id { get; init; } = [];

        public string Form { get; init; } = "";

        public string Unit { get; init; } = "";

        public long Begun { get; init; }

        public long? Closed { get; init; }

        public string? Code { get; init; }

        public string? Pathway { get; init; }

        public long? Step { get; init; }

        public long? Due { get; init; }
    }
}
