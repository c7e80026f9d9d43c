using System.Globalization;
using System.Text.Json.Nodes;
using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Tests.Expressions;

/// <summary>Writes well-typed expressions and answers by chance; the same seed gives the same.</summary>
internal sealed class RandomExpressions(int seed)
{
    private static readonly string[] Codes = ["a", "b", "c"];

    private static readonly JsonObject Items = JsonNode.Parse("""
        {"i1":"integer","i2":"integer","n1":"decimal","n2":"decimal","d1":"date","d2":"date","t1":"datetime","t2":"datetime","y1":"yesno","y2":"yesno",
         "x1":"text","c1":"choice(a, b, c)","c2":"choice(a, b, c)","s1":"choices(a, b, c)",
         "r1":{"k1":"integer","k2":"decimal","kd":"date","ky":"yesno","kc":"choice(a, b, c)"},"r2":{"m1":"integer","my":"yesno"}}
        """)!.AsObject();

    private readonly Random random = new(seed);
    private readonly List<string> sections = [];

    public static IReadOnlyList<Symbol> Symbols { get; } = Answering.SymbolsOf(Items);

    public static ExprScope Scope { get; } = new(Symbols);

    public string Expression()
    {
        var depth = random.Next(1, 7);
        return random.Next(7) switch
        {
            0 => Number(depth),
            1 => Day(depth),
            2 => Time(depth),
            3 => One(Text(depth), Choice(depth)),
            4 => Period(depth),
            5 => $"if({Truth(depth)}, s1, s1)",
            _ => Truth(depth),
        };
    }

    public JsonObject Answers() => AnswersOf(Items);

    public DateOnly Today() => DateOnly.FromDayNumber(random.Next(730_000, 745_000));

    private JsonObject AnswersOf(JsonObject items)
    {
        var answers = new JsonObject();
        foreach (var (name, type) in items)
        {
            if (random.Next(4) > 0) answers[name] = type is JsonObject line ? Lines(line) : AnswerOf(type!.GetValue<string>());
        }
        return answers;
    }

    private JsonArray Lines(JsonObject line) => new([.. Enumerable.Range(0, random.Next(4)).Select(_ => AnswersOf(line))]);

    private JsonNode AnswerOf(string type) => type switch
    {
        "integer" => random.Next(-5, 40),
        "decimal" => One<double>(0, 0.1, 0.2, 0.5, -2.5, 1e308, 1e-300, 69.95, random.NextDouble() * 100, Math.Round(random.NextDouble() * 100, 2)),
        "date" => Date(),
        "datetime" => $"{Date()}T{random.Next(24):00}:{random.Next(60):00}",
        "yesno" => random.Next(2) == 0,
        "text" => One("a", "b", "村", "it's", ""),
        "choices(a, b, c)" => new JsonArray([.. Codes.Where(_ => random.Next(2) == 0).Select(code => JsonValue.Create(code))]),
        _ => One(Codes),
    };

    private string Truth(int depth)
    {
        if (depth <= 0) return One(["yes", "no", "y1", "y2", .. In("r1", "ky"), .. In("r2", "my")]);
        var d = depth - 1;
        return random.Next(15) switch
        {
            0 => $"({Truth(d)} and {Truth(d)})",
            1 => $"({Truth(d)} or {Truth(d)} or {Truth(d)})",
            2 => $"(not {Truth(d)})",
            3 => $"({Number(d)} {Comparison()} {Number(d)})",
            4 => $"({AnyDay(d)} {Comparison()} {AnyDay(d)})",
            5 => One($"({Text(d)} {One("=", "!=")} {Free(d)})", $"({Choice(d)} {One("=", "!=")} {Choice(d)})"),
            6 => $"({Truth(d)} {One("=", "!=")} {Truth(d)})",
            7 => $"({Number(d)} between {Number(d)} and {Number(d)})",
            8 => $"({AnyDay(d)} between {AnyDay(d)} and {AnyDay(d)})",
            9 => $"({Number(d)} {One("in", "not in")} ({Number(d)}, {Number(d)}))",
            10 => One($"({Free(d)} {One("in", "not in")} ('a', {Text(d)}))", $"({Choice(d)} {One("in", "not in")} ('a', {Choice(d)}, {Choice(d)}))"),
            11 => $"({One(Number(d), Truth(d), AnyDay(d), "s1", "r1", "c1")} is {One("", "not ")}answered)",
            12 => $"if({Truth(d)}, {Truth(d)}, {Truth(d)})",
            13 => $"includes(s1, {One(Choice(d), Free(d))})",
            _ => Over(One("any", "all"), d),
        };
    }

