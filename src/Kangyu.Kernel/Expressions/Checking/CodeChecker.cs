using Kangyu.Kernel.Expressions.Syntax;

namespace Kangyu.Kernel.Expressions.Checking;

/// <summary>Finds codes that are not among the options they are compared with.</summary>
internal sealed class CodeChecker(Complaints complaints)
{
    /// <summary>Every text between quotes must be one of the codes, also inside if(...).</summary>
    public bool Check(SyntaxNode syntax, IReadOnlyList<string> codes)
    {
        if (syntax is CallSyntax { Function: "if", Arguments: [_, var yes, var no] }) return Check(yes, codes) & Check(no, codes);
        if (syntax is not TextSyntax text || codes.Contains(text.Text, StringComparer.Ordinal)) return true;
        complaints.UnknownCode(text.Column, text.Text, codes);
        return false;
    }

    /// <summary>Whether the two could ever be equal; a free text could be anything.</summary>
    public bool Match(int column, (SyntaxNode Syntax, ExprType Type) left, (SyntaxNode Syntax, ExprType Type) right)
    {
        if (left.Type is not ChoiceType a || right.Type is not ChoiceType b) return true;
        if (!Check(right.Syntax, a.Codes)) return false;
        if (right.Syntax is not TextSyntax && !Check(left.Syntax, b.Codes)) return false;
        if (ReferenceEquals(a.Codes, b.Codes) || a.Codes.Intersect(b.Codes, StringComparer.Ordinal).Any()) return true;
        complaints.Type(column, $"两边没有共同的选项，永远不会相等：{TypeNames.Codes(a.Codes)} 与 {TypeNames.Codes(b.Codes)}", $"the two sides share no option and are never equal: {TypeNames.Codes(a.Codes)} and {TypeNames.Codes(b.Codes)}");
        return false;
    }
}
