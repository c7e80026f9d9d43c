using Dapper;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Views;

/// <summary>What is posted for everybody to read: of each form with a poster the entries that hold on a day, the newest first.</summary>
public sealed class PostedView(County county, WrittenView written)
{
    private const int Most = 300;

    // a process keeps its packs, and a column that holds an item holds it for ever
    private Dictionary<(string Flat, string Item), string>? stored;

    /// <param name="unit">Where it is posted; of a form that names no unit: null, the whole county.</param>
    public async Task<IReadOnlyList<TimelineEntry>> Of(Form form, string? unit, DateOnly today, CancellationToken cancel)
    {
        var poster = form.Poster!;
        var sql = "f.until IS NULL";
        if (poster.Unit is { } at) sql += $" AND {await Column(form, at, cancel)} = @unit";
        if (poster.From is { } from) sql += $" AND ({await Column(form, from, cancel)} IS NULL OR {await Column(form, from, cancel)} <= @today)";
        if (poster.Until is { } until) sql += $" AND ({await Column(form, until, cancel)} IS NULL OR {await Column(form, until, cancel)} >= @today)";
        var order = poster.From is { } begins ? await Column(form, begins, cancel) + " DESC, " : "";
        var found = await written.Where(FlatTable.Name(form.Id), sql, $"{order}f.occurred DESC, f.position DESC LIMIT {Most}", new { unit, today = (long)today.DayNumber }, cancel);
        var newest = new HashSet<string>(StringComparer.Ordinal);
        return [.. found.Where(line => newest.Add(string.Join('\n', poster.By.Select(item => line.Entry[form.Items.First(known => known.Id == item)].ToString()))))];
    }

    private async Task<string> Column(Form form, string item, CancellationToken cancel)
    {
        if (stored is null)
        {
            using var lease = await county.Dialect.Read(cancel);
            var rows = await lease.Connection.QueryAsync<(string Flat, string Item, string Name)>(new CommandDefinition("SELECT flat, item, name FROM flat_column", cancellationToken: cancel));
            stored = rows.GroupBy(row => (row.Flat, row.Item)).ToDictionary(group => group.Key, group => group.Last().Name);
        }
        return "f." + RowSql.Quote(stored[(FlatTable.Name(form.Id), item)]);
    }
}
