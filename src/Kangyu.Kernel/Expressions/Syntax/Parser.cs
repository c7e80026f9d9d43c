using System.Globalization;

namespace Kangyu.Kernel.Expressions.Syntax;

/// <summary>
/// Recursive descent, one method a level of precedence, lowest first: or, and, not, comparison, + -, * /, unary minus.
/// Ends at the first error.
/// </summary>
internal sealed class Parser
{
    public const int MaxDepth = 64;
    public const int MaxLength = 4000;

    private readonly TokenReader tokens;
    private int depth;

    private Parser(List<Token> tokens) => this.tokens = new TokenReader(tokens);

    public static (SyntaxNode? Tree, ExprError? Error) Parse(string source)
    {
        if (source.Length > MaxLength) return (null, SyntaxComplaints.TooLong());
        var lexer = new Lexer(source);
        var read = lexer.Read();
        if (lexer.Error is not null) return (null, lexer.Error);
        if (read.Count == 1) return (null, SyntaxComplaints.Empty());
        var parser = new Parser(read);
        var tree = parser.Or();
        if (tree is not null && parser.tokens.Current.Kind != TokenKind.End) parser.tokens.Fail(SyntaxComplaints.Leftover(parser.tokens.Current));
        return parser.tokens.Error is { } error ? (null, error) : (tree, null);
    }

    private SyntaxNode? Or() => Chain("or", isAnd: false);

    private SyntaxNode? And() => Chain("and", isAnd: true);

    private SyntaxNode? Chain(string word, bool isAnd)
    {
        var first = isAnd ? Not() : And();
        if (first is null || !tokens.AtWord(word)) return first;
        var column = tokens.Current.Column;
        var terms = new List<SyntaxNode> { first };
        while (tokens.TakeWord(word))
        {
            if ((isAnd ? Not() : And()) is not { } term) return null;
            terms.Add(term);
        }
        return Limited(new LogicSyntax(column, isAnd, terms));
    }

    private SyntaxNode? Not()
    {
        if (!tokens.AtWord("not")) return Comparing();
        var column = tokens.Take().Column;
        return Nested(Not) is { } operand ? Limited(new NotSyntax(column, operand)) : null;
    }

    private SyntaxNode? Comparing()
    {
        if (Sum() is not { } left) return null;
        var compared = Compared(left);
        if (compared is null || ReferenceEquals(compared, left)) return compared;
        return AtComparison() ? tokens.Fail(SyntaxComplaints.ChainedComparison(tokens.Current.Column)) : compared;
    }

    private bool AtComparison() => ComparisonAt() is not null || tokens.AtWord("in") || tokens.AtWord("between") || tokens.AtWord("is")
        || (tokens.AtWord("not") && tokens.AtWord("in", 1));

    private SyntaxNode? Compared(SyntaxNode left)
    {
        var column = tokens.Current.Column;
        if (ComparisonAt() is { } comparison)
        {
            tokens.Take();
            return Sum() is { } right ? Limited(new CompareSyntax(column, comparison, left, right)) : null;
        }
        if (tokens.TakeWord("in")) return In(column, left, negated: false);
        if (tokens.AtWord("not") && tokens.AtWord("in", 1))
        {
            tokens.Take();
            tokens.Take();
            return In(column, left, negated: true);
        }
        if (tokens.TakeWord("between")) return Between(column, left);
        return tokens.TakeWord("is") ? Answered(column, left) : left;
    }

    private Comparison? ComparisonAt() => tokens.Current.Kind != TokenKind.Sign ? null : tokens.Current.Text switch
    {
        "=" => Comparison.Equal,
        "!=" => Comparison.NotEqual,
        "<" => Comparison.Less,
        "<=" => Comparison.LessOrEqual,
        ">" => Comparison.Greater,
        ">=" => Comparison.GreaterOrEqual,
        _ => null,
    };

    private SyntaxNode? In(int column, SyntaxNode subject, bool negated)
    {
        if (!tokens.TakeSign("(")) return tokens.Fail(SyntaxComplaints.Unexpected(tokens.Current, "括号，例如 in ('a', 'b')", "a list such as in ('a', 'b')"));
        return List() is { } members ? Limited(new InSyntax(column, subject, members, negated)) : null;
    }

    private SyntaxNode? Between(int column, SyntaxNode subject)
    {
        if (Sum() is not { } low) return null;
        if (!tokens.TakeWord("and")) return tokens.Fail(SyntaxComplaints.Unexpected(tokens.Current, " and（x between a and b）", "and, as in x between a and b"));
        return Sum() is { } high ? Limited(new BetweenSyntax(column, subject, low, high)) : null;
    }

