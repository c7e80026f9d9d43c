using System.Data.Common;
using System.Globalization;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Store.Views;

/// <summary>One recorded number of a concept.</summary>
public sealed record Measured(string Concept, DateOnly On, double Value);

/// <summary>Numbers that were recorded of a person, by concept, from the flat tables of every form that asks for it: for small charts.</summary>
public sealed class MeasuredView
{
    private readonly County county;


    public MeasuredView(County county) => this.county = county;

    /// <summary>
    /// In the order of the days. Only from forms that the reader may read wherever they were written, and never from what stays in a room (S13).
    /// </summary>
    /// <param name="most">So many entries at most, the newest.</param>
    public async Task<IReadOnlyList<Measured>> Of(Guid person, IReadOnlyCollection<string> concepts, IReadOnlyList<string> forms, int most, CancellationToken cancel)
    {
        var sources = Sources(concepts, forms);
        if (sources.Count == 0) return [];
        using var lease = await county.Dialect.Read(cancel);
        if (MergedPeople.In("e.subject", await MergedPeople.Of(lease.Connection, person, cancel)) is not { } theirs) return [];
        var values = new DynamicParameters();
        var width = sources.Max(source => source.Columns.Count);
        var sql = string.Join(" UNION ALL ", sources.Select((source, i) => Select(source, i, width, theirs, values)));
        await using var rows = await lease.Connection.ExecuteReaderAsync(new CommandDefinition(
            string.Create(CultureInfo.InvariantCulture, $"{sql} ORDER BY 2 DESC, 3 DESC LIMIT {most}"), values, cancellationToken: cancel));
        var found = new List<Measured>();
        while (await rows.ReadAsync(cancel)) Read(rows, sources[(int)rows.GetInt64(0)], found);
        found.Reverse();
        return found;
    }

    private List<Source> Sources(IReadOnlyCollection<string> concepts, IReadOnlyList<string> forms)
    {
        var sources = new List<Source>();
        foreach (var id in forms)
        {
            if (!county.Engine.Packs.Forms.TryGetValue(id, out var form) || form.Sensitive != Sensitivity.None) continue;
            var columns = FlatTable.Columns(form).Where(column => concepts.Contains(column.Item.Concept) && IsOpen(column)).ToList();
            if (columns.Count > 0) sources.Add(new Source(form, columns));
        }
        return sources;
    }

    private static bool IsOpen(FlatColumn column) =>
        column is { Item: { Sensitive: Sensitivity.None, SensitiveThrough.Count: 0 }, Code: null, Kind: FlatKind.Integer or FlatKind.Decimal };

    private string Select(Source source, int number, int width, string theirs, DynamicParameters values)
    {
        var table = FlatTable.Name(source.Form.Id);
        var columns = source.Columns.ConvertAll(column => "f." + county.Parts.Flat.Of(table, column));
        var parameter = string.Create(CultureInfo.InvariantCulture, $"form{number}");
        values.Add(parameter, source.Form.Id);
        // every part of the union has the same columns
        var list = string.Concat(Enumerable.Range(0, width).Select(i => $", CAST({(i < columns.Count ? columns[i] : "NULL")} AS double precision)"));
        return string.Create(CultureInfo.InvariantCulture, $"SELECT {number}, e.occurred, e.position{list} FROM entry e ")
            + $"JOIN {table} f ON f.position = e.position AND f.until IS NULL WHERE {theirs} AND e.form = @{parameter} AND ({string.Join(" OR ", columns.Select(column => column + " IS NOT NULL"))})";
    }

    private static void Read(DbDataReader row, Source source, List<Measured> found)
    {
        var on = DateOnly.FromDayNumber((int)(row.GetInt64(1) / (24 * 60)));
        for (var i = source.Columns.Count - 1; i >= 0; i--)
        {
            if (!row.IsDBNull(3 + i)) found.Add(new Measured(source.Columns[i].Item.Concept, on, row.GetDouble(3 + i)));
        }
    }

    private sealed record Source(Form Form, List<FlatColumn> Columns);
}
