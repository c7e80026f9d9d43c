using Kangyu.Kernel.Expressions.Nodes;
using Kangyu.Kernel.Expressions.Syntax;

namespace Kangyu.Kernel.Expressions.Checking;

/// <summary>Calls: each function with its number of arguments, its usage and its node.</summary>
internal sealed class FunctionChecker
{
    private readonly Checker checker;
    private readonly Dictionary<string, Function> functions;

    public FunctionChecker(Checker checker)
    {
        this.checker = checker;
        var rows = new RowFunctionChecker(checker);
        functions = new Dictionary<string, Function>(StringComparer.Ordinal)
        {
            ["age"] = new(1, 2, "age(birthdate) / age(birthdate, at)", call => Spanning(Span.Age, call)),
            ["days_since"] = new(1, 1, "days_since(date)", call => Spanning(Span.Days, call)),
            ["weeks_since"] = new(1, 1, "weeks_since(date)", call => Spanning(Span.Weeks, call)),
            ["months_between"] = new(2, 2, "months_between(from, to)", call => Spanning(Span.Months, call)),
            ["bmi"] = new(2, 2, "bmi(kg, cm)", Bmi),
            ["round"] = new(1, 2, "round(x) / round(x, 2)", Round),
            ["min"] = new(2, int.MaxValue, "min(a, b, ...)", call => Extreme(call, least: true)),
            ["max"] = new(2, int.MaxValue, "max(a, b, ...)", call => Extreme(call, least: false)),
            ["if"] = new(3, 3, "if(condition, a, b)", If),
            ["count"] = new(1, 2, "count(section) / count(section, condition) / count(choices_item)", rows.Count),
            ["sum"] = new(2, 2, "sum(section, number)", rows.Sum),
            ["any"] = new(2, 2, "any(section, condition)", rows.Any),
            ["all"] = new(2, 2, "all(section, condition)", rows.All),
            ["includes"] = new(2, 2, "includes(choices_item, 'code')", rows.Includes),
            ["decide"] = new(1, 1, "decide('pack.table')", Decide),
        };
    }

    public Node? Call(CallSyntax call)
    {
        if (!functions.TryGetValue(call.Function, out var function))
        {
            checker.Complaints.UnknownFunction(call.Column, call.Function, functions.Keys);
            return null;
        }
        if (call.Arguments.Count >= function.Least && call.Arguments.Count <= function.Most) return function.Check(call);
        checker.Complaints.Arity(call.Column, function.Usage);
        return null;
    }

    private SpanNode? Spanning(Span span, CallSyntax call)
    {
        var from = checker.CheckDay(call.Arguments[0]);
        var to = call.Arguments.Count > 1 ? checker.CheckDay(call.Arguments[1]) : checker.Today();
        return from is null || to is null ? null : new SpanNode(span, from, to);
    }

    private BmiNode? Bmi(CallSyntax call)
    {
        var (kg, cm) = (checker.CheckNumber(call.Arguments[0]), checker.CheckNumber(call.Arguments[1]));
        return kg is null || cm is null ? null : new BmiNode(kg, cm);
    }

    private RoundNode? Round(CallSyntax call)
    {
        if (checker.CheckNumber(call.Arguments[0]) is not { } number) return null;
        if (call.Arguments.Count == 1) return new RoundNode(number, 0);
        if (call.Arguments[1] is NumberSyntax { IsWhole: true, Number: <= 6 } digits) return new RoundNode(number, (int)digits.Number);
        checker.Complaints.Type(call.Arguments[1].Column, "位数须是 0 到 6 的整数，例如 round(x, 1)", "the digits are a plain number from 0 to 6, as in round(x, 1)");
        return null;
    }

    private ExtremeNode? Extreme(CallSyntax call, bool least)
    {
        if (checker.CheckAll(call.Arguments) is not { } parts) return null;
        if (Widening.Align(parts) is { } aligned) return new ExtremeNode(Widening.Common(aligned), least, aligned);
        checker.Complaints.Type(call.Column, $"{call.Function} 的各项须都是数值，或都是日期", $"{call.Function} takes numbers only, or dates only");
        return null;
    }

    private Node? If(CallSyntax call)
    {
        var condition = checker.CheckTruth(call.Arguments[0]);
        var branches = checker.CheckAll([call.Arguments[1], call.Arguments[2]]);
        if (condition is null || branches is not [var yes, var no]) return null;
        if (Widening.Align([yes, no]) is [var a, var b] both) return new NumberIf(Widening.Common(both), condition, a, b);
        switch (yes, no)
        {
            case (TruthNode p, TruthNode q):
                return new TruthIf(condition, p, q);
            case (TextNode x, TextNode y):
                return new TextIf(Widening.Common(yes.Type, no.Type), condition, x, y);
            case (PeriodNode p, PeriodNode q):
                return new PeriodIf(condition, p, q);
            case (WholeNode { Type: ChoicesType s } p, WholeNode { Type: ChoicesType t } q):
                return new WholeIf(ExprType.Choices([.. Widening.Union(s.Codes, t.Codes)]), condition, p, q);
        }
        checker.Complaints.Type(call.Arguments[2].Column, $"if 的两个结果须同类，却是 {TypeNames.Zh(yes.Type)} 与 {TypeNames.Zh(no.Type)}", $"the two results of if must be of one kind, these are {TypeNames.En(yes.Type)} and {TypeNames.En(no.Type)}");
        return null;
    }

    private Node? Decide(CallSyntax call)
    {
        var scope = checker.Names.Scope;
        if (call.Arguments[0] is not TextSyntax table)
            checker.Complaints.Type(call.Arguments[0].Column, "decide 的参数是表名，写作 decide('pack.table')", "decide takes the name of a table: decide('pack.table')");
        else if (!scope.AllowDecide)
            checker.Complaints.DecideNotHere(call.Column);
        else if (scope.FindTable(table.Text) is not { } type)
            checker.Complaints.UnknownTable(table.Column, table.Text, scope.Tables);
        else
        {
            checker.Names.Decide(table.Text);
            return type.IsText ? new DecideTextNode(table.Text, type) : new DecideWholeNode(table.Text, type);
        }
        return null;
    }

    private sealed record Function(int Least, int Most, string Usage, Func<CallSyntax, Node?> Check);
}
