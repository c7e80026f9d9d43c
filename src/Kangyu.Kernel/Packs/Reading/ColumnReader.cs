using System.Text.RegularExpressions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Expressions.Syntax;
using Kangyu.Kernel.Indicators;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>
/// Reads the conditions of indicators: what SQL may compute over stored columns, in the words of expressions. Whatever needs more than
/// that is a calc of the form (design section 4).
/// </summary>
internal sealed partial class ColumnReader(IReadOnlyDictionary<string, Column> columns, Findings findings)
{
    private Place at;
    private string key = "";

    /// <summary>The column compared with <c>in period</c>, once it was met.</summary>
    public string? PeriodColumn { get; private set; }

    public List<ColumnRead> Reads { get; } = [];

    /// <summary>A condition; null if there is none, or with a finding.</summary>
    public ColumnCondition? Read(MapReader map, string name, bool period)
    {
        if (!map.Has(name) || map.Text(name) is not { } text) return null;
        (at, key) = (map.PlaceOf(map.Node(name)!), name);
        var (tree, error) = Parser.Parse(InPeriod().Replace(text, "in (period)"));
        if (tree is null)
        {
            Add(error!.Code, error.Message.Zh, error.Message.En);
            return null;
        }

        return period ? WithoutPeriod(tree) : Condition(tree);
    }

    public Column? Column(string name)
    {
        if (columns.TryGetValue(name, out var column)) return column;
        findings.UnknownReference(at, "column", name, columns.Keys);
        return null;
    }

    public Column? Column(MapReader map, string name, ReadAs use)
    {
        if (map.Text(name) is not { } text) return null;
        (at, key) = (map.Line(name), name);
        return Use(Column(text), use);
    }

    /// <summary>Takes <c>x in period</c> out of the outermost <c>and</c>.</summary>
    private ColumnCondition? WithoutPeriod(SyntaxNode tree)
    {
        var parts = tree is LogicSyntax { IsAnd: true } chain ? chain.Terms : [tree];
        var rest = new List<SyntaxNode>();
        foreach (var part in parts)
        {
            if (part is InSyntax { Negated: false, Subject: NameSyntax column, Members: [NameSyntax { Name: "period" }] }) Period(column);
            else rest.Add(part);
        }

        if (rest.Count == 0) return null;
        var conditions = rest.ConvertAll(Condition);
        if (conditions.Contains(null)) return null;
        return conditions.Count == 1 ? conditions[0] : new ColumnCondition.And([.. conditions.OfType<ColumnCondition>()]);
    }

    private void Period(NameSyntax name)
    {
        if (Use(Column(name.Name), ReadAs.Value) is not { } column) return;
        if (!column.IsDay) Add("expr_type", $"“{name.Name}”不是日期", $"“{name.Name}” is not a date");
        if (PeriodColumn is not null) Add("expr_syntax", "in period 只写一次", "“in period” stands once");
        PeriodColumn = name.Name;
    }

    private ColumnCondition? Condition(SyntaxNode node) => node switch
    {
        LogicSyntax logic => All(logic.Terms) is { } parts ? logic.IsAnd ? new ColumnCondition.And(parts) : new ColumnCondition.Or(parts) : null,
        NotSyntax not => Condition(not.Operand) is { } part ? new ColumnCondition.Not(part) : null,
        NameSyntax name => Yes(name.Name, ReadAs.Value),
        CompareSyntax compare => Compare(compare.Left, Sign(compare.Comparison), compare.Right),
        BetweenSyntax between => Compare(between.Subject, ">=", between.Low) is { } low && Compare(between.Subject, "<=", between.High) is { } high
            ? new ColumnCondition.And([low, high])
            : null,
        InSyntax choice => In(choice),
        AnsweredSyntax { Operand: NameSyntax name } answered => Answered(name.Name, !answered.Negated),
        CallSyntax call => Call(call),
        _ => Beyond(),
    };

    private List<ColumnCondition>? All(List<SyntaxNode> nodes)
    {
        var parts = nodes.ConvertAll(Condition);
        return parts.Contains(null) ? null : [.. parts.OfType<ColumnCondition>()];
    }

    private ColumnCondition? Yes(string name, ReadAs use)
    {
        if (Use(Column(name), use) is not { } column) return null;
        return column is { Kind: FlatKind.YesNo, IsChoices: false } ? new ColumnCondition.Yes(name) : Wrong($"“{name}”不是是否题", $"“{name}” is not a yes or no");
    }

    private ColumnCondition? Answered(string name, bool yes)
    {
        if (Use(Column(name), ReadAs.Answered) is not { } column) return null;
        // all columns of a choices item are answered together
        return new ColumnCondition.Answered(column.IsChoices ? column.Parts[0] : name, yes);
    }

