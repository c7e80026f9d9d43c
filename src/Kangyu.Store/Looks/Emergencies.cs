using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Looks;

/// <summary>A record opened by emergency access (S11), with the number of its row in the access log.</summary>
public sealed record Emergency(long Number, Guid Account, string Unit, Guid Person, DateTimeOffset Begun, DateTimeOffset Ends, string Reason);

/// <summary>
/// Records that were opened outside one's care: in an emergency, for a time, to be reviewed by the units that care for the person (S11); or because the person came with the card
/// or the whole number, which the access log itself tells.
/// </summary>
public sealed class Emergencies
{
    private readonly County county;

    public Emergencies(County county) => this.county = county;

    /// <summary>Logs the look and opens the record to the account until <paramref name="ends"/>.</summary>
    public async Task<long> Open(Look look, DateTimeOffset begun, DateTimeOffset ends)
    {
        var number = await county.Log(look);
        foreach (var person in look.People)
            await county.Change(session => session.Connection.Execute(
                "INSERT INTO emergency (number, account, unit, person, begun, ends) VALUES (@number, @account, @Unit, @person, @begun, @ends)",
                new
                {
                    number,
                    account = EntryId.ToBytes(look.Account),
                    look.Unit,
                    person = EntryId.ToBytes(person),
                    begun = begun.ToUnixTimeMilliseconds(),
                    ends = ends.ToUnixTimeMilliseconds(),
                }));
        return number;
    }

    /// <summary>Whether the account has opened the record and it still stands.</summary>
    public async Task<bool> Stands(IReadOnlyList<Guid> people, Guid account, DateTimeOffset now, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        return await lease.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"SELECT COUNT(*) FROM emergency WHERE {county.Dialect.IsIn("person", "people")} AND account = @account AND ends > @now",
            new { people = people.Select(EntryId.ToBytes).ToArray(), account = EntryId.ToBytes(account), now = now.ToUnixTimeMilliseconds() }, cancellationToken: cancel)) > 0;
    }

    /// <summary>The units at which somebody found the person by card or whole number since then: the person was there.</summary>
    /// <param name="act">The act under which such a search is logged.</param>
    public async Task<IReadOnlyList<string>> UnitsThatFound(IReadOnlyList<Guid> people, string act, DateTimeOffset since, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        return (await lease.Connection.QueryAsync<string>(new CommandDefinition(
            $"SELECT DISTINCT l.unit FROM look_person k JOIN look l ON l.number = k.number WHERE {county.Dialect.IsIn("k.person", "people")} AND l.at >= @since AND l.act = @act",
            new { people = people.Select(EntryId.ToBytes).ToArray(), since = since.ToUnixTimeMilliseconds(), act }, cancellationToken: cancel))).AsList();
    }

    /// <summary>What a unit has still to look at: emergency access to people it cares for, the oldest first.</summary>
    public async Task<IReadOnlyList<Emergency>> ToReview(string unit, DateOnly today, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        await using var rows = await lease.Connection.ExecuteReaderAsync(new CommandDefinition(
            "SELECT g.number, g.account, g.unit, g.person, g.begun, g.ends, l.reason FROM emergency g JOIN look l ON l.number = g.number JOIN subject s ON s.id = g.person " +
            "WHERE g.reviewed_at IS NULL AND EXISTS (SELECT 1 FROM care c WHERE c.person = " + Views.MergedPeople.Host + " AND c.unit = @unit AND c.until IS NULL AND c.from_day <= @today " +
            "AND (c.until_day IS NULL OR c.until_day >= @today)) ORDER BY g.number",
            new { unit, today = (long)today.DayNumber }, cancellationToken: cancel));
        var open = new List<Emergency>();
        while (await rows.ReadAsync(cancel))
            open.Add(new Emergency(
                rows.GetInt64(0), StoredRows.Id(rows, 1), rows.GetString(2), StoredRows.Id(rows, 3), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(4)),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(5)), StoredRows.Text(rows, 6) ?? ""));
        return open;
    }

    /// <summary>Notes that it was looked at, and what came of it; once.</summary>
    public Task<bool> Review(long number, Guid account, string review, DateTimeOffset now) => county.Change(session => session.Connection.Execute(
        "UPDATE emergency SET reviewed_by = @by, reviewed_at = @at, review = @review WHERE number = @number AND reviewed_at IS NULL",
        new { by = EntryId.ToBytes(account), at = now.ToUnixTimeMilliseconds(), review, number }) == 1);
}
