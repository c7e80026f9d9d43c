namespace Kangyu.Kernel.Expressions.Syntax;

/// <summary>What can be wrong with the letters and the order of an expression, and how to mend it.</summary>
internal static class SyntaxComplaints
{
    public static ExprError UpperCase(int column) =>
        Syntax(column, "名称只用小写字母、数字和下划线，例如 last_visit", "names use only lower-case letters, digits and _, such as last_visit");

    public static ExprError AfterNumber(int column, string number) =>
        Syntax(column, $"{number} 后面不能紧接字母或小数点；请空一格，例如 3 months", $"nothing may follow {number} directly; leave a blank, as in 3 months");

    public static ExprError LongNumber(int column) =>
        Syntax(column, "数字过长，最多 15 位有效数字", "the number is too long: at most 15 digits are exact");

    public static ExprError NoSuchDate(int column, string date) =>
        Syntax(column, $"日历上没有 {date} 这一天；日期写作 2026-03-01", $"there is no day {date}; a date is written 2026-03-01");

    public static ExprError OpenText(int column) =>
        Syntax(column, "文本缺少结束的单引号；文本中的单引号写两次", "the text has no closing '; a ' inside a text is written twice");

    public static ExprError UnknownSign(int column, char sign) => Mend(sign) is { } mend
        ? Syntax(column, $"不认识“{sign}”；请写 {mend}", $"{sign} means nothing here; write {mend}")
        : Syntax(column, $"不认识“{sign}”；中文等文字只能写在单引号内，名称用小写英文", $"{sign} means nothing here; Chinese stands only in '...', names are lower-case ASCII");

    public static ExprError Empty() =>
        Syntax(1, "表达式是空的；请写条件或计算式", "the expression is empty; write a condition or a calculation");

    public static ExprError Unexpected(Token found, string wantedZh, string wantedEn) => found.Kind == TokenKind.End
        ? Syntax(found.Column, $"表达式不完整，此处应有{wantedZh}", $"the expression ends here, but needs {wantedEn}")
        : Syntax(found.Column, $"此处应有{wantedZh}，却是“{found.Text}”", $"{wantedEn} is needed here, not {found.Text}");

    public static ExprError Leftover(Token found) =>
        Syntax(found.Column, $"“{found.Text}”前面缺少运算符（and、or、=、+ 等）；文本要加单引号", $"an operator (and, or, =, + ...) is missing before {found.Text}; a text needs '...'");

    public static ExprError ChainedComparison(int column) =>
        Syntax(column, "比较不能连写；请写 x between a and b，或用 and 连接两个比较", "comparisons do not chain; write x between a and b, or join two with and");

    public static ExprError BadPeriod(int column) =>
        Syntax(column, "时间段要用整数，例如 3 months、14 days（至多 4 位数）", "a period takes a whole number of at most 4 digits, such as 3 months or 14 days");

    public static ExprError TooDeep(int column) =>
        new("expr_too_deep", column, new("嵌套超过 64 层；请拆成几个计算项（calc）", "nested deeper than 64; split it into several calc items"));

    public static ExprError TooLong() =>
        new("expr_too_long", 4001, new("表达式超过 4000 个字符；请拆成几个计算项（calc）", "longer than 4000 characters; split it into several calc items"));

    private static ExprError Syntax(int column, string zh, string en) => new("expr_syntax", column, new(zh, en));

    private static string? Mend(char sign) => sign switch
    {
        '（' => "(",
        '）' => ")",
        '，' or '、' or ';' or '；' => ",",
        '‘' or '’' or '“' or '”' or '"' or '`' => "'...'",
        '＝' => "=",
        '＜' => "<",
        '＞' => ">",
        '≤' => "<=",
        '≥' => ">=",
        '≠' or '!' => "!= / not",
        '＋' => "+",
        '－' or '−' or '–' => "-",
        '×' => "*",
        '÷' => "/",
        '&' => "and",
        '|' => "or",
        '.' => "0.5",
        _ => null,
    };
}
