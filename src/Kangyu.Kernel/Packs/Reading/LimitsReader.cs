using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads <c>limits: {refuse: [low, high], confirm: [low, high]}</c>; <c>~</c> leaves an end open.</summary>
internal static class LimitsReader
{
    public static readonly Keys Limits = new("form.json#/$defs/limits", [], ["refuse", "confirm"]);

    public static Limits? Read(ItemDraft item, ExprScope scope)
    {
        if (item.Map.Map("limits", Limits) is not { } map || item.Type is not { } type) return null;
        var (refuseLow, refuseHigh) = Pair(map, "refuse", type, scope);
        var (confirmLow, confirmHigh) = Pair(map, "confirm", type, scope);
        InOrder(map, "refuse", refuseLow, refuseHigh);
        InOrder(map, "confirm", confirmLow, confirmHigh);
        InOrder(map, "confirm", refuseLow, confirmLow);
        InOrder(map, "confirm", confirmHigh, refuseHigh);
        return new Limits(refuseLow, refuseHigh, confirmLow, confirmHigh);
    }

    private static (Expression? Low, Expression? High) Pair(MapReader map, string key, ExprType type, ExprScope scope)
    {
        if (!map.Has(key)) return (null, null);
        if (map.Node(key)!.List is [var low, var high]) return (Bound(low, key, type, scope, map), Bound(high, key, type, scope, map));
        map.Findings.WrongType(map.Line(key), key, "[最小, 最大]", "[low, high]");
        return (null, null);
    }

    private static Expression? Bound(YamlNode node, string key, ExprType type, ExprScope scope, MapReader map)
    {
        if (node is { Quoted: false, Scalar: "~" or "null" }) return null;
        if (ExpressionReader.Read(node, key, scope, type.IsNumber ? ExprType.Decimal : null, map) is not { } bound) return null;
        if (type.IsNumber || bound.Type.IsDay) return bound;
        map.Findings.WrongType(map.PlaceOf(node), key, "日期", "dates");
        return null;
    }

    private static void InOrder(MapReader map, string key, Expression? low, Expression? high)
    {
        if (Constant(low) is not { } least || Constant(high) is not { } most || least <= most) return;
        map.Findings.Add(map.Line(key), "limits_order", new($"{least} 大于 {most}", $"{least} is more than {most}"), new("小的在前；confirm 在 refuse 之内", "The smaller first; confirm lies within refuse"));
    }

    private static double? Constant(Expression? bound)
    {
        if (bound is null || bound.Reads.Count > 0 || bound.ReadsToday || !bound.Type.IsNumber) return null;
        var value = bound.Evaluate(new EvalContext([], default));
        return value.IsAnswered ? value.Number : null;
    }
}
