using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Views;

/// <summary>What was agreed and owed to one person, done and lapsed too: for the person's own page alone (S4).</summary>
public sealed class PlanView
{
    private const int Most = 60;
    private readonly County county;

    public PlanView(County county) => this.county = county;

    /// <summary>The latest due first. <paramref name="rooms"/>: the units whose private rows the reader may know of (S13); null: all.</summary>
    public async Task<IReadOnlyList<DueRow>> Of(Guid person, IReadOnlyList<string>? rooms, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        await using var rows = await lease.Connection.ExecuteReaderAsync(new CommandDefinition(
            "SELECT d.instance, d.pathway, d.step, d.occurrence, d.unit, d.duty, d.offer, d.due_on, d.window_start, d.window_end, d.done_on, d.done_by, d.reminded_on, d.worker, " +
            "d.author, d.room FROM due d JOIN subject s ON s.number = d.person WHERE s.id = @person AND d.until IS NULL " +
            (rooms is null ? "" : $"AND (d.room = '' OR {county.Dialect.IsIn("d.room", "rooms")}) ") +
            $"ORDER BY d.due_on DESC, d.pathway, d.step, d.occurrence LIMIT {Most}",
            new { person = EntryId.ToBytes(person), rooms = rooms?.ToArray() ?? [] }, cancellationToken: cancel));
        var plan = new List<DueRow>();
        while (await rows.ReadAsync(cancel)) plan.Add(StoredRows.Due(rows, person));
        return plan;
    }

    /// <summary>Where entries were written.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> UnitsOf(IReadOnlyCollection<Guid> entries, CancellationToken cancel)
    {
        if (entries.Count == 0) return new Dictionary<Guid, string>();
        using var lease = await county.Dialect.Read(cancel);
        var rows = await lease.Connection.QueryAsync<(byte[] Id, string? Unit)>(new CommandDefinition(
            "SELECT id, unit FROM entry WHERE " + county.Dialect.IsIn("id", "ids"), new { ids = entries.Select(EntryId.ToBytes).ToArray() }, cancellationToken: cancel));
        return rows.ToDictionary(row => EntryId.Read(row.Id), row => row.Unit ?? "");
    }
}
