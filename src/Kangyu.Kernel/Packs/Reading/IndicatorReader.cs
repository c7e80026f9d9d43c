using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Safeguards;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>An indicator with what it reads, for the safeguards to judge.</summary>
internal sealed record IndicatorDraft(Indicator Indicator, MapReader Map, IReadOnlyList<PopulationDraft> Populations)
{
    public Place At => Map.Line("indicator");
}

/// <summary>Reads indicators/*.yaml.</summary>
internal static class IndicatorReader
{
    public static readonly Keys Keys = new(
        "indicator.json",
        ["indicator", "kind", "title", "of", "period"],
        ["those", "count", "sum", "average", "median", "time_to", "per", "by", "better", "words", "draft", "source"]);

    public static readonly Keys Times = new("indicator.json#/$defs/time_to", ["from", "to", "within"], []);
    public static readonly Keys Per = new("indicator.json#/$defs/per", ["of", "count"], ["where", "times", "by", "ever"]);

    private static readonly Dictionary<string, IndicatorKind> Kinds = new(StringComparer.Ordinal)
    {
        ["coverage"] = IndicatorKind.Coverage,
        ["timeliness"] = IndicatorKind.Timeliness,
        ["quality"] = IndicatorKind.Quality,
        ["experience"] = IndicatorKind.Experience,
        ["supply"] = IndicatorKind.Supply,
        ["volume"] = IndicatorKind.Volume,
    };

    private static readonly string[] Formulas = ["those", "count", "sum", "average", "median", "time_to"];
    private static readonly string[] Counted = ["entries", "people"];
    private static readonly string[] Cuts = ["county", "unit", "sex", "age_band"];

    public static IndicatorDraft? Read(PackDocument document, PackDraft pack, Workspace desk, Lineage lineage)
    {
        if (MapReader.Open(document.Root, "indicator", Keys, document.File, desk.Findings) is not { } map) return null;
        var id = desk.DeclareFile("indicator", map, pack);
        desk.Sources(map, "source", pack);
        if (map.Map("of", PopulationReader.Of) is not { } ofMap || PopulationReader.Read(ofMap, pack, desk, lineage) is not { } of) return null;
        var indicator = new Indicator
        {
            Id = id ?? "",
            Pack = pack.Name,
            Kind = map.OneOf("kind", Kinds) ?? IndicatorKind.Volume,
            Title = map.Words("title") ?? new("", ""),
            Of = of.Population,
            Formula = FormulaOf(map),
            Those = of.Columns.Read(map, "those", period: false),
            CountPeople = map.OneOf("count", Counted) == "people",
            Period = map.OneOf("period", ["month", "quarter", "year"]) ?? "quarter",
            By = By(map, of),
            Better = map.OneOf("better", ["higher", "lower"]),
            Words = map.Words("words"),
            Draft = map.YesNo("draft") ?? false,
        };
        var populations = new List<PopulationDraft> { of };
        indicator = Rate(Time(Number(indicator, map, of), map, of), map, pack, desk, lineage, populations);
        return id is null ? null : new IndicatorDraft(indicator, map, populations);
    }

    private static Formula FormulaOf(MapReader map)
    {
        var named = Formulas.Where(map.Has).ToList();
        if (named.Count != 1)
        {
            map.Findings.Add(map.At, "missing_key", new($"要有 {string.Join("、", Formulas)} 中的一个", $"Needs exactly one of {string.Join(", ", Formulas)}"), new("写一个算法", "Write one formula"));
            return Formula.Count;
        }

        if (map.Has("per") && named[0] != "count") map.Findings.Add(map.Line("per"), "missing_key", new("per 要和 count 一起", "“per” goes with “count”"), new("写 count: entries", "Write count: entries"));
        return named[0] switch
        {
            "those" => Formula.Share,
            "sum" => Formula.Sum,
            "average" => Formula.Average,
            "median" => Formula.Median,
            "time_to" => Formula.TimeTo,
            _ => map.Has("per") ? Formula.Rate : Formula.Count,
        };
    }

