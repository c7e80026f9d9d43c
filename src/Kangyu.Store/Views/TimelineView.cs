using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Records;
using Kangyu.Store.Log;

namespace Kangyu.Store.Views;

/// <summary>
/// A person's entries, newest first, as far as a reader may have them: a page is full whatever is left out, and a page costs the same however long the record is. Each look is
/// logged by the caller (S11).
/// </summary>
public sealed class TimelineView
{
    private const string Columns = "e.position, e.head, e.body, e.arrived, e.flags";
    private readonly County county;

    public TimelineView(County county) => this.county = county;

    /// <summary>A page; empty for somebody unknown.</summary>
    public async Task<TimelinePage> Page(TimelineQuery query, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        if (MergedPeople.In("e.subject", await MergedPeople.Of(lease.Connection, query.Person, cancel)) is not { } theirs) return new TimelinePage([], null);
        var later = await Later(lease.Connection, theirs, cancel);
        var found = new List<TimelineEntry>();
        var before = query.Before is { } id ? await PositionOf(lease.Connection, query, theirs, id, later, cancel) : long.MaxValue;
        while (true)
        {
            var asked = query.Most + 1 - found.Count;
            var (rows, last) = await Rows(lease.Connection, query, theirs, before, asked, later, cancel);
            foreach (var row in rows) found.Add(row);
            if (found.Count > query.Most) return new TimelinePage(found[..query.Most], found[query.Most - 1].Entry.Id);
            if (last is null) return new TimelinePage(found, null);
            before = last.Value;
        }
    }

    /// <summary>
    /// One entry of the person and everything else with the same root, oldest first. Empty: there is none that the reader may have. An entry, its corrections and its
    /// withdrawal are of one form, so they are read or left out together.
    /// </summary>
    public async Task<IReadOnlyList<TimelineEntry>> Versions(Guid person, Guid entry, Readable readable, Func<Entry, bool>? may, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        if (MergedPeople.In("e.subject", await MergedPeople.Of(lease.Connection, person, cancel)) is not { } theirs) return [];
        var later = await Later(lease.Connection, theirs, cancel);
        var (sql, values) = Where(Columns, readable, theirs);
        sql.Append(" AND (e.id = @root OR e.root = @root) ORDER BY e.position");
        var root = await lease.Connection.QuerySingleOrDefaultAsync<byte[]?>("SELECT COALESCE(root, id) FROM entry WHERE id = @id", new { id = EntryId.ToBytes(entry) });
        if (root is null) return [];
        values.Add("root", root);
        await using var rows = await lease.Connection.ExecuteReaderAsync(new CommandDefinition(sql.ToString(), values, cancellationToken: cancel));
        var versions = new List<TimelineEntry>();
        while (await rows.ReadAsync(cancel))
            if (Read(rows, later) is { } version && may?.Invoke(version.Entry) != false) versions.Add(version);
        return versions;
    }

    /// <summary>The forms of which the reader may have entries.</summary>
    public async Task<IReadOnlyList<string>> Forms(Guid person, Readable readable, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        if (MergedPeople.In("e.subject", await MergedPeople.Of(lease.Connection, person, cancel)) is not { } theirs) return [];
        var (sql, values) = Where("DISTINCT e.form", readable, theirs);
        return (await lease.Connection.QueryAsync<string>(new CommandDefinition(sql.ToString(), values, cancellationToken: cancel))).AsList();
    }

    /// <summary>The rows asked for that may be shown, and the position to go on from; null when there are no more.</summary>
    private async Task<(List<TimelineEntry> Entries, long? Last)> Rows(
        DbConnection connection, TimelineQuery query, string theirs, long before, int most, Dictionary<Guid, Entry> later, CancellationToken cancel)
    {
        var (sql, values) = Where(Columns, query.Readable, theirs);
        sql.Append(CultureInfo.InvariantCulture, $" AND e.position < {before} ORDER BY e.position DESC LIMIT {most}");
        await using var rows = await connection.ExecuteReaderAsync(new CommandDefinition(sql.ToString(), values, cancellationToken: cancel));
        var entries = new List<TimelineEntry>();
        var count = 0;
        var last = 0L;
        while (await rows.ReadAsync(cancel))
        {
            count++;
            last = rows.GetInt64(0);
            if (Read(rows, later) is { } entry && query.May?.Invoke(entry.Entry) != false) entries.Add(entry);
        }
        return (entries, count < most ? null : last);
    }

