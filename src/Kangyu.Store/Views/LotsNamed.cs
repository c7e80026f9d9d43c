using System.Globalization;
using Dapper;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Store.Views;

/// <summary>
/// Lots that entries of a unit named before, newest first: what is likely on the box in the hand. They say nothing of whom they were for, and stay in the unit (S13).
/// </summary>
public sealed class LotsNamed(County county)
{
    /// <summary>Of one form so many of the newest entries are looked at.</summary>
    private const int Newest = 400;

    /// <param name="items">The forms whose lots may be offered, with the item that names the lot, outside repeating sections.</param>
    /// <returns>Each lot once, the one named last first.</returns>
    public async Task<IReadOnlyList<string>> List(IReadOnlyList<(Form Form, Item Item)> items, IReadOnlyList<string> units, CancellationToken cancel)
    {
        if (items.Count == 0 || units.Count == 0) return [];
        using var lease = await county.Dialect.Read(cancel);
        var newest = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (form, item) in items)
        {
            var table = FlatTable.Name(form.Id);
            var column = county.Parts.Flat.Of(form, item.Id);
            var rows = await lease.Connection.QueryAsync<(string Lot, long Position)>(new CommandDefinition(
                $"SELECT {column}, position FROM {table} WHERE {county.Dialect.IsIn("unit", "units")} AND {column} IS NOT NULL AND until IS NULL " +
                string.Create(CultureInfo.InvariantCulture, $"ORDER BY position DESC LIMIT {Newest}"), new { units = units.ToArray() }, cancellationToken: cancel));
            foreach (var (lot, position) in rows) newest[lot] = Math.Max(position, newest.GetValueOrDefault(lot));
        }
        return [.. newest.OrderByDescending(pair => pair.Value).Select(pair => pair.Key)];
    }
}
