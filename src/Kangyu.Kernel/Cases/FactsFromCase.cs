using System.Globalization;
using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Cases;

/// <summary>Reads the facts of a decision case by the table's types.</summary>
internal static class FactsFromCase
{
    public static Value[] Read(DecisionTable table, YamlNode? facts, List<Mismatch> mismatches)
    {
        var slots = new Value[table.Facts.Count];
        foreach (var pair in facts?.Map ?? [])
        {
            if (table.Facts.FirstOrDefault(fact => fact.Name == pair.Key) is not { } fact)
            {
                mismatches.Add(new Mismatch(pair.KeyLine, "facts", "a fact of the table", pair.Key));
                continue;
            }
            slots[fact.Slot] = Read(fact.Type, pair.Value);
            if (!slots[fact.Slot].IsAnswered) mismatches.Add(new Mismatch(pair.Value.Line, pair.Key, $"a value of type {fact.Type.Kind}", pair.Value.Scalar ?? "a list"));
        }
        return slots;
    }

    private static Value Read(ExprType type, YamlNode node) => type.Kind switch
    {
        ExprKind.YesNo => node.Scalar switch
        {
            "yes" or "true" => Value.Of(true),
            "no" or "false" => Value.Of(false),
            _ => default,
        },
        ExprKind.Integer or ExprKind.Decimal => double.TryParse(node.Scalar, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : default,
        ExprKind.Date => Occurred.TryParse(node.Scalar, out var day) ? Value.Of(day.Date) : default,
        ExprKind.Choice => type is ChoiceType choice && choice.Codes.Contains(node.Scalar, StringComparer.Ordinal) ? Value.Of(node.Scalar) : default,
        ExprKind.Choices when node.List is { } list && type is ChoicesType choices && list.All(code => choices.Codes.Contains(code.Scalar, StringComparer.Ordinal))
            => Value.OfCodes([.. list.Select(code => code.Scalar!)]),
        ExprKind.Text => Value.Of(node.Scalar),
        _ => default,
    };
}
