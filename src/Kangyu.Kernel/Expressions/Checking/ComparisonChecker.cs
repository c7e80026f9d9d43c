using Kangyu.Kernel.Expressions.Nodes;
using Kangyu.Kernel.Expressions.Syntax;

namespace Kangyu.Kernel.Expressions.Checking;

/// <summary>= != &lt; &lt;= &gt; &gt;=, in, between.</summary>
internal sealed class ComparisonChecker(Checker checker)
{
    private Complaints Complaints => checker.Complaints;

    public TruthNode? Compare(CompareSyntax syntax)
    {
        if (checker.CheckAll([syntax.Left, syntax.Right]) is not [var left, var right]) return null;
        if (Widening.Align([left, right]) is [var a, var b]) return new NumberCompareNode(syntax.Comparison, a, b);
        var equal = syntax.Comparison == Comparison.Equal;
        if (!equal && syntax.Comparison != Comparison.NotEqual)
        {
            Complaints.Type(syntax.Column, $"{TypeNames.Zh(left.Type)} 与 {TypeNames.Zh(right.Type)} 不能比大小；只有数值与数值、日期与日期可以{Mend(syntax, left, right).Zh}",
                $"{TypeNames.En(left.Type)} and {TypeNames.En(right.Type)} have no order; numbers with numbers and dates with dates have{Mend(syntax, left, right).En}");
            return null;
        }
        if (left is TextNode x && right is TextNode y) return CodesMatch(syntax, left.Type, right.Type) ? new TextEqualNode(equal, x, y) : null;
        if (left is TruthNode p && right is TruthNode q) return new TruthEqualNode(equal, p, q);
        Mismatch(syntax, left, right);
        return null;
    }

    public TruthNode? In(InSyntax syntax)
    {
        var subject = checker.Check(syntax.Subject);
        var members = checker.CheckAll(syntax.Members);
        if (subject is null || members is null) return null;
        TruthNode? node = null;
        if (Widening.Align([subject, .. members]) is [var first, .. var rest]) node = new NumberInNode(first, rest);
        else if (subject is TextNode text && members.All(member => member is TextNode))
        {
            if (!MembersMatch(syntax, subject.Type, members)) return null;
            node = new TextInNode(text, [.. members.Cast<TextNode>()]);
        }
        else ComplainOfMember(syntax, subject, members);
        return node is not null && syntax.Negated ? new NotNode(node) : node;
    }

    public TruthNode? Between(BetweenSyntax syntax)
    {
        if (checker.CheckAll([syntax.Subject, syntax.Low, syntax.High]) is not { } parts) return null;
        if (Widening.Align(parts) is [var subject, var low, var high]) return new BetweenNode(subject, low, high);
        Complaints.Type(syntax.Column, "between 只用于数值或日期，三者须同类", "between takes three numbers or three dates");
        return null;
    }

    private bool CodesMatch(CompareSyntax syntax, ExprType left, ExprType right) => checker.Codes.Match(syntax.Column, (syntax.Left, left), (syntax.Right, right));

    private bool MembersMatch(InSyntax syntax, ExprType subject, Node[] members)
    {
        var match = true;
        for (var index = 0; index < members.Length; index++)
            match &= checker.Codes.Match(syntax.Column, (syntax.Subject, subject), (syntax.Members[index], members[index].Type));
        return match;
    }

    private void Mismatch(CompareSyntax syntax, Node left, Node right)
    {
        var mend = Mend(syntax, left, right);
        Complaints.Type(syntax.Column, $"{TypeNames.Zh(left.Type)} 与 {TypeNames.Zh(right.Type)} 不能比较{mend.Zh}", $"{TypeNames.En(left.Type)} and {TypeNames.En(right.Type)} cannot be compared{mend.En}");
    }

    private void ComplainOfMember(InSyntax syntax, Node subject, Node[] members)
    {
        var index = Math.Max(0, Array.FindIndex(members, member => Widening.Align([subject, member]) is null && !(subject is TextNode && member is TextNode)));
        var column = syntax.Members[index].Column;
        var mend = Mend(new CompareSyntax(column, Comparison.Equal, syntax.Subject, syntax.Members[index]), subject, members[index]);
        Complaints.Type(column, $"{TypeNames.Zh(subject.Type)} 不能与 {TypeNames.Zh(members[index].Type)} 比较；in 的各项须与左边同类（数值、日期、文本）{mend.Zh}",
            $"{TypeNames.En(subject.Type)} cannot be looked for among {TypeNames.En(members[index].Type)}; in takes numbers, dates or texts of one kind{mend.En}");
    }

    /// <summary>What the author probably meant.</summary>
    private static Words Mend(CompareSyntax syntax, Node left, Node right)
    {
        var (other, literal) = syntax.Right is TextSyntax ? (left, ((TextSyntax)syntax.Right).Text) : syntax.Left is TextSyntax text ? (right, text.Text) : (left, null);
        if (left is WholeNode || right is WholeNode)
        {
            return (left.Type.Kind == ExprKind.Choices || right.Type.Kind == ExprKind.Choices)
                ? new("；多选请用 includes(项目, '选项') 或 count(项目)", "; for choices write includes(item, 'code') or count(item)")
                : new("", "");
        }
        return literal is not null && (other.Type.IsNumber || other.Type.IsDay || other is TruthNode)
            ? new("；数值、日期、yes/no 不加引号", "; numbers, dates, yes and no stand without quotes")
            : new("", "");
    }
}
