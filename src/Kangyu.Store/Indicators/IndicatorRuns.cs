using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Packs;
using Kangyu.Store.Dialects;
using Kangyu.Store.Flat;

namespace Kangyu.Store.Indicators;

/// <summary>Runs indicators over the flat tables: as fresh as the last record, or as of any past position.</summary>
public sealed class IndicatorRuns
{
    private readonly County county;

    public IndicatorRuns(County county) => this.county = county;

    private PackSet Packs => county.Engine.Packs;

    /// <param name="units">The units in reach; null: all.</param>
    /// <param name="asOf">A position of the ledger; null: the newest.</param>
    public Task<IndicatorResult> Run(Indicator indicator, ReportPeriod period, IReadOnlyList<string>? units, long? asOf, CancellationToken cancel) =>
        Run(indicator, period, units, asOf, withPrivate: true, cancel);

    /// <param name="withPrivate">False: what stays in a unit's room is left out, for a reader outside it (S13); an indicator of private things alone is then empty.</param>
    public async Task<IndicatorResult> Run(Indicator indicator, ReportPeriod period, IReadOnlyList<string>? units, long? asOf, bool withPrivate, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        var position = asOf ?? await lease.Connection.ExecuteScalarAsync<long>("SELECT position FROM county WHERE id = 1");
        var columns = StoredColumns(indicator);
        var groups = indicator.By.Where(by => by != "county").ToList();
        var rows = groups.Count == 0 ? [] : await Rows(lease.Connection, indicator, columns, groups, period, units, position, withPrivate, cancel);
        var total = (await Rows(lease.Connection, indicator, columns, [], period, units, position, withPrivate, cancel)).FirstOrDefault() ?? new IndicatorRow([], 0, null, null);
        if (indicator.Formula == Formula.Rate) (rows, total) = await Rated(lease.Connection, indicator, columns, period, units, position, withPrivate, rows, total);
        return new IndicatorResult(indicator, period, position, rows, total);
    }

    /// <summary>The rows behind a number, for the care team only, newest first.</summary>
    public async Task<IReadOnlyList<IndicatorCase>> Cases(Indicator indicator, ReportPeriod period, IReadOnlyList<string>? units, int limit, CancellationToken cancel)
    {
        using var lease = await county.Dialect.Read(cancel);
        var position = await lease.Connection.ExecuteScalarAsync<long>("SELECT position FROM county WHERE id = 1");
        var sql = Sql(indicator, StoredColumns(indicator), withPrivate: true);
        var statement = sql.Drill(period, units, limit);
        var cases = new List<IndicatorCase>();
        await using var reader = await lease.Connection.ExecuteReaderAsync(Command(statement, sql, position, cancel));
        while (await reader.ReadAsync(cancel))
            cases.Add(new IndicatorCase(reader.GetInt64(0), reader.GetString(1), DateOnly.FromDayNumber((int)reader.GetInt64(2)), Convert.ToInt64(reader.GetValue(3), System.Globalization.CultureInfo.InvariantCulture) == 1));
        return cases;
    }

    private async Task<List<IndicatorRow>> Rows(DbConnection connection, Indicator indicator, Dictionary<(string, string), string> columns, IReadOnlyList<string> groups,
        ReportPeriod period, IReadOnlyList<string>? units, long position, bool withPrivate, CancellationToken cancel)
    {
        var sql = Sql(indicator, columns, withPrivate);
        var statement = sql.Statement(groups, period, units);
        var rows = new List<IndicatorRow>();
        await using var reader = await connection.ExecuteReaderAsync(Command(statement, sql, position, cancel));
        while (await reader.ReadAsync(cancel)) rows.Add(Row(reader, groups.Count, indicator));
        rows.Sort((left, right) => string.CompareOrdinal(string.Join('\u001f', left.Group), string.Join('\u001f', right.Group)));
        return rows;
    }

    private static IndicatorRow Row(DbDataReader reader, int groups, Indicator indicator)
    {
        var group = new string[groups];
        for (var i = 0; i < groups; i++) group[i] = Text(reader, i);
        var numerator = Long(reader, groups) ?? 0;
        var denominator = Long(reader, groups + 1);
        double? value = reader.IsDBNull(groups + 2) ? null : Convert.ToDouble(reader.GetValue(groups + 2), System.Globalization.CultureInfo.InvariantCulture);
        if (indicator.Formula is Formula.Share or Formula.TimeTo) value = denominator is > 0 and { } of ? numerator / (double)of : null;
        return new IndicatorRow(group, numerator, denominator, indicator.Formula == Formula.Count ? numerator : value);
    }

