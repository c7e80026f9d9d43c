using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Looks;

/// <summary>Reads the access log (S11), newest first; <c>before</c> is the number a page ends before.</summary>
public sealed class LookView
{
    private const string Columns = "l.number, l.at, l.account, l.role, l.unit, l.act, l.what, l.reason, l.emergency, l.people";
    private readonly County county;

    public LookView(County county) => this.county = county;

    /// <summary>Who looked at a person's record or had them in a list: what the person may see. Of merged records all are given.</summary>
    public Task<IReadOnlyList<LoggedLook>> AtPerson(IReadOnlyList<Guid> people, long? before, int most, CancellationToken cancel) => Read(
        $"SELECT {Columns} FROM look l WHERE l.number IN (SELECT k.number FROM look_person k WHERE {county.Dialect.IsIn("k.person", "ids")} AND k.number < @before ORDER BY k.number DESC LIMIT @twice) " +
        "ORDER BY l.number DESC LIMIT @most",
        new { ids = people.Select(EntryId.ToBytes).ToArray(), before = before ?? long.MaxValue, most, twice = (long)most * people.Count }, cancel);

    public Task<IReadOnlyList<LoggedLook>> AtPerson(Guid person, long? before, int most, CancellationToken cancel) => AtPerson([person], before, most, cancel);

    /// <summary>What an account looked at.</summary>
    public Task<IReadOnlyList<LoggedLook>> ByAccount(Guid account, long? before, int most, CancellationToken cancel) => Read(
        $"SELECT {Columns} FROM look l WHERE l.account = @id AND l.number < @before ORDER BY l.number DESC LIMIT @most",
        new { id = EntryId.ToBytes(account), before = before ?? long.MaxValue, most }, cancel);

    /// <summary>Everybody's looks; of emergency access alone when asked so.</summary>
    public Task<IReadOnlyList<LoggedLook>> All(bool emergencyOnly, long? before, int most, CancellationToken cancel) => Read(
        $"SELECT {Columns} FROM look l WHERE l.number < @before{(emergencyOnly ? " AND l.emergency = 1" : "")} ORDER BY l.number DESC LIMIT @most",
        new { before = before ?? long.MaxValue, most }, cancel);

    internal static LoggedLook Of(DbDataReader row)
    {
        var shown = (byte[])row[9];
        var people = new Guid[shown.Length / EntryId.Size];
        for (var i = 0; i < people.Length; i++) people[i] = EntryId.Read(shown.AsSpan(i * EntryId.Size));
        var look = new Look(
            StoredRows.Id(row, 2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), people, StoredRows.Text(row, 7), row.GetInt64(8) != 0);
        return new LoggedLook(row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), look);
    }

    private async Task<IReadOnlyList<LoggedLook>> Read(string sql, object values, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        await using var rows = await lease.Connection.ExecuteReaderAsync(new CommandDefinition(sql, values, cancellationToken: cancel));
        var looks = new List<LoggedLook>();
        while (await rows.ReadAsync(cancel)) looks.Add(Of(rows));
        return looks;
    }
}
