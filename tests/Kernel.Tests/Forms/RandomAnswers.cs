using System.Globalization;
using System.Text.Json.Nodes;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kernel.Tests.Forms;

/// <summary>Answers to any form, some of them missing, out of limits, or to questions that are not asked.</summary>
internal sealed class RandomAnswers(int seed)
{
    private static readonly DateOnly Start = new(2026, 1, 31);

    private readonly Random random = new(seed);

    public DateOnly Today() => Start.AddDays(random.Next(-400, 400));

    public JsonObject Answers(Form form, DateOnly today)
    {
        var answers = new JsonObject();
        foreach (var section in form.Sections)
        {
            if (section.Repeat is not null)
            {
                var lines = new JsonArray([.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Line(section, today))]);
                if (lines.Count > 0) answers[section.Id!] = lines;
            }
            else Fill(section, answers, today);
        }
        return answers;
    }

    public JsonObject Facts(Form form, DateOnly today)
    {
        var facts = new JsonObject();
        foreach (var fact in form.Facts)
            if (random.Next(4) > 0 && OfType(fact.Type, today) is { } value)
                facts[fact.Name] = value;
        return facts;
    }

    private JsonObject Line(Section section, DateOnly today)
    {
        var line = new JsonObject();
        Fill(section, line, today);
        return line;
    }

    private void Fill(Section section, JsonObject into, DateOnly today)
    {
        foreach (var item in section.Items)
            if (!item.IsCalculated && random.Next(5) > 0 && Answer(item, today) is { } answer)
                into[item.Id] = answer;
    }

    private JsonNode? Answer(Item item, DateOnly today) => item.Type switch
    {
        ItemType.YesNo => random.Next(2) == 0,
        ItemType.Integer => Whole(item),
        ItemType.Decimal => Math.Round(Whole(item) + random.NextDouble(), 1),
        ItemType.Date => Day(today),
        ItemType.DateTime => Moment(today),
        ItemType.Choice => One([.. item.Options.Select(option => option.Code)]),
        ItemType.Offer => One(["yes", "no", "later"]),
        ItemType.Choices => Some([.. item.Options.Select(option => option.Code)]),
        ItemType.Text => One(["甲", "测试", "abc"]),
        ItemType.Person or ItemType.Staff => "01900000-0000-7000-8000-00000000000a",
        ItemType.Unit or ItemType.Lot => "T1",
        ItemType.Photo => new JsonObject { ["blob"] = "aa" },
        ItemType.Signature => new JsonObject { ["text"] = item.Signs, ["hash"] = "bb", ["lang"] = "zh", ["at"] = Moment(today) },
        _ => null,
    };

    /// <summary>Near the limits, where they are numbers, on both sides.</summary>
    private long Whole(Item item)
    {
        var low = Bound(item.Limits?.RefuseLow, 0);
        var high = Bound(item.Limits?.RefuseHigh, low + 60);
        return random.NextInt64(low - 2, high + 3);
    }

    private static long Bound(Expression? limit, long otherwise) =>
        limit?.Evaluate(new EvalContext([], Start)) is { Kind: ValueKind.Number } bound ? (long)bound.Number : otherwise;

    private JsonNode? OfType(ExprType type, DateOnly today) => type.Kind switch
    {
        ExprKind.YesNo => random.Next(2) == 0,
        ExprKind.Integer => random.Next(0, 200),
        ExprKind.Decimal => Math.Round(random.NextDouble() * 200, 1),
        ExprKind.Date => today.AddDays(-random.Next(0, 20_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ExprKind.Choice => One(((ChoiceType)type).Codes),
        ExprKind.Choices => Some(((ChoicesType)type).Codes),
        ExprKind.Text => "甲",
        _ => null,
    };

    private string Day(DateOnly today) => today.AddDays(random.Next(0, 4) switch { 0 => random.Next(0, 3), 1 => -random.Next(0, 15_000), _ => -random.Next(0, 120) }).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Moment(DateOnly today) => $"{Day(today)}T{random.Next(0, 24):00}:{random.Next(0, 60):00}";

    private string One(IReadOnlyList<string> codes) => codes[random.Next(codes.Count)];

    private JsonArray? Some(IReadOnlyList<string> codes)
    {
        var chosen = codes.Where(_ => random.Next(codes.Count) < 2).Select(code => (JsonNode)code).ToArray();
        return chosen.Length == 0 ? null : new JsonArray(chosen);
    }
}
