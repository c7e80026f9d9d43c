using System.Globalization;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads the steps of a pathway.</summary>
internal sealed class StepReader(string pathway, IReadOnlyList<Start> starts, PackDraft pack, Workspace desk)
{
    public static readonly Keys Step = new(
        "pathway.json#/$defs/step", ["id", "due", "window"], ["title", "offer", "form", "forms", "repeat", "slip", "draft", "source"]);

    public static readonly Keys Repeat = new("pathway.json#/$defs/repeat", ["every"], ["count", "until"]);

    private const int MostOccurrences = 60;

    public IReadOnlyList<Step> Read(MapReader map)
    {
        var steps = new List<Step>();
        foreach (var node in map.List("steps"))
        {
            if (MapReader.Open(node, "steps", Step, map.File, desk.Findings) is { } step && Id(step) is { } id) steps.Add(One(step, id, steps.Count));
        }

        if (map.Node("steps") is { List.Count: 0 }) desk.Findings.WrongType(map.Line("steps"), "steps", "至少一步", "at least one step");
        return steps;
    }

    private string? Id(MapReader map)
    {
        if (map.Text("id") is not { } id || !Ids.Code(id, "id", map.Line("id"), desk.Findings)) return null;
        return desk.Declare("step", pathway + "." + id, map.Line("id")) ? id : null;
    }

    private Step One(MapReader map, string id, int index)
    {
        var window = Window(map);
        var does = Forms(map);
        return new Step
        {
            Id = id,
            Index = index,
            Title = map.Words("title"),
            Offer = map.Text("offer") is { } offer ? desk.Refer("offer", offer, pack, map.Line("offer")) : null,
            Due = Due(map),
            WindowStart = window.Start,
            WindowEnd = window.End,
            Forms = [.. does.Select(each => each.Form).Distinct(StringComparer.Ordinal)],
            DoneIf = does.Where(each => each.If is not null).DistinctBy(each => each.Form).ToDictionary(each => each.Form, each => each.If!, StringComparer.Ordinal),
            Repeat = RepeatOf(map),
            Slip = map.Words("slip"),
            Draft = map.YesNo("draft") ?? false,
            Sources = desk.Sources(map, "source", pack),
        };
    }

    private Dictionary<string, Expression> Due(MapReader map)
    {
        var due = new Dictionary<string, Expression>(StringComparer.Ordinal);
        foreach (var form in starts.Select(start => start.Form).Distinct(StringComparer.Ordinal))
            if (desk.Forms.TryGetValue(form, out var draft) && ExpressionReader.Read(map, "due", Scopes.OfEntry(draft, start: true), ExprType.Date) is { } date) due[form] = date;
        return due;
    }

    private (Period Start, Period End) Window(MapReader map)
    {
        if (!map.Has("window")) return default;
        if (map.Node("window")!.List is not [var from, var to])
        {
            desk.Findings.WrongType(map.Line("window"), "window", "[早, 晚]，如 [-14 days, +30 days]", "[earliest, latest], for example [-14 days, +30 days]");
            return default;
        }

        var (start, end) = (Periods.Read(map, from, "window") ?? default, Periods.Read(map, to, "window") ?? default);
        if (Days(start) > Days(end)) desk.Findings.WrongType(map.Line("window"), "window", "早的在前", "the earlier first");
        return (start, end);
    }

    /// <summary>A form does the step by being written, or <c>{form, if}</c> only if its entry says so.</summary>
    private List<End> Forms(MapReader map)
    {
        if (map.Has("form") == map.Has("forms")) desk.Findings.MissingKey(map.At, "form");
        return [.. map.OneOrMany("form").Select(node => (Node: node, Key: "form")).Concat(map.OneOrMany("forms").Select(node => (Node: node, Key: "forms")))
            .Select(each => each.Node.Map is null ? Written(map, each.Node, each.Key) : PathwayReader.EndOf(each.Node, map, pack, desk)).OfType<End>()];
    }

    private End? Written(MapReader map, YamlNode node, string key) =>
        map.Text(node, key) is { } word && desk.Refer("form", word, pack, map.PlaceOf(node)) is { } form && PathwayReader.IsFollowed(form, map.PlaceOf(node), desk) ? new End(form, null) : null;

    /// <summary>A bounded repeat; <c>until</c> counts from the first time, both ends included.</summary>
    private Every? RepeatOf(MapReader map)
    {
        if (map.Map("repeat", Repeat) is not { } repeat) return null;
        if (repeat.Has("count") == repeat.Has("until"))
        {
            desk.Findings.Add(repeat.At, "unbounded_repeat", new("重复要有 count 或 until 中的一个", "A repeat needs count or until, one of them"), new("写 count: 5 或 until: 60 months", "Write count: 5 or until: 60 months"));
            return null;
        }

        if (repeat.Node("every") is not { } node || Periods.Read(repeat, node, "every") is not { } every) return null;
        if (Days(every) <= 0) desk.Findings.WrongType(repeat.Line("every"), "every", "大于零的时间", "a time above zero");
        return Count(repeat, every) is { } count ? new Every(every, count) : null;
    }

    private int? Count(MapReader repeat, Period every)
    {
        if (repeat.Has("count")) return repeat.Whole("count", 1, MostOccurrences);
        if (Periods.Read(repeat, repeat.Node("until")!, "until") is not { } until || Days(every) <= 0) return null;
        var count = (int)((Days(until) / Days(every)) + 1e-9) + 1;
        if (count is >= 1 and <= MostOccurrences) return count;
        desk.Findings.WrongType(repeat.Line("until"), "until", string.Create(CultureInfo.InvariantCulture, $"不超过 {MostOccurrences} 次的时间"), string.Create(CultureInfo.InvariantCulture, $"a time of at most {MostOccurrences} occurrences"));
        return null;
    }

    // long enough to compare two distances and to count occurrences; dates are never computed with it
    private static double Days(Period period) => (period.Months * 30.4375) + period.Days;
}
