using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Packs;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Indicators;

/// <summary>
/// Compiles an indicator to statements that give one row a group: group columns, count of the numerator, count of the denominator, value. The same source text lists the rows
/// behind a number. As of a position: rows that held then.
/// </summary>
internal sealed class IndicatorSql
{
    private readonly Indicator indicator;
    private readonly Func<string, string, string> storedColumn;
    private readonly Func<string, (string Pathway, int Step)> stepOf;
    private readonly bool withPrivate;

    /// <param name="storedColumn">The stored name of a form's column (table, item).</param>
    /// <param name="stepOf">The pathway and the number of a step, by <c>pack.pathway.step</c>.</param>
    /// <param name="withPrivate">False: due items that stay in a room are left out (S13).</param>
    public IndicatorSql(Indicator indicator, Func<string, string, string> storedColumn, Func<string, (string Pathway, int Step)> stepOf, bool withPrivate)
    {
        this.indicator = indicator;
        this.storedColumn = storedColumn;
        this.stepOf = stepOf;
        this.withPrivate = withPrivate;
    }

    public Dictionary<string, object> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>The statement for the groups; without groups, for the total.</summary>
    public string Statement(IReadOnlyList<string> groups, ReportPeriod period, IReadOnlyList<string>? units)
    {
        var keys = string.Concat(groups.Select(group => Column(indicator.Of, group) + ", "));
        var by = groups.Count == 0 ? "" : " GROUP BY " + string.Join(", ", groups.Select(group => Column(indicator.Of, group)));
        var source = Source(indicator.Of, period, units);
        return indicator.Formula switch
        {
            Formula.Share => $"SELECT {keys}{Sum(Condition(indicator.Those!))}, COUNT(*), NULL FROM {source}{by}",
            Formula.Count => $"SELECT {keys}{(indicator.CountPeople ? $"COUNT(DISTINCT {Person(indicator.Of)})" : "COUNT(*)")}, NULL, NULL FROM {source}{by}",
            Formula.Rate => $"SELECT {keys}{(indicator.CountPeople ? $"COUNT(DISTINCT {Person(indicator.Of)})" : "COUNT(*)")}, NULL, NULL FROM {source}{by}",
            Formula.Sum => $"SELECT {keys}{(indicator.Of.IsOfPeople ? $"COUNT({Item()})" : $"CAST(COALESCE(SUM({Item()}), 0) AS bigint)")}, NULL, COALESCE(SUM({Item()}), 0) FROM {source}{by}",
            Formula.Average => $"SELECT {keys}COUNT({Item()}), NULL, AVG({Item()}) FROM {source}{by}",
            Formula.TimeTo => $"SELECT {keys}{Sum(InTime())}, COUNT(*), NULL FROM {source} AND {Begun()}{by}",
            Formula.Median => Median(keys, by, groups, source),
            _ => throw new InvalidOperationException($"No SQL is known for {indicator.Formula}."),
        };
    }

    /// <summary>The denominator of a rate, for the same units and period; one row for each value of the columns that go with a cut.</summary>
    public string PerStatement(ReportPeriod period, IReadOnlyList<string>? units, IReadOnlyList<string> columns)
    {
        var per = indicator.Per!;
        var reach = indicator.PerEver ? period with { From = DateOnly.MinValue } : period;
        var keys = string.Concat(columns.Select(column => Column(per, column) + ", "));
        var by = columns.Count == 0 ? "" : " GROUP BY " + string.Join(", ", columns.Select(column => Column(per, column)));
        return $"SELECT {keys}{(indicator.PerPeople ? $"COUNT(DISTINCT {Person(per)})" : "COUNT(*)")} FROM {Source(per, reach, units)}{by}";
    }

    /// <summary>The entries behind the number, newest first: position, unit, occurred, whether it counts in the numerator.</summary>
    public string Drill(ReportPeriod period, IReadOnlyList<string>? units, int limit) => indicator.Of.Source == IndicatorSource.Form
        ? $"SELECT DISTINCT position, unit, occurred, {Hit()} FROM {Behind(period, units)} ORDER BY position DESC LIMIT {limit}"
        : $"SELECT since, unit, due_on, {Hit()} FROM {Behind(period, units)} ORDER BY since DESC LIMIT {limit}";

