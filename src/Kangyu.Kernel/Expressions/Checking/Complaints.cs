namespace Kangyu.Kernel.Expressions.Checking;

/// <summary>Collects what is wrong with names and types, each with its mend.</summary>
internal sealed class Complaints
{
    public List<ExprError> Errors { get; } = [];

    public void Type(int column, string zh, string en) => Add("expr_type", column, zh, en);

    public void Wanted(int column, ExprType found, string zh, string en) =>
        Type(column, $"此处应为{zh}，却是{TypeNames.Zh(found)}", $"{en} is wanted here, this is {TypeNames.En(found)}");

    public void UnknownFunction(int column, string name, IEnumerable<string> known)
    {
        var nearest = Nearest.Find(name, known);
        Add("expr_unknown_function", column,
            $"没有函数 {name}；{(nearest is null ? $"可用的有 {string.Join("、", known)}" : $"是否想写 {nearest}？")}",
            $"there is no function {name}; {(nearest is null ? $"there are {string.Join(", ", known)}" : $"did you mean {nearest}?")}");
    }

    public void Arity(int column, string usage) =>
        Add("expr_arity", column, $"参数个数不对；写法是 {usage}", $"wrong number of arguments; write {usage}");

    public void UnknownCode(int column, string code, IReadOnlyList<string> codes)
    {
        var nearest = Nearest.Find(code, codes);
        var list = TypeNames.Codes(codes);
        Add("expr_unknown_code", column,
            nearest is null ? $"选项中没有 '{code}'；可用的有 {list}" : $"选项中没有 '{code}'；是否想写 '{nearest}'？",
            nearest is null ? $"'{code}' is not one of the options; there are {list}" : $"'{code}' is not one of the options; did you mean '{nearest}'?");
    }

    public void UnknownName(int column, string name, ExprScope scope)
    {
        if (SectionOf(name, scope) is { } section)
            Name(column, name, $"它在重复段 {section} 中，请写 any({section}, ...)、all、count 或 sum", $"it stands in the section {section}: write any({section}, ...), all, count or sum");
        else if (Nearest.Find(name, scope.Symbols.Select(symbol => symbol.Name)) is { } nearest)
            Name(column, name, $"是否想写 {nearest}？", $"did you mean {nearest}?");
        else if (IsCode(name, scope))
            Name(column, name, $"选项要加单引号：'{name}'", $"a code needs quotes: '{name}'");
        else
            Name(column, name, "请改用表单的项目，或在 facts: 中声明；文本要加单引号", "use an item of the form or declare it under facts:; a text needs '...'");
    }

    public void DecideNotHere(int column) =>
        Add("expr_decide_not_here", column, "decide 只能用在 calc 中；请先建一个 calc 项目，再引用它", "decide stands only in a calc; make a calc item and name that here");

    public void UnknownTable(int column, string name, IEnumerable<string> known)
    {
        var nearest = Nearest.Find(name, known);
        Add("expr_unknown_table", column,
            $"没有决策表 '{name}'；{(nearest is null ? "名称写作 'pack.table'" : $"是否想写 '{nearest}'？")}",
            $"there is no table '{name}'; {(nearest is null ? "a table is named 'pack.table'" : $"did you mean '{nearest}'?")}");
    }

    public void TooManyLevels(int column) =>
        Add("expr_too_deep", column, $"count、any、all 互相嵌套最多 {EvalContext.MaxLines} 层", $"count, any and all nest at most {EvalContext.MaxLines} deep");

    private static string? SectionOf(string name, ExprScope scope) =>
        scope.Symbols.FirstOrDefault(symbol => symbol.Type is RowsType rows && rows.Items.Any(item => item.Name == name))?.Name;

    private static bool IsCode(string name, ExprScope scope) => scope.Symbols.Any(symbol => symbol.Type switch
    {
        ChoiceType choice => choice.Codes.Contains(name, StringComparer.Ordinal),
        ChoicesType choices => choices.Codes.Contains(name, StringComparer.Ordinal),
        _ => false,
    });

    private void Name(int column, string name, string zh, string en) =>
        Add("expr_unknown_name", column, $"不认识名称 {name}；{zh}", $"{name} is not known here; {en}");

    private void Add(string code, int column, string zh, string en) => Errors.Add(new(code, column, new Words(zh, en)));
}
