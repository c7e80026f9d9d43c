using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Server.Screen;

namespace Kangyu.Server.Packs;

/// <summary>
/// A question to a table: its facts by name (form answers: what is not a fact of the table is passed over and named), or <c>{"conditions": [codes]}</c>. Names nobody and is kept
/// nowhere.
/// </summary>
internal static class DecisionQuestion
{
    /// <summary>The answer as UTF-8 JSON (design section 7), or what is wrong with the question.</summary>
    public static (byte[]? Answer, Problem? Problem) Ask(DecisionEvaluator evaluator, JsonElement question, DateOnly today)
    {
        if (question.ValueKind != JsonValueKind.Object)
            return (null, Problem.At("", "wrong_type", "问题应是一个 JSON 对象。", "The question must be a JSON object."));
        if (question.TryGetProperty("conditions", out var codes)) return FromCodes(evaluator, codes);
        var facts = new Value[evaluator.Table.Facts.Count];
        var passedOver = new List<string>();
        foreach (var property in question.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null) continue;
            if (evaluator.Table.Facts.FirstOrDefault(fact => fact.Name == property.Name) is not { } fact)
            {
                passedOver.Add(property.Name);
                continue;
            }
            facts[fact.Slot] = Read(fact.Type, property.Value);
            if (!facts[fact.Slot].IsAnswered) return (null, WrongType(fact));
        }
        return (Write(evaluator.FromFacts(facts, today), passedOver), null);
    }

    private static (byte[]?, Problem?) FromCodes(DecisionEvaluator evaluator, JsonElement codes)
    {
        if (codes.ValueKind != JsonValueKind.Array || codes.EnumerateArray().Any(code => code.ValueKind != JsonValueKind.String))
            return (null, Problem.At("conditions", "wrong_type", "conditions 应是情况代码的列表。", "conditions must be a list of condition codes."));
        if (evaluator.FromCodes(codes.EnumerateArray().Select(code => code.GetString()!), out var unknown) is { } result) return (Write(result, []), null);
        return (null, Problem.At("conditions", "unknown_condition", $"表中没有情况“{unknown}”。", $"The table has no condition \"{unknown}\"."));
    }

    private static Value Read(ExprType type, JsonElement value) => (type.Kind, value.ValueKind) switch
    {
        (ExprKind.YesNo, JsonValueKind.True) => Value.Of(true),
        (ExprKind.YesNo, JsonValueKind.False) => Value.Of(false),
        (ExprKind.Integer, JsonValueKind.Number) => value.GetDouble() is var number && double.IsInteger(number) ? Value.Of(number) : default,
        (ExprKind.Decimal, JsonValueKind.Number) => Value.Of(value.GetDouble()),
        (ExprKind.Date, JsonValueKind.String) => Occurred.TryParse(value.GetString(), out var day) ? Value.Of(day.Date) : default,
        (ExprKind.Text, JsonValueKind.String) => Value.Of(value.GetString()),
        (ExprKind.Choice, JsonValueKind.String) => type is ChoiceType choice && choice.Codes.Contains(value.GetString(), StringComparer.Ordinal) ? Value.Of(value.GetString()) : default,
        (ExprKind.Choices, JsonValueKind.Array) when type is ChoicesType choices => ReadCodes(choices, value),
        _ => default,
    };

    private static Value ReadCodes(ChoicesType type, JsonElement value)
    {
        var given = new List<string>();
        foreach (var code in value.EnumerateArray())
        {
            if (code.ValueKind != JsonValueKind.String || !type.Codes.Contains(code.GetString(), StringComparer.Ordinal)) return default;
            given.Add(code.GetString()!);
        }
        return Value.OfCodes([.. type.Codes.Where(given.Contains)]);
    }

    private static Problem WrongType(DecisionFact fact)
    {
        var wanted = fact.Type switch
        {
            ChoiceType choice => string.Join(" | ", choice.Codes),
            ChoicesType choices => "[" + string.Join(", ", choices.Codes) + "]",
            _ => fact.Type.Kind.ToString().ToLowerInvariant(),
        };
        return Problem.At(fact.Name, "wrong_type", $"{fact.Name} 应是：{wanted}", $"{fact.Name} must be: {wanted}");
    }

    private static byte[] Write(DecisionResult result, List<string> passedOver)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, JsonText.Readable)) DecisionJson.WriteAnswer(writer, result);
        if (passedOver.Count == 0) return buffer.WrittenSpan.ToArray();
        var tail = System.Text.Encoding.UTF8.GetBytes(",\"passed_over\":[" + string.Join(',', passedOver.Select(name => "\"" + JsonText.Encoder.Encode(name) + "\"")) + "]}");
        return [.. buffer.WrittenSpan[..^1], .. tail];
    }
}