    private string Number(int depth)
    {
        if (depth <= 0) return One(["0", "1", "-3", "2.5", "0.1", "35", "i1", "i2", "n1", "n2", "count(s1)", "count(r1)", .. In("r1", "k1"), .. In("r1", "k2"), .. In("r2", "m1")]);
        var d = depth - 1;
        return random.Next(13) switch
        {
            0 or 1 => $"({Number(d)} {One("+", "-", "*", "/")} {Number(d)})",
            2 => $"-{Number(d)}",
            3 => $"round({Number(d)}, {random.Next(7)})",
            4 => $"{One("min", "max")}({Number(d)}, {Number(d)}, {Number(d)})",
            5 => $"if({Truth(d)}, {Number(d)}, {Number(d)})",
            6 => $"bmi({Number(d)}, {Number(d)})",
            7 => $"age({AnyDay(d)}{One("", $", {AnyDay(d)}")})",
            8 => $"{One("weeks_since", "days_since")}({AnyDay(d)})",
            9 => $"months_between({AnyDay(d)}, {AnyDay(d)})",
            10 => $"({AnyDay(d)} - {AnyDay(d)})",
            11 => Sum(d),
            _ => Over("count", d),
        };
    }

    private string AnyDay(int depth) => random.Next(3) == 0 ? Time(depth) : Day(depth);

    private string Day(int depth)
    {
        if (depth <= 0) return One(["d1", "d2", "today", Date(), .. In("r1", "kd")]);
        var d = depth - 1;
        return random.Next(5) switch
        {
            0 => $"({Day(d)} {One("+", "-")} {Period(d)})",
            1 => $"({Period(d)} + {Day(d)})",
            2 => $"{One("min", "max")}({Day(d)}, {AnyDay(d)})",
            3 => $"if({Truth(d)}, {Day(d)}, {AnyDay(d)})",
            _ => Day(0),
        };
    }

    private string Time(int depth) => depth <= 0 ? One("t1", "t2") : random.Next(3) switch
    {
        0 => $"({Time(depth - 1)} {One("+", "-")} {Period(depth - 1)})",
        1 => $"if({Truth(depth - 1)}, {Time(depth - 1)}, {Time(depth - 1)})",
        _ => $"{One("min", "max")}({Time(depth - 1)}, {Time(depth - 1)})",
    };

    private string Text(int depth) => random.Next(3) == 0 ? One("'a'", "'b'", "'村'", "'it''s'") : Free(depth);

    /// <summary>Of type text, so that it may be compared with any literal.</summary>
    private string Free(int depth) => depth <= 0 ? One("x1", "if(y1, c1, x1)") : $"if({Truth(depth - 1)}, {One(Text(depth - 1), Choice(depth - 1))}, {Free(depth - 1)})";

    private string Choice(int depth) => depth <= 0 ? One(["c1", "c2", .. In("r1", "kc")]) : random.Next(2) switch
    {
        0 => $"if({Truth(depth - 1)}, {One("'a'", Choice(depth - 1))}, {Choice(depth - 1)})",
        _ => Choice(0),
    };

    private string Period(int depth) => depth <= 0 ? One("1 month", "13 months", "2 weeks", "-40 days", "4 years", "9000 years", "1 day") : random.Next(5) switch
    {
        0 => $"({Period(depth - 1)} * {Number(depth - 1)})",
        1 => $"({Number(depth - 1)} * {Period(depth - 1)})",
        2 => $"({Period(depth - 1)} {One("+", "-")} {Period(depth - 1)})",
        3 => $"if({Truth(depth - 1)}, {Period(depth - 1)}, -{Period(depth - 1)})",
        _ => Period(0),
    };

    private string Over(string function, int depth)
    {
        if (sections.Count >= 3) return function == "count" ? "count(r2)" : "y1";
        var section = One("r1", "r2");
        sections.Add(section);
        var condition = Truth(depth);
        sections.RemoveAt(sections.Count - 1);
        return $"{function}({section}, {condition})";
    }

    private string Sum(int depth)
    {
        if (sections.Count >= 3) return "count(r2)";
        sections.Add(One("r1", "r2"));
        var number = Number(depth);
        var section = sections[^1];
        sections.RemoveAt(sections.Count - 1);
        return $"sum({section}, {number})";
    }

    private string[] In(string section, string name) => sections.Contains(section, StringComparer.Ordinal) ? [name, name] : [];

    private string Comparison() => One("=", "!=", "<", "<=", ">", ">=");

    /// <summary>Near the ends of months and in leap years more often than chance would have it, now and then at the ends of the calendar.</summary>
    private string Date()
    {
        if (random.Next(30) == 0) return One("0001-01-01", "9999-12-31");
        var (year, month) = (random.Next(4) == 0 ? 2024 : random.Next(1985, 2040), random.Next(1, 13));
        var last = DateTime.DaysInMonth(year, month);
        var day = random.Next(2) == 0 ? random.Next(last - 2, last + 1) : random.Next(1, last + 1);
        return new DateOnly(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private T One<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
