using Dapper;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Store.Views;

/// <summary>What is posted for everybody to read: of each form with a poster the entries that hold on a day, the newest first.</summary>
public sealed class PostedView(County county, WrittenView written)
{
    private const int Most = 300;

    /// <param name="unit">Where it is posted; of a form that names no unit: null, the whole county.</param>
    public async Task<IReadOnlyList<TimelineEntry>> Of(Form form, string? unit, DateOnly today, CancellationToken cancel)
    {
        var poster = form.Poster!;
        var sql = "f.until IS NULL";
        if (poster.Unit is { } at) sql += $" AND {Column(form, at)} = @unit";
        if (poster.From is { } from) sql += $" AND ({Column(form, from)} IS NULL OR {Column(form, from)} <= @today)";
        if (poster.Until is { } until) sql += $" AND ({Column(form, until)} IS NULL OR {Column(form, until)} >= @today)";
        var order = poster.From is { } begins ? Column(form, begins) + " DESC, " : "";
        var found = await written.Where(FlatTable.Name(form.Id), sql, $"{order}f.occurred DESC, f.position DESC LIMIT {Most}", new { unit, today = (long)today.DayNumber }, cancel);
        var newest = new HashSet<string>(StringComparer.Ordinal);
        return [.. found.Where(line => newest.Add(string.Join('\n', poster.By.Select(item => line.Entry[form.Items.First(known => known.Id == item)].ToString()))))];
    }

    /// <summary>The units at which entries of the form are posted, whenever they hold.</summary>
    public async Task<IReadOnlyList<string>> Units(Form form, CancellationToken cancel)
    {
        if (form.Poster?.Unit is not { } at) return [];
        using var lease = await county.Dialect.Read(cancel);
        return (await lease.Connection.QueryAsync<string>(new CommandDefinition(
            $"SELECT DISTINCT {Column(form, at)} FROM {FlatTable.Name(form.Id)} f WHERE f.until IS NULL AND {Column(form, at)} IS NOT NULL", cancellationToken: cancel))).AsList();
    }

    private string Column(Form form, string item) => "f." + county.Parts.Flat.Of(form, item);
}