    private static Indicator Number(Indicator indicator, MapReader map, PopulationDraft of)
    {
        if (indicator.Formula is not (Formula.Sum or Formula.Average or Formula.Median)) return indicator;
        var key = Array.Find(Formulas, map.Has)!;
        var column = of.Columns.Column(map, key, ReadAs.Value);
        if (column is { IsNumber: false }) map.Findings.WrongType(map.Line(key), key, "数字的项目", "an item that is a number");
        return indicator with { Column = column?.Name };
    }

    private static Indicator Time(Indicator indicator, MapReader map, PopulationDraft of)
    {
        if (map.Map("time_to", Times) is not { } time) return indicator;
        var (from, to) = (of.Columns.Column(time, "from", ReadAs.TimeFrom), of.Columns.Column(time, "to", ReadAs.TimeTo));
        if (from is { IsDay: false }) map.Findings.WrongType(time.Line("from"), "from", "日期的项目", "an item that is a date");
        if (to is { IsDay: false }) map.Findings.WrongType(time.Line("to"), "to", "日期的项目", "an item that is a date");
        var within = time.Node("within") is { } node ? Periods.Read(time, node, "within") : null;
        if (within is { Months: not 0 } or { Days: <= 0 }) map.Findings.WrongType(time.Line("within"), "within", "天数，如 7 days", "a number of days such as 7 days");
        return indicator with { TimeFrom = from?.Name, TimeTo = to?.Name, WithinDays = within?.Days ?? 0 };
    }

    private static Indicator Rate(Indicator indicator, MapReader map, PackDraft pack, Workspace desk, Lineage lineage, List<PopulationDraft> populations)
    {
        if (map.Map("per", Per) is not { } per || per.Map("of", PopulationReader.Of) is not { } of || PopulationReader.Read(of, pack, desk, lineage) is not { } read) return indicator;
        populations.Add(read);
        var where = read.Columns.Read(per, "where", period: true);
        var population = read.Population with
        {
            PeriodColumn = read.Columns.PeriodColumn ?? read.Population.PeriodColumn,
            Where = (read.Population.Where, where) switch { (null, _) => where, (_, null) => read.Population.Where, var (a, b) => new ColumnCondition.And([a, b]) },
        };
        return indicator with
        {
            Per = population,
            PerPeople = per.OneOf("count", Counted) == "people",
            Times = per.Whole("times", 1, 1_000_000) ?? 1,
            PerBy = PerBy(per, read, indicator),
            PerEver = per.YesNo("ever") ?? false,
        };
    }

    /// <summary><c>by: {cut: column}</c>: which column of the denominator goes with which cut.</summary>
    private static Dictionary<string, string> PerBy(MapReader per, PopulationDraft of, Indicator indicator)
    {
        var by = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in per.Pairs("by"))
        {
            var cuts = indicator.By.Where(cut => cut != "county").ToList();
            if (!per.Known(pair.Key, "by", new(per.File, pair.KeyLine), cuts) || per.Text(pair.Value, "by") is not { } word) continue;
            if (word != "unit" && !of.Cuttable(word)) per.Findings.UnknownWord(per.PlaceOf(pair.Value), "by", word, of.CuttableNames);
            else
            {
                if (word != "unit") of.Columns.Reads.Add(new(of.Columns.Column(word)!, ReadAs.Value));
                by[pair.Key] = word;
            }
        }

        return by;
    }

    private static IReadOnlyList<string> By(MapReader map, PopulationDraft of)
    {
        if (!map.Has("by")) return ["county"];
        var by = new List<string>();
        foreach (var (word, at) in map.Terms("by"))
        {
            var item = !Cuts.Contains(word, StringComparer.Ordinal);
            if (item && !of.Cuttable(word)) map.Findings.UnknownWord(at, "by", word, [.. Cuts, .. of.CuttableNames]);
            else
            {
                if (item) of.Columns.Reads.Add(new(of.Columns.Column(word)!, ReadAs.Value));
                by.Add(word);
            }
        }

        return by;
    }
}
