using Dapper;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Views;

/// <summary>Who is in whose care.</summary>
public sealed class CareView
{
    private readonly County county;

    public CareView(County county) => this.county = county;

    /// <summary>Those of the people whom one of the units cares for on the day.</summary>
    public async Task<IReadOnlySet<Guid>> Among(IReadOnlyCollection<Guid> people, IReadOnlyList<string> units, DateOnly today, CancellationToken cancel)
    {
        if (people.Count == 0 || units.Count == 0) return new HashSet<Guid>();
        using var lease = await county.Dialect.Read(cancel);
        var rows = await lease.Connection.QueryAsync<byte[]>(new CommandDefinition(
            $"SELECT s.id FROM subject s WHERE {county.Dialect.IsIn("s.id", "ids")} AND EXISTS (SELECT 1 FROM care c WHERE c.person = {MergedPeople.Host} AND c.until IS NULL AND {county.Dialect.IsIn("c.unit", "units")} " +
            "AND c.from_day <= @today AND (c.until_day IS NULL OR c.until_day >= @today))",
            new { ids = people.Select(EntryId.ToBytes).ToArray(), units = units.ToArray(), today = (long)today.DayNumber }, cancellationToken: cancel));
        return rows.Select(id => EntryId.Read(id)).ToHashSet();
    }
}