    private static string Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? "" : Convert.ToString(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static long? Long(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : Convert.ToInt64(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A rate has one denominator for all its groups, but for the cuts that have a column in it too: a lot's events stand over that lot's users.</summary>
    private async Task<(List<IndicatorRow>, IndicatorRow)> Rated(DbConnection connection, Indicator indicator, Dictionary<(string, string), string> columns, ReportPeriod period,
        IReadOnlyList<string>? units, long position, bool withPrivate, List<IndicatorRow> rows, IndicatorRow total)
    {
        var cuts = indicator.By.Where(by => by != "county").ToList();
        var matched = cuts.Where(indicator.PerBy.ContainsKey).ToList();
        var all = (await PerGroups(connection, Sql(indicator, columns, withPrivate), period, units, position, [])).GetValueOrDefault("");
        var by = matched.Count == 0 ? [] : await PerGroups(connection, Sql(indicator, columns, withPrivate), period, units, position, [.. matched.Select(cut => indicator.PerBy[cut])]);
        long Of(IndicatorRow row)
        {
            if (matched.Count == 0) return all;
            var values = matched.ConvertAll(cut => row.Group[cuts.IndexOf(cut)]);
            // an event whose lot nobody knows stands over no lot's users
            return values.Contains("", StringComparer.Ordinal) ? 0 : by.GetValueOrDefault(Key(values));
        }

        IndicatorRow Rate(IndicatorRow row, long of) => row with { Denominator = of, Value = of == 0 ? null : row.Numerator * (double)indicator.Times / of };
        return (rows.ConvertAll(row => Rate(row, Of(row))), Rate(total, all));
    }

    private static async Task<Dictionary<string, long>> PerGroups(DbConnection connection, IndicatorSql sql, ReportPeriod period, IReadOnlyList<string>? units, long position, IReadOnlyList<string> by)
    {
        var groups = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var reader = await connection.ExecuteReaderAsync(Command(sql.PerStatement(period, units, by), sql, position, CancellationToken.None));
        while (await reader.ReadAsync())
            groups[Key([.. by.Select((_, at) => Text(reader, at))])] = Long(reader, by.Count) ?? 0;
        return groups;
    }

    private static string Key(IReadOnlyList<string> values) => string.Join('\u001f', values);

    private IndicatorSql Sql(Indicator indicator, Dictionary<(string, string), string> columns, bool withPrivate) => new(indicator, Lookup(columns), StepOf, withPrivate);

    private static CommandDefinition Command(string statement, IndicatorSql sql, long position, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(sql.Parameters);
        parameters.Add("asof", position);
        return new CommandDefinition(statement, parameters, cancellationToken: cancel);
    }

    private (string Pathway, int Step) StepOf(string target)
    {
        var dot = target.LastIndexOf('.');
        var pathway = Packs.Pathways[target[..dot]];
        return (pathway.Id, pathway.Steps.First(step => step.Id == target[(dot + 1)..]).Index);
    }

    /// <summary>The columns of the forms that the indicator reads, as the packs of today have them: an item whose type changed has an older column too.</summary>
    private Dictionary<(string, string), string> StoredColumns(Indicator indicator)
    {
        var stored = new Dictionary<(string, string), string>();
        foreach (var population in new[] { indicator.Of, indicator.Per }.OfType<Population>().Where(population => population.Source == IndicatorSource.Form))
        {
            var form = Packs.Forms[population.Target];
            var table = FlatTable.Name(form.Id);
            foreach (var column in FlatTable.Columns(form)) stored[(table, column.Name)] = county.Parts.Flat.Stored(table, column);
            // a line's columns stand in the section's table and are named beside those of its entry: no two items of a form have one name
            if (population.Lines is not { } lines) continue;
            var section = form.Sections.First(section => section.Id == lines);
            foreach (var column in FlatTable.Columns(section)) stored[(table, column.Name)] = county.Parts.Flat.Stored(FlatTable.Name(form.Id, lines), column);
        }
        return stored;
    }

    private static Func<string, string, string> Lookup(Dictionary<(string, string), string> columns) =>
        (table, item) => columns.TryGetValue((table, item), out var name) ? name : throw new InvalidOperationException($"{table} has no column for {item}.");
}

/// <summary>An entry (or a due row) behind a number: the position that leads to it, where and when, and whether it counts in the numerator.</summary>
public sealed record IndicatorCase(long Position, string Unit, DateOnly Day, bool Counts);