    /// <summary>Of an entry that the reader may have; 0, with nothing before it, for any other: whether it is there must not show.</summary>
    private async Task<long> PositionOf(DbConnection connection, TimelineQuery query, string theirs, Guid id, Dictionary<Guid, Entry> later, CancellationToken cancel)
    {
        var (sql, values) = Where(Columns, query.Readable, theirs);
        values.Add("id", EntryId.ToBytes(id));
        await using var rows = await connection.ExecuteReaderAsync(new CommandDefinition(sql.Append(" AND e.id = @id").ToString(), values, cancellationToken: cancel));
        return await rows.ReadAsync(cancel) && Read(rows, later) is { } entry && query.May?.Invoke(entry.Entry) != false ? entry.Entry.Position : 0;
    }

    private (StringBuilder Sql, DynamicParameters Values) Where(string columns, Readable readable, string theirs)
    {
        var values = new DynamicParameters();
        values.Add("open", readable.Open.ToArray());
        var sql = new StringBuilder($"SELECT {columns} FROM entry e WHERE {theirs} AND ({county.Dialect.IsIn("e.form", "open")}");
        for (var i = 0; i < readable.Rooms.Count; i++)
        {
            sql.Append(CultureInfo.InvariantCulture, $" OR (e.unit = @unit{i} AND {county.Dialect.IsIn("e.form", string.Create(CultureInfo.InvariantCulture, $"room{i}"))})");
            values.Add(string.Create(CultureInfo.InvariantCulture, $"unit{i}"), readable.Rooms[i].Unit);
            values.Add(string.Create(CultureInfo.InvariantCulture, $"room{i}"), readable.Rooms[i].Forms.ToArray());
        }
        return (sql.Append(')'), values);
    }

    private TimelineEntry? Read(DbDataReader row, Dictionary<Guid, Entry> later)
    {
        var flags = row.IsDBNull(4) ? [] : row.GetString(4).Split(',');
        if (Open(row) is not var (entry, answers)) return null;
        var standing = later.GetValueOrDefault(entry.Root);
        return new TimelineEntry(
            entry with { Flags = flags }, answers, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
            standing is not null && standing.Id != entry.Id && !entry.Withdraws ? standing : null);
    }

    /// <summary>A row of position, head, body.</summary>
    internal (Entry Entry, ReadOnlyMemory<byte> Answers)? Open(DbDataReader row)
    {
        if (row.IsDBNull(2) || !Envelope.TryRead((byte[])row[1], out var envelope)) return null;
        if (county.Parts.Opener.OpenBody(envelope, (byte[])row[2]) is not { } body) return null;
        if (county.Engine.Open(body, envelope.Id, new Numbering(row.GetInt64(0), envelope.Recorded, envelope.Group)) is not { } entry) return null;
        return (entry, Upcaster.Read(entry.Form, body.Version, body.Answers));
    }

    /// <summary>For each root that was corrected or withdrawn the entry that stands in its place: of several the later in clock order.</summary>
    private async Task<Dictionary<Guid, Entry>> Later(DbConnection connection, string theirs, CancellationToken cancel)
    {
        var standing = new Dictionary<Guid, Entry>();
        await using var rows = await connection.ExecuteReaderAsync(new CommandDefinition(
            $"SELECT {Columns} FROM entry e WHERE {theirs} AND e.root IS NOT NULL", cancellationToken: cancel));
        while (await rows.ReadAsync(cancel))
        {
            if (Open(rows) is not var (entry, _)) continue;
            if (!standing.TryGetValue(entry.Root, out var other) || (entry.Recorded, entry.Id).CompareTo((other.Recorded, other.Id)) > 0) standing[entry.Root] = entry;
        }
        return standing;
    }
}
