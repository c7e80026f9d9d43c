using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Types as packs write them, and as expressions see them.</summary>
internal static class TypeWords
{
    public static readonly IReadOnlyDictionary<string, ItemType> Items = new Dictionary<string, ItemType>(StringComparer.Ordinal)
    {
        ["choice"] = ItemType.Choice,
        ["choices"] = ItemType.Choices,
        ["yesno"] = ItemType.YesNo,
        ["integer"] = ItemType.Integer,
        ["decimal"] = ItemType.Decimal,
        ["date"] = ItemType.Date,
        ["datetime"] = ItemType.DateTime,
        ["text"] = ItemType.Text,
        ["note"] = ItemType.Note,
        ["offer"] = ItemType.Offer,
        ["person"] = ItemType.Person,
        ["unit"] = ItemType.Unit,
        ["staff"] = ItemType.Staff,
        ["lot"] = ItemType.Lot,
        ["code"] = ItemType.Code,
        ["photo"] = ItemType.Photo,
        ["signature"] = ItemType.Signature,
    };

    private static readonly string[] OfferCodes = ["yes", "no", "later"];

    private static readonly Dictionary<string, ExprType> Simple = new(StringComparer.Ordinal)
    {
        ["yesno"] = ExprType.YesNo,
        ["integer"] = ExprType.Integer,
        ["decimal"] = ExprType.Decimal,
        ["date"] = ExprType.Date,
        ["datetime"] = ExprType.DateTime,
        ["text"] = ExprType.Text,
    };

    /// <summary>The type of an item in expressions; null for a note, which has no answer.</summary>
    public static ExprType? Of(ItemType type, IReadOnlyList<Option> options, CodeList? list = null) => type switch
    {
        // a list of the county is not known when packs are checked
        ItemType.Code => list is null or { IsOfCounty: true } ? ExprType.Text : ExprType.Choice(list.Codes),
        ItemType.Choice => ExprType.Choice([.. options.Select(option => option.Code)]),
        ItemType.Choices => ExprType.Choices([.. options.Select(option => option.Code)]),
        ItemType.YesNo => ExprType.YesNo,
        ItemType.Integer => ExprType.Integer,
        ItemType.Decimal => ExprType.Decimal,
        ItemType.Date => ExprType.Date,
        ItemType.DateTime => ExprType.DateTime,
        ItemType.Offer => ExprType.Choice(OfferCodes),
        ItemType.Note => null,
        ItemType.Decision => options.Count > 0 ? ExprType.Choice([.. options.Select(option => option.Code)]) : ExprType.Decision,
        ItemType.Text or ItemType.Person or ItemType.Unit or ItemType.Staff or ItemType.Lot or ItemType.Photo or ItemType.Signature => ExprType.Text,
        _ => null,
    };

    /// <summary>The item type that a calc without a <c>type</c> has; null where a type cannot be shown.</summary>
    public static ItemType? OfCalc(ExprType type) => type.Kind switch
    {
        ExprKind.YesNo => ItemType.YesNo,
        ExprKind.Integer => ItemType.Integer,
        ExprKind.Decimal => ItemType.Decimal,
        ExprKind.Date => ItemType.Date,
        ExprKind.DateTime => ItemType.DateTime,
        ExprKind.Text => ItemType.Text,
        ExprKind.Choice => ItemType.Choice,
        ExprKind.Choices => ItemType.Choices,
        ExprKind.Decision => ItemType.Decision,
        _ => null,
    };

    /// <summary>A fact's type as a decision writes it: <c>integer</c>, <c>choice(a, b)</c>, <c>choices(a, b)</c>.</summary>
    public static ExprType? Parse(string text)
    {
        if (Simple.TryGetValue(text.Trim(), out var type)) return type;
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.TrimEnd().EndsWith(')')) return null;
        var codes = text.TrimEnd()[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries);
        if (codes.Length == 0 || codes.Any(code => code.Length == 0) || codes.Distinct(StringComparer.Ordinal).Count() < codes.Length) return null;
        return text[..open].Trim() switch
        {
            "choice" => ExprType.Choice(codes),
            "choices" => ExprType.Choices(codes),
            _ => null,
        };
    }

    public static string NameOf(ItemType type) => Items.FirstOrDefault(pair => pair.Value == type).Key ?? "decision";

    public static string Name(ExprType type) => type switch
    {
        ChoiceType choice => $"choice({Some(choice.Codes)})",
        ChoicesType choices => $"choices({Some(choices.Codes)})",
        _ => type.Kind.ToString().ToLowerInvariant(),
    };

    private static string Some(IReadOnlyList<string> codes) => codes.Count <= 100 ? string.Join(", ", codes) : $"{string.Join(", ", codes.Take(8))}, … {codes.Count}";
}