    private ColumnCondition? In(InSyntax choice)
    {
        if (choice.Subject is not NameSyntax name || !choice.Members.TrueForAll(member => member is TextSyntax)) return Beyond();
        if (Use(Column(name.Name), ReadAs.Value) is not { } column) return null;
        if (column.Kind != FlatKind.Code) return Wrong($"“{name.Name}”不是选择题", $"“{name.Name}” is not a choice");
        var codes = choice.Members.OfType<TextSyntax>().Select(text => text.Text).ToList();
        if (!codes.TrueForAll(code => Code(code, column))) return null;
        var condition = new ColumnCondition.In(name.Name, codes);
        return choice.Negated ? new ColumnCondition.Not(condition) : condition;
    }

    private ColumnCondition? Call(CallSyntax call)
    {
        switch (call)
        {
            case { Function: "includes", Arguments: [NameSyntax name, TextSyntax code] }:
                if (Use(Column(name.Name), ReadAs.Value) is not { } column) return null;
                if (!column.IsChoices) return Wrong($"“{name.Name}”不是多选题", $"“{name.Name}” is not a choices item");
                return Code(code.Text, column) ? new ColumnCondition.Yes(FlatTable.ColumnName(name.Name, code.Text)) : null;
            case { Function: "told", Arguments: var told } when told.TrueForAll(argument => argument is NameSyntax):
                var parts = told.OfType<NameSyntax>().Select(argument => Yes(argument.Name, ReadAs.Told)).ToList();
                return parts.Contains(null) ? null : new ColumnCondition.And([.. parts.OfType<ColumnCondition>()]);
            case { Function: "agrees", Arguments: [NameSyntax left, NameSyntax right] }:
                return Agrees(left.Name, right.Name);
            default:
                return Beyond();
        }
    }

    private ColumnCondition? Agrees(string left, string right)
    {
        if (Use(Column(left), ReadAs.Agrees) is not { } one || Use(Column(right), ReadAs.Agrees) is not { } other) return null;
        if (one.Kind != other.Kind || one.IsChoices || other.IsChoices) return Wrong($"“{left}”和“{right}”类型不同", $"“{left}” and “{right}” are of different types");
        return new ColumnCondition.Compare(new(left, default, 0), "=", new(right, default, 0));
    }

    private ColumnCondition? Compare(SyntaxNode left, string sign, SyntaxNode right)
    {
        if (Term(left) is not { } one || Term(right) is not { } other) return null;
        if (one.Column is null && other.Column is null) return Wrong("比较中没有列", "There is no column in the comparison");
        if (!ColumnTerm.Fit(one, other, sign)) return Wrong("两边类型不同", "The two sides are of different types");
        if (one.Column is { } coded && other.Value is { Kind: ValueKind.Text } code && !Code(code.Text, coded)) return null;
        return new ColumnCondition.Compare(one.Operand, sign, other.Operand);
    }

    private ColumnTerm? Term(SyntaxNode node)
    {
        switch (node)
        {
            case NameSyntax name:
                return Use(Column(name.Name), ReadAs.Value) is { } column ? new(column, default, 0) : null;
            case ArithmeticSyntax { Operation: Operation.Add or Operation.Subtract, Left: NameSyntax name, Right: PeriodSyntax { Period.Months: 0 } period } shift:
                if (Use(Column(name.Name), ReadAs.Value) is not { } shifted) return null;
                if (shifted.IsDay) return new(shifted, default, shift.Operation == Operation.Add ? period.Period.Days : -period.Period.Days);
                Wrong($"“{name.Name}”不是日期", $"“{name.Name}” is not a date");
                return null;
            default:
                if (ColumnTerm.Literal(node) is { } value) return new(null, value, 0);
                Beyond();
                return null;
        }
    }

    private Column? Use(Column? column, ReadAs use)
    {
        if (column is not null) Reads.Add(new(column, use));
        return column;
    }

    private bool Code(string code, Column column)
    {
        if (column.Codes.Count == 0 || column.Codes.Contains(code, StringComparer.Ordinal)) return true;
        findings.UnknownWord(at, column.Name, code, column.Codes);
        return false;
    }

    private ColumnCondition? Wrong(string zh, string en)
    {
        Add("expr_type", zh, en);
        return null;
    }

    private ColumnCondition? Beyond()
    {
        findings.Add(
            at,
            "beyond_columns",
            new($"“{key}”只能比较存好的列", $"“{key}” may only compare stored columns"),
            new("可用：比较、and or not、in ('a')、is answered、日期 ± 天、in period、agrees、told、includes；其余在表单里用 calc 算好", "Use comparisons, and or not, in ('a'), is answered, a date ± days, in period, agrees, told, includes; make the rest a calc of the form"));
        return null;
    }

    private void Add(string code, string zh, string en) =>
        findings.Add(at, code, new($"“{key}”：{zh}", $"“{key}”: {en}"), new("列名即项目 id；还有 occurred recorded unit", "Columns are item ids, and occurred recorded unit"));

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "!=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        Comparison.GreaterOrEqual => ">=",
        _ => "=",
    };

    [GeneratedRegex(@"\bin\s+period\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InPeriod();
}