    private string Behind(ReportPeriod period, IReadOnlyList<string>? units) =>
        Source(indicator.Of, period, units) + (indicator.Formula == Formula.TimeTo ? " AND " + Begun() : "");

    private string Hit() => indicator switch
    {
        { Formula: Formula.TimeTo } => $"CASE WHEN {InTime()} THEN 1 ELSE 0 END",
        { Those: { } those } => $"CASE WHEN {Condition(those)} THEN 1 ELSE 0 END",
        _ => "1",
    };

    private string InTime() => $"{Column(indicator.Of, indicator.TimeTo!)} - {Column(indicator.Of, indicator.TimeFrom!)} <= {indicator.WithinDays}";

    private string Begun() => $"{Column(indicator.Of, indicator.TimeFrom!)} IS NOT NULL";

    private string Median(string keys, string by, IReadOnlyList<string> groups, string source)
    {
        var partition = groups.Count == 0 ? "" : "PARTITION BY " + string.Join(", ", groups.Select(group => Column(indicator.Of, group)));
        var ranked = $"SELECT {keys}{Item()} AS v, ROW_NUMBER() OVER ({partition} ORDER BY {Item()}) AS r, COUNT(*) OVER ({partition}) AS c FROM {source} AND {Item()} IS NOT NULL";
        return $"SELECT {keys}MAX(c), NULL, AVG(v) FROM ({ranked}) AS ranked WHERE r IN ((c + 1) / 2, (c + 2) / 2){by}";
    }

    private static string Sum(string condition) => $"COALESCE(SUM(CASE WHEN {condition} THEN 1 ELSE 0 END), 0)";

    private string Item() => Column(indicator.Of, indicator.Column!);

    // merged records are one person, as they were then
    private static string Person(Population population) => population.Source == IndicatorSource.Due ? "person"
        : "COALESCE((SELECT a.host FROM alias a WHERE a.person = subject AND a.since <= @asof AND (a.until IS NULL OR a.until > @asof)), subject)";

    private string Condition(ColumnCondition condition) => ConditionSql.Write(condition, name => Column(indicator.Of, name), Parameters);

    private string Source(Population of, ReportPeriod period, IReadOnlyList<string>? units)
    {
        var table = of.Source == IndicatorSource.Due ? "due" : FlatTable.Name(of.Target);
        if (of.Lines is { } lines) table += $" JOIN {FlatTable.Name(of.Target, lines)} USING (position, since)";
        var where = "since <= @asof AND (until IS NULL OR until > @asof) AND " + Within(of, period);
        if (of.Source == IndicatorSource.Due) where += " AND " + Steps(of) + (withPrivate ? "" : " AND room = ''");
        if (of.Where is { } condition) where += " AND " + ConditionSql.Write(condition, name => Column(of, name), Parameters);
        if (units is not null) where += units.Count == 0 ? " AND 1=0" : $" AND unit IN ({string.Join(", ", units.Select(Parameter))})";
        return $"{table} WHERE {where}";
    }

    /// <summary>The period by month where the index is, by day otherwise.</summary>
    private string Within(Population of, ReportPeriod period) => of is { Source: IndicatorSource.Form, PeriodColumn: "occurred" }
        ? $"month BETWEEN {period.FromMonth} AND {period.ToMonth}"
        : $"{Column(of, of.PeriodColumn)} BETWEEN {period.From.DayNumber} AND {period.To.DayNumber}";

    private string Steps(Population of) => "(" + string.Join(" OR ", of.Targets.Select(stepOf).Select(step => $"(pathway = {Parameter(step.Pathway)} AND step = {step.Step})")) + ")";

    private string Column(Population of, string name) =>
        of.Source == IndicatorSource.Due || name is "unit" or "occurred" or "recorded" or "month" ? name : RowSql.Quote(storedColumn(FlatTable.Name(of.Target), name));

    private string Parameter(string value)
    {
        var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p{Parameters.Count}");
        Parameters[name] = value;
        return "@" + name;
    }
}
