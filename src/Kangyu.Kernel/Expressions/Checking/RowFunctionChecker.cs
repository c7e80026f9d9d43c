using Kangyu.Kernel.Expressions.Nodes;
using Kangyu.Kernel.Expressions.Syntax;

namespace Kangyu.Kernel.Expressions.Checking;

/// <summary>count, sum, any, all over repeating sections; count and includes over choices.</summary>
internal sealed class RowFunctionChecker(Checker checker)
{
    private NameTable Names => checker.Names;

    public Node? Count(CallSyntax call)
    {
        if (call.Arguments.Count == 2) return Over(call, checker.CheckTruth) is { } over ? new CountIfNode(over.Rows, over.Each, over.Level) : null;
        if (checker.Check(call.Arguments[0]) is not { } node) return null;
        if (node is WholeNode { Type.Kind: ExprKind.Rows or ExprKind.Choices } whole) return new CountNode(whole);
        checker.Complaints.Wanted(call.Arguments[0].Column, node.Type, "重复段或多选项目", "a repeating section or an item of type choices");
        return null;
    }

    public Node? Any(CallSyntax call) => Over(call, checker.CheckTruth) is { } over ? new AnyNode(over.Rows, over.Each, over.Level) : null;

    public Node? All(CallSyntax call) => Over(call, checker.CheckTruth) is { } over ? new AllNode(over.Rows, over.Each, over.Level) : null;

    public Node? Sum(CallSyntax call) => Over(call, checker.CheckNumber) is { } over ? new SumNode(over.Rows, over.Each, over.Level) : null;

    public Node? Includes(CallSyntax call)
    {
        if (checker.CheckAll(call.Arguments) is not [var choices, var code]) return null;
        if (choices is not WholeNode { Type: ChoicesType type } whole)
        {
            var (zh, en) = choices.Type.IsText ? ("多选项目；单选请用 =", "an item of type choices; for a choice write =") : ("多选项目", "an item of type choices");
            checker.Complaints.Wanted(call.Arguments[0].Column, choices.Type, zh, en);
            return null;
        }
        if (code is not TextNode text)
        {
            checker.Complaints.Wanted(call.Arguments[1].Column, code.Type, "加单引号的选项", "a code in quotes");
            return null;
        }
        var match = checker.Codes.Match(call.Arguments[1].Column, (call.Arguments[0], ExprType.Choice(type.Codes)), (call.Arguments[1], code.Type));
        return match ? new IncludesNode(whole, text) : null;
    }

    private (WholeNode Rows, TEach Each, int Level)? Over<TEach>(CallSyntax call, Func<SyntaxNode, TEach?> check)
        where TEach : Node
    {
        var section = call.Arguments[0];
        if (section is not NameSyntax name)
        {
            checker.Complaints.Type(section.Column, $"第一个参数是重复段的名称：{call.Function}(段, ...)", $"the first argument is the name of a repeating section: {call.Function}(section, ...)");
            return null;
        }
        if (checker.Check(section) is not { } node) return null;
        if (node is not WholeNode { Type: RowsType type } rows)
        {
            checker.Complaints.Wanted(section.Column, node.Type, "重复段", "a repeating section");
            return null;
        }
        return Inside(call, rows, type, Names.Find(name.Name)!.Value.Path, check);
    }

    private (WholeNode Rows, TEach Each, int Level)? Inside<TEach>(CallSyntax call, WholeNode rows, RowsType type, string path, Func<SyntaxNode, TEach?> check)
        where TEach : Node
    {
        var level = Names.Level;
        if (level >= EvalContext.MaxLines)
        {
            checker.Complaints.TooManyLevels(call.Column);
            return null;
        }
        Names.Enter(path, type);
        var each = check(call.Arguments[1]);
        Names.Leave();
        return each is null ? null : (rows, each, level);
    }
}
