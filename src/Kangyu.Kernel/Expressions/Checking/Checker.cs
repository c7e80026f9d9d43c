using Kangyu.Kernel.Expressions.Nodes;
using Kangyu.Kernel.Expressions.Syntax;

namespace Kangyu.Kernel.Expressions.Checking;

/// <summary>Gives every part its type and its node. Null means that a complaint was made.</summary>
internal sealed class Checker
{
    private readonly ComparisonChecker comparisons;
    private readonly ArithmeticChecker arithmetic;
    private readonly FunctionChecker functions;

    public Checker(ExprScope scope)
    {
        Names = new NameTable(scope);
        Codes = new CodeChecker(Complaints);
        comparisons = new ComparisonChecker(this);
        arithmetic = new ArithmeticChecker(this);
        functions = new FunctionChecker(this);
    }

    public NameTable Names { get; }

    public Complaints Complaints { get; } = new();

    public CodeChecker Codes { get; }

    public Node? Check(SyntaxNode syntax) => syntax switch
    {
        NumberSyntax number => new NumberLiteral(number.IsWhole ? ExprType.Integer : ExprType.Decimal, number.Number),
        TextSyntax text => new TextLiteral(text.Text),
        YesNoSyntax truth => new TruthLiteral(truth.Yes),
        DateSyntax date => new DateLiteral(date.Date),
        PeriodSyntax period => new PeriodLiteral(period.Period),
        TodaySyntax => Today(),
        NameSyntax name => Named(name),
        NotSyntax not => CheckTruth(not.Operand) is { } operand ? new NotNode(operand) : null,
        AnsweredSyntax answered => Answered(answered),
        LogicSyntax logic => Logic(logic),
        CompareSyntax compare => comparisons.Compare(compare),
        InSyntax member => comparisons.In(member),
        BetweenSyntax between => comparisons.Between(between),
        SignSyntax sign => arithmetic.Sign(sign),
        ArithmeticSyntax binary => arithmetic.Binary(binary),
        CallSyntax call => functions.Call(call),
        _ => null,
    };

    /// <summary>The whole expression, as the type that is wanted of it.</summary>
    public Node? CheckAs(SyntaxNode syntax, ExprType? expected)
    {
        var node = Check(syntax);
        if (node is null || expected is null) return node;
        if (expected is ChoiceType choice && !Codes.Check(syntax, choice.Codes)) return null;
        if (Widening.Fit(node, expected) is { } fitting) return fitting;
        var (zh, en) = expected.Kind == ExprKind.Integer && node.Type.Kind == ExprKind.Decimal ? ("；可写 round(x)", "; round(x) makes one") : ("", "");
        Complaints.Type(syntax.Column, $"结果应为{TypeNames.Zh(expected)}，却是{TypeNames.Zh(node.Type)}{zh}", $"{TypeNames.En(expected)} is wanted, the result is {TypeNames.En(node.Type)}{en}");
        return null;
    }

    public TruthNode? CheckTruth(SyntaxNode syntax)
    {
        var node = Check(syntax);
        if (node is null or TruthNode) return (TruthNode?)node;
        Complaints.Type(syntax.Column, $"此处应为条件（是否），却是{TypeNames.Zh(node.Type)}；请与某个值比较", $"a condition is wanted here, this is {TypeNames.En(node.Type)}; compare it with something");
        return null;
    }

    public NumberNode? CheckNumber(SyntaxNode syntax)
    {
        var node = Check(syntax);
        if (node is null || node.Type.IsNumber) return (NumberNode?)node;
        Complaints.Wanted(syntax.Column, node.Type, "数值", "a number");
        return null;
    }

    public NumberNode? CheckDay(SyntaxNode syntax)
    {
        if (Check(syntax) is not { } node) return null;
        if (Widening.AsDay(node) is { } day) return day;
        Complaints.Wanted(syntax.Column, node.Type, "日期（例如 2026-03-01，不加引号）", "a date (such as 2026-03-01, without quotes)");
        return null;
    }

    /// <summary>All of them, so that every fault is told at once.</summary>
    public Node[]? CheckAll(IReadOnlyList<SyntaxNode> parts)
    {
        var nodes = parts.Select(Check).ToArray();
        return nodes.Contains(null) ? null : [.. nodes.OfType<Node>()];
    }

    public TodayNode Today()
    {
        Names.ReadsToday = true;
        return new TodayNode();
    }

    private Node? Named(NameSyntax syntax)
    {
        if (Names.Find(syntax.Name) is { } found) return Item(found);
        Complaints.UnknownName(syntax.Column, syntax.Name, Names.Scope);
        return null;
    }

    private static Node Item(FoundName found)
    {
        var place = new Place(found.Symbol, found.Level);
        var type = found.Symbol.Type;
        return type.Kind switch
        {
            ExprKind.YesNo => new TruthItem(place),
            ExprKind.Integer or ExprKind.Decimal or ExprKind.Date or ExprKind.DateTime => new NumberItem(place, type),
            ExprKind.Text or ExprKind.Choice => new TextItem(place, type),
            ExprKind.Period => new PeriodItem(place),
            _ => new WholeItem(place, type),
        };
    }

    private TruthNode? Answered(AnsweredSyntax syntax)
    {
        if (Check(syntax.Operand) is not { } operand) return null;
        var answered = new AnsweredNode(operand);
        return syntax.Negated ? new NotNode(answered) : answered;
    }

    private TruthNode? Logic(LogicSyntax syntax)
    {
        var terms = syntax.Terms.Select(CheckTruth).ToArray();
        if (terms.Contains(null)) return null;
        return syntax.IsAnd ? new AndNode([.. terms!]) : new OrNode([.. terms!]);
    }
}
