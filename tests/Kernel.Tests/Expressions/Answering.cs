using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Tests.Expressions;

/// <summary>Types as words, answers as the browser's JSON, and back.</summary>
internal static class Answering
{
    /// <summary>integer, choice(a, b), choices(a, b) ... ; an object is a repeating section with its items.</summary>
    public static ExprType TypeOf(JsonNode words) => words is JsonObject section ? ExprType.Rows(SymbolsOf(section)) : TypeOf(words.GetValue<string>());

    public static ExprType TypeOf(string words)
    {
        var bracket = words.IndexOf('(', StringComparison.Ordinal);
        var codes = bracket < 0 ? [] : words[(bracket + 1)..^1].Split(',', StringSplitOptions.TrimEntries);
        return (bracket < 0 ? words : words[..bracket]) switch
        {
            "yesno" => ExprType.YesNo,
            "integer" => ExprType.Integer,
            "decimal" => ExprType.Decimal,
            "date" => ExprType.Date,
            "datetime" => ExprType.DateTime,
            "text" => ExprType.Text,
            "period" => ExprType.Period,
            "decision" => ExprType.Decision,
            "choice" => ExprType.Choice(codes),
            "choices" => ExprType.Choices(codes),
            var other => throw new ArgumentException($"no type {other}", nameof(words)),
        };
    }

    public static Symbol[] SymbolsOf(JsonObject items) => [.. items.Select((item, slot) => new Symbol(item.Key, TypeOf(item.Value!), slot))];

    public static Value[] SlotsOf(IReadOnlyList<Symbol> symbols, JsonObject answers)
    {
        var slots = new Value[symbols.Count];
        foreach (var symbol in symbols) slots[symbol.Slot] = ValueOf(symbol.Type, answers[symbol.Name]);
        return slots;
    }

    public static Value ValueOf(ExprType type, JsonNode? answer) => answer is null ? default : type.Kind switch
    {
        ExprKind.YesNo => Value.Of(answer.GetValue<bool>()),
        ExprKind.Integer or ExprKind.Decimal => Value.Of(Number(answer.AsValue())),
        ExprKind.Date => Value.Of(DateOnly.ParseExact(answer.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ExprKind.DateTime => Value.Of(DateTime.ParseExact(answer.GetValue<string>(), "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)),
        ExprKind.Choices => Value.OfCodes([.. answer.AsArray().Select(code => code!.GetValue<string>())]),
        ExprKind.Rows => Value.OfRows([.. answer.AsArray().Select(line => SlotsOf(((RowsType)type).Items, line!.AsObject()))]),
        ExprKind.Decision => Value.OfDecision(answer.GetValue<string>()),
        _ => Value.Of(answer.GetValue<string>()),
    };

    /// <summary>As the browser would answer.</summary>
    public static JsonNode? JsonOf(Value value) => value.Kind switch
    {
        ValueKind.Unanswered => null,
        ValueKind.YesNo => value.IsTrue,
        ValueKind.Number => value.Number,
        ValueKind.Codes => new JsonArray([.. value.Codes.Select(code => JsonValue.Create(code))]),
        ValueKind.Period => new JsonArray(value.Period.Months, value.Period.Days),
        ValueKind.Decision => (string)value.Decision!,
        _ => value.ToString(),
    };

    public static JsonNode TreeOf(Expression expression)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) expression.WriteJson(writer);
        return JsonNode.Parse(stream.ToArray())!;
    }

    /// <summary>A line for the browser's evaluator.</summary>
    public static string Question(Expression expression, JsonNode answers, string today, JsonObject? tables = null) => new JsonObject
    {
        ["tree"] = TreeOf(expression),
        ["answers"] = answers.DeepClone(),
        ["today"] = today,
        ["tables"] = tables?.DeepClone(),
    }.ToJsonString();

    public static bool Same(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (null, null) => true,
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
        (JsonValue a, JsonValue b) when a.GetValueKind() == JsonValueKind.Number && b.GetValueKind() == JsonValueKind.Number => Number(a).Equals(Number(b)),
        _ => JsonNode.DeepEquals(left, right),
    };

    private static double Number(JsonValue value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
}