    private SyntaxNode? Answered(int column, SyntaxNode operand)
    {
        var negated = tokens.TakeWord("not");
        if (!tokens.TakeWord("answered")) return tokens.Fail(SyntaxComplaints.Unexpected(tokens.Current, " answered 或 not answered", "answered or not answered"));
        return Limited(new AnsweredSyntax(column, operand, negated));
    }

    private SyntaxNode? Sum()
    {
        var left = Product();
        while (left is not null && (tokens.AtSign("+") || tokens.AtSign("-")))
        {
            var sign = tokens.Take();
            if (Product() is not { } right) return null;
            left = Limited(new ArithmeticSyntax(sign.Column, sign.Text == "+" ? Operation.Add : Operation.Subtract, left, right));
        }
        return left;
    }

    private SyntaxNode? Product()
    {
        var left = Unary();
        while (left is not null && (tokens.AtSign("*") || tokens.AtSign("/")))
        {
            var sign = tokens.Take();
            if (Unary() is not { } right) return null;
            left = Limited(new ArithmeticSyntax(sign.Column, sign.Text == "*" ? Operation.Multiply : Operation.Divide, left, right));
        }
        return left;
    }

    private SyntaxNode? Unary()
    {
        if (!tokens.AtSign("-") && !tokens.AtSign("+")) return Primary();
        var sign = tokens.Take();
        return Nested(Unary) is { } operand ? Limited(new SignSyntax(sign.Column, sign.Text == "-", operand)) : null;
    }

    private SyntaxNode? Primary()
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Number(tokens.Take());
            case TokenKind.Text:
                return new TextSyntax(tokens.Take().Column, token.Text);
            case TokenKind.Date:
                return new DateSyntax(tokens.Take().Column, DateOnly.ParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
            case TokenKind.Word:
                return Word(token);
            case TokenKind.Sign when tokens.TakeSign("("):
                return Nested(Or) is { } inner && Closed() ? inner : null;
            default:
                return tokens.Fail(SyntaxComplaints.Unexpected(token, "数值、名称或括号", "a value, a name or a bracket"));
        }
    }

    private SyntaxNode? Number(Token token)
    {
        var whole = !token.Text.Contains('.', StringComparison.Ordinal);
        if (tokens.Current.Kind != TokenKind.Word || PeriodUnits.Find(tokens.Current.Text) is not { } unit)
            return new NumberSyntax(token.Column, double.Parse(token.Text, CultureInfo.InvariantCulture), whole);
        tokens.Take();
        if (!whole || token.Text.Length > 4) return tokens.Fail(SyntaxComplaints.BadPeriod(token.Column));
        var count = int.Parse(token.Text, CultureInfo.InvariantCulture);
        return new PeriodSyntax(token.Column, new Period(unit.Months * count, unit.Days * count));
    }

    private SyntaxNode? Word(Token token)
    {
        if (ExprScope.IsReserved(token.Text) && token.Text is not ("yes" or "no" or "true" or "false" or "today"))
            return tokens.Fail(SyntaxComplaints.Unexpected(token, "数值、名称或括号", "a value, a name or a bracket"));
        tokens.Take();
        if (tokens.TakeSign("(")) return Call(token);
        return token.Text switch
        {
            "yes" or "true" => new YesNoSyntax(token.Column, true),
            "no" or "false" => new YesNoSyntax(token.Column, false),
            "today" => new TodaySyntax(token.Column),
            _ => new NameSyntax(token.Column, token.Text),
        };
    }

    private SyntaxNode? Call(Token name)
    {
        if (tokens.TakeSign(")")) return new CallSyntax(name.Column, name.Text, []);
        return List() is { } arguments ? Limited(new CallSyntax(name.Column, name.Text, arguments)) : null;
    }

    /// <summary>What stands between brackets, up to and with the closing one.</summary>
    private List<SyntaxNode>? List()
    {
        var members = new List<SyntaxNode>();
        do
        {
            if (Nested(Or) is not { } member) return null;
            members.Add(member);
        }
        while (tokens.TakeSign(","));
        return Closed() ? members : null;
    }

    private bool Closed()
    {
        if (tokens.TakeSign(")")) return true;
        tokens.Fail(SyntaxComplaints.Unexpected(tokens.Current, "右括号或运算符", "a closing bracket or an operator"));
        return false;
    }

    private SyntaxNode? Nested(Func<SyntaxNode?> inner)
    {
        if (depth >= MaxDepth) return tokens.Fail(SyntaxComplaints.TooDeep(tokens.Current.Column));
        depth++;
        var node = inner();
        depth--;
        return node;
    }

    private SyntaxNode? Limited(SyntaxNode node) => node.Depth > MaxDepth ? tokens.Fail(SyntaxComplaints.TooDeep(node.Column)) : node;
}
