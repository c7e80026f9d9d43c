using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Erasures;

/// <summary>An erasure that waits for a second account (S12). <paramref name="IdentityOnly"/>: names, numbers, phones and addresses alone.</summary>
public sealed record ErasureRequest(long Number, Guid Person, DateTimeOffset At, Guid Account, string Unit, bool IdentityOnly, string Reason);

/// <summary>Requests to erase that wait to be confirmed: at most one a person. Carrying one out removes it in the same transaction.</summary>
public sealed class ErasureRequests
{
    private const string Columns = "SELECT r.number, r.person, r.at, r.account, r.unit, r.identity_only, r.reason FROM erasure_request r";
    private readonly County county;

    public ErasureRequests(County county) => this.county = county;

    /// <param name="people">The person's record with all that is merged with it.</param>
    public async Task<ErasureRequest?> Of(IReadOnlyList<Guid> people, CancellationToken cancel) =>
        await Read($"{Columns} WHERE {county.Dialect.IsIn("r.person", "ids")} ORDER BY r.number", new { ids = people.Select(EntryId.ToBytes).ToArray() }, cancel) is [var one, ..] ? one : null;

    /// <summary>Those about people whom the unit cares for, the oldest first.</summary>
    public Task<IReadOnlyList<ErasureRequest>> Waiting(string unit, DateOnly today, CancellationToken cancel) => Read(
        $"{Columns} JOIN subject s ON s.id = r.person WHERE EXISTS (SELECT 1 FROM care c WHERE c.person = {Views.MergedPeople.Host} AND c.unit = @unit AND c.until IS NULL AND c.from_day <= @today " +
        "AND (c.until_day IS NULL OR c.until_day >= @today)) ORDER BY r.number", new { unit, today = (long)today.DayNumber }, cancel);

    /// <summary>False when one waits already.</summary>
    public Task<bool> Ask(Guid person, Guid account, string unit, bool identityOnly, string reason, DateTimeOffset at) => county.Change(session => session.Connection.Execute(
        "INSERT INTO erasure_request (number, person, at, account, unit, identity_only, reason) " +
        "SELECT (SELECT coalesce(max(number), 0) + 1 FROM erasure_request), @person, @at, @account, @unit, @only, @reason WHERE NOT EXISTS (SELECT 1 FROM erasure_request WHERE person = @person)",
        new { person = EntryId.ToBytes(person), at = at.ToUnixTimeMilliseconds(), account = EntryId.ToBytes(account), unit, only = identityOnly ? 1L : 0L, reason }) == 1);

    /// <summary>The person thought better of it. False when it no longer waits.</summary>
    public Task<bool> TakeBack(ErasureRequest request) => county.Change(session =>
        session.Connection.Execute("DELETE FROM erasure_request WHERE number = @Number AND person = @person", new { request.Number, person = EntryId.ToBytes(request.Person) }) == 1);

    internal static void Done(DbConnection connection, Guid person) =>
        connection.Execute("DELETE FROM erasure_request WHERE person = @person", new { person = EntryId.ToBytes(person) });

    private async Task<IReadOnlyList<ErasureRequest>> Read(string sql, object values, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        await using var rows = await lease.Connection.ExecuteReaderAsync(new CommandDefinition(sql, values, cancellationToken: cancel));
        var found = new List<ErasureRequest>();
        while (await rows.ReadAsync(cancel))
            found.Add(new ErasureRequest(
                rows.GetInt64(0), StoredRows.Id(rows, 1), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(2)), StoredRows.Id(rows, 3), rows.GetString(4), rows.GetInt64(5) != 0, rows.GetString(6)));
        return found;
    }
}
