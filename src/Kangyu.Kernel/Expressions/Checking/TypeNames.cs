namespace Kangyu.Kernel.Expressions.Checking;

/// <summary>How messages call a type.</summary>
internal static class TypeNames
{
    public static string Zh(ExprType type) => type.Kind switch
    {
        ExprKind.YesNo => "是否",
        ExprKind.Integer => "整数",
        ExprKind.Decimal => "小数",
        ExprKind.Date => "日期",
        ExprKind.DateTime => "日期时间",
        ExprKind.Text => "文本",
        ExprKind.Choice => $"单选（{Codes(((ChoiceType)type).Codes)}）",
        ExprKind.Choices => $"多选（{Codes(((ChoicesType)type).Codes)}）",
        ExprKind.Period => "时间段",
        ExprKind.Rows => "重复段",
        ExprKind.Decision => "决策结果",
        _ => type.Kind.ToString(),
    };

    public static string En(ExprType type) => type.Kind switch
    {
        ExprKind.YesNo => "yes or no",
        ExprKind.Integer => "integer",
        ExprKind.Decimal => "decimal",
        ExprKind.Date => "date",
        ExprKind.DateTime => "datetime",
        ExprKind.Text => "text",
        ExprKind.Choice => $"choice ({Codes(((ChoiceType)type).Codes)})",
        ExprKind.Choices => $"choices ({Codes(((ChoicesType)type).Codes)})",
        ExprKind.Period => "period",
        ExprKind.Rows => "repeating section",
        ExprKind.Decision => "decision",
        _ => type.Kind.ToString(),
    };

    public static string Codes(IReadOnlyList<string> codes) =>
        codes.Count <= 8 ? string.Join(", ", codes) : $"{string.Join(", ", codes.Take(8))}, … {codes.Count}";
}
