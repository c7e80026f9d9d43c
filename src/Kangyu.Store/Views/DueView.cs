using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Views;

/// <summary>
/// What is asked of a due list. One unit; <paramref name="From"/> and <paramref name="To"/> are the days that a window must touch; <paramref name="Worker"/> leaves out
/// what the person agreed to with another worker.
/// </summary>
public sealed record DueQuery(string Unit, DateOnly From, DateOnly To, DateOnly Today, Guid? Worker);

/// <summary>
/// One line of a due list. The title that is shown comes from the step and is neutral (S4). <paramref name="State"/> is read for the way the person chose to be reminded.
/// </summary>
public sealed record DueItem(DueRow Row, PersonCard Card, PersonState State);

/// <summary>
/// The due list of a unit (S4): only what a person agreed to be reminded of and still agrees to, and what the unit owes. What has lapsed is never in it, nor what stays
/// in another unit's room (S13). It has no paging by person and no count.
/// </summary>
public sealed class DueView
{
    private const int Most = 500;

    private const string Columns =
        "d.instance, d.pathway, d.step, d.occurrence, d.unit, d.duty, d.offer, d.due_on, d.window_start, d.window_end, d.done_on, d.done_by, d.reminded_on, d.worker, d.author, " +
        "d.room, s.id, p.card, t.state";

    private const string Joined = "FROM due d JOIN subject s ON s.number = d.person JOIN person p ON p.number = d.person JOIN person_state t ON t.number = d.person";

    private const string Open = Joined + " " +
        "WHERE d.unit = @unit AND d.until IS NULL AND d.done_on IS NULL AND d.window_start <= @to AND (d.room = '' OR d.room = @unit)";

    private const string Offered =
        " AND d.duty = 0 AND d.window_end >= @from AND EXISTS (SELECT 1 FROM consent c WHERE c.person = d.person AND c.until IS NULL AND c.key = 'offer:' || d.offer " +
        "AND c.answer = 'yes' AND c.from_day <= @today AND (c.until_day IS NULL OR c.until_day >= @today))";

    private readonly County county;

    public DueView(County county) => this.county = county;

    /// <summary>By the day it is due, the earliest first.</summary>
    public async Task<IReadOnlyList<DueItem>> List(DueQuery query, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        var offered = query.Worker is null ? "" : " AND (d.worker IS NULL OR d.worker = @worker)";
        return await Read(lease.Connection, $"SELECT {Columns} {Open}{Offered}{offered} UNION ALL SELECT {Columns} {Open} AND d.duty = 1 ORDER BY 8, 1 LIMIT {Most}",
            new
            {
                unit = query.Unit,
                from = (long)Later(query.From, query.Today).DayNumber,
                to = (long)query.To.DayNumber,
                today = (long)query.Today.DayNumber,
                worker = query.Worker is { } worker ? EntryId.ToBytes(worker) : null,
            }, cancel);
    }

    /// <summary>
    /// Everything in the unit that may be reminded of on the day and was not yet, whole: for the program that sends what people asked for. Whether and how is judged by the caller
    /// (Kernel/Messages).
    /// </summary>
    public async Task<IReadOnlyList<DueItem>> NotTold(string unit, DateOnly today, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        return await Read(lease.Connection, $"SELECT {Columns} {Open}{Offered} AND d.reminded_on IS NULL ORDER BY 8, 1",
            new { unit, from = (long)today.DayNumber, to = (long)today.DayNumber, today = (long)today.DayNumber }, cancel);
    }

    /// <summary>Units in which <see cref="NotTold"/> may find something.</summary>
    public async Task<IReadOnlyList<string>> UnitsToTell(DateOnly today, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        return (await lease.Connection.QueryAsync<string>(new CommandDefinition(
            "SELECT DISTINCT d.unit FROM due d WHERE d.until IS NULL AND d.done_on IS NULL AND d.duty = 0 AND d.window_end >= @today AND d.window_start <= @today AND d.reminded_on IS NULL ORDER BY 1",
            new { today = (long)today.DayNumber }, cancellationToken: cancel))).AsList();
    }

    /// <summary>One due item as it stands now, done or not; null: it stands no longer.</summary>
    public async Task<DueItem?> Find(DueKey key, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        var found = await Read(lease.Connection, $"SELECT {Columns} {Joined} WHERE d.instance = @instance AND d.pathway = @Pathway AND d.step = @Step AND d.occurrence = @Occurrence AND d.until IS NULL",
            new { instance = EntryId.ToBytes(key.Instance), key.Pathway, key.Step, key.Occurrence }, cancel);
        return found is [var item, ..] ? item : null;
    }

    private async Task<IReadOnlyList<DueItem>> Read(DbConnection connection, string sql, object values, CancellationToken cancel)
    {
        await using var rows = await connection.ExecuteReaderAsync(new CommandDefinition(sql, values, cancellationToken: cancel));
        var items = new List<DueItem>();
        while (await rows.ReadAsync(cancel))
        {
            var person = StoredRows.Id(rows, 16);
            if (StateReader.Read((byte[])rows[18]) is not { } state) continue;
            items.Add(new DueItem(StoredRows.Due(rows, person), county.Parts.Cards.Open(person, rows.IsDBNull(17) ? null : (byte[])rows[17]), state));
        }
        await rows.DisposeAsync();
        var people = new PeopleView(county);
        for (var i = 0; i < items.Count; i++)
            if (items[i] is { State.Members.Count: > 0 } merged) items[i] = merged with { Card = await people.CardOf(connection, merged.State, merged.Card, cancel) };
        return items;
    }

    // what ended before today has lapsed, whatever was asked for
    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
