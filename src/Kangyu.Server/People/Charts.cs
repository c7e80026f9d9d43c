using Kangyu.Kernel;
using Kangyu.Store.Views;

namespace Kangyu.Server.People;

/// <summary>One line of a chart: values by day.</summary>
public sealed record ChartLine(string Concept, Words Title, IReadOnlyList<(DateOnly On, double Value)> Points);

/// <summary>A small chart of measured values with its unit; every chart has its table.</summary>
public sealed record Chart(Words Title, string Unit, IReadOnlyList<ChartLine> Lines)
{
    /// <summary>By day, the newest first: one value a line, null where none was taken.</summary>
    internal IEnumerable<(DateOnly On, double?[] Values)> Rows =>
        Lines.SelectMany(line => line.Points.Select(point => point.On)).Distinct().OrderDescending()
            .Select(on => (on, Lines.Select(line => line.Points.Where(point => point.On == on).Select(point => (double?)point.Value).LastOrDefault()).ToArray()));
}

/// <summary>Which measured values have a chart.</summary>
internal static class Charts
{
    /// <summary>So many points at most, the newest.</summary>
    private const int Most = 12;

    private static readonly (Words Title, string Unit, (string Concept, Words Title)[] Lines)[] Known =
    [
        (RecordTexts.BloodPressure, "mmHg", [("systolic", new("收缩压", "Systolic")), ("diastolic", new("舒张压", "Diastolic"))]),
        (RecordTexts.Weight, "kg", [("weight", RecordTexts.Weight)]),
        (RecordTexts.Bmi, "kg/m²", [("bmi", RecordTexts.Bmi)]),
        (RecordTexts.Haemoglobin, "g/L", [("haemoglobin", RecordTexts.Haemoglobin)]),
    ];

    public static IReadOnlyList<string> Concepts { get; } = [.. Known.SelectMany(chart => chart.Lines).Select(line => line.Concept)];

    public static IReadOnlyList<Chart> Of(IReadOnlyList<Measured> values)
    {
        var byConcept = values.ToLookup(value => value.Concept, StringComparer.Ordinal);
        var charts = new List<Chart>();
        foreach (var (title, unit, lines) in Known)
        {
            var drawn = lines.Where(line => byConcept.Contains(line.Concept))
                .Select(line => new ChartLine(line.Concept, line.Title, [.. byConcept[line.Concept].TakeLast(Most).Select(value => (value.On, value.Value))])).ToList();
            if (drawn.Count > 0) charts.Add(new Chart(title, unit, drawn));
        }
        return charts;
    }
}
