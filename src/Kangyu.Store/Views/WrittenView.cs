using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Records;
using Kangyu.Store.Log;

namespace Kangyu.Store.Views;

/// <summary>Entries that name nobody, by form and unit; and one with its corrections. Who may read them is decided by the caller.</summary>
public sealed class WrittenView(County county, TimelineView timeline)
{
    private const string Columns = "e.position, e.head, e.body, e.arrived, e.flags";

    /// <summary>Those that hold now, what happened last first.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> List(string form, IReadOnlyCollection<string> units, int most, CancellationToken cancel)
    {
        if (units.Count == 0 || !county.Engine.Packs.Forms.ContainsKey(form)) return [];
        return await Where(FlatTable.Name(form), $"f.until IS NULL AND {county.Dialect.IsIn("f.unit", "units")}", $"f.occurred DESC, f.position DESC LIMIT {most}", new { units = units.ToArray() }, cancel);
    }

    /// <param name="table">A form's flat table, <c>f</c> in the condition and the order.</param>
    internal async Task<IReadOnlyList<TimelineEntry>> Where(string table, string condition, string order, object values, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        return await Read(lease.Connection, $"SELECT {Columns} FROM {table} f JOIN entry e ON e.position = f.position WHERE {condition} ORDER BY {order}", values, cancel);
    }

    /// <summary>An entry that is not about a person, with everything of the same root, in the order in which it arrived. Empty: there is none.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> Versions(Guid entry, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        var root = await lease.Connection.QuerySingleOrDefaultAsync<byte[]?>(new CommandDefinition(
            "SELECT COALESCE(root, id) FROM entry WHERE id = @id", new { id = EntryId.ToBytes(entry) }, cancellationToken: cancel));
        if (root is null) return [];
        var versions = await Read(lease.Connection, $"SELECT {Columns} FROM entry e WHERE e.id = @root OR e.root = @root ORDER BY e.position", new { root }, cancel);
        if (versions.Any(version => version.Entry.Subject.Kind == SubjectKind.Person)) return [];
        var last = versions.MaxBy(version => (version.Entry.Recorded, version.Entry.Id))?.Entry;
        return [.. versions.Select(version => version with { Standing = version.Entry.Id == last!.Id || version.Entry.Withdraws ? null : last })];
    }

    private async Task<List<TimelineEntry>> Read(System.Data.Common.DbConnection connection, string sql, object values, CancellationToken cancel)
    {
        var found = new List<TimelineEntry>();
        await using var rows = await connection.ExecuteReaderAsync(new CommandDefinition(sql, values, cancellationToken: cancel));
        while (await rows.ReadAsync(cancel))
        {
            if (timeline.Open(rows) is not var (entry, answers)) continue;
            var flags = rows.IsDBNull(4) ? [] : rows.GetString(4).Split(',');
            found.Add(new TimelineEntry(entry with { Flags = flags }, answers, DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(3)), null));
        }
        return found;
    }
}
