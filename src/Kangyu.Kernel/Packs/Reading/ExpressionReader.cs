using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Compiles the expressions of a pack; their faults become findings at the line where they stand.</summary>
internal static class ExpressionReader
{
    /// <summary>The expression of a key, or null if it is absent or has a fault.</summary>
    public static Expression? Read(MapReader map, string key, ExprScope scope, ExprType? expected) =>
        map.Node(key) is { } value ? Read(value, key, scope, expected, map) : null;

    public static Expression? Read(YamlNode value, string key, ExprScope scope, ExprType? expected, MapReader map)
    {
        if (value.Scalar is { } text && !string.IsNullOrWhiteSpace(text)) return Read(text, key, scope, expected, map.PlaceOf(value), map.Findings);
        map.Findings.WrongType(map.PlaceOf(value), key, "一个表达式", "an expression");
        return null;
    }

    public static Expression? Read(string text, string key, ExprScope scope, ExprType? expected, Place at, Findings findings)
    {
        var result = Expression.Parse(text, scope, expected);
        foreach (var error in result.Errors)
        {
            findings.Add(
                at,
                error.Code,
                new($"“{key}”第 {error.Column} 个字符：{error.Message.Zh}", $"“{key}” at character {error.Column}: {error.Message.En}"),
                Mend(error.Code));
        }

        return result.Expression;
    }

    private static Words Mend(string code) => code switch
    {
        "expr_unknown_name" => new("只能用本表的项目、facts 和 today", "Use items of this form, its facts, and today"),
        "expr_unknown_code" => new("用该项目 options 里的编码", "Use a code of that item's options"),
        "expr_unknown_table" => new("用 decisions/ 里的表：pack.table", "Use a table of decisions/: pack.table"),
        "expr_decide_not_here" => new("decide() 只能写在 calc 里", "decide() stands in a calc only"),
        "expr_too_long" or "expr_too_deep" => new("拆成几个 calc 项目", "Split it into several calc items"),
        _ => new("写法见 docs/contracts/expressions.md", "How to write it: docs/contracts/expressions.md"),
    };
}
