using Dapper;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Views;

/// <summary>So many overdue documents of one author at one unit. Names neither persons nor procedures.</summary>
public sealed record OverdueCount(string Unit, Guid Author, string Pathway, int Step, long Count);

/// <summary>Documents that units owe and that are past their day, by author and step.</summary>
public sealed class OverdueDocuments
{
    private readonly County county;

    public OverdueDocuments(County county) => this.county = county;

    /// <param name="pathways">The duties that follow from procedures.</param>
    public async Task<IReadOnlyList<OverdueCount>> List(IReadOnlyList<string> units, IReadOnlyList<string> pathways, DateOnly today, CancellationToken cancel)
    {
        if (units.Count == 0 || pathways.Count == 0) return [];
        using var lease = await county.Dialect.Read(cancel);
        var rows = await lease.Connection.QueryAsync<(string Unit, byte[] Author, string Pathway, long Step, long Count)>(new CommandDefinition(
            "SELECT unit, author, pathway, step, COUNT(*) FROM due WHERE duty = 1 AND until IS NULL AND done_on IS NULL AND room = '' AND window_end < @today " +
            $"AND {county.Dialect.IsIn("unit", "units")} AND {county.Dialect.IsIn("pathway", "pathways")} GROUP BY unit, author, pathway, step ORDER BY unit, author, pathway, step",
            new { today = (long)today.DayNumber, units = units.ToArray(), pathways = pathways.ToArray() }, cancellationToken: cancel));
        return [.. rows.Select(row => new OverdueCount(row.Unit, EntryId.Read(row.Author), row.Pathway, (int)row.Step, row.Count))];
    }
}
