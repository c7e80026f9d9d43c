namespace Kangyu.Kernel.Expressions.Syntax;

/// <summary>Walks the tokens and keeps the first error; after one, everything reads as the end.</summary>
internal sealed class TokenReader(List<Token> tokens)
{
    private int at;

    public ExprError? Error { get; private set; }

    public Token Current => tokens[at];

    public Token Take()
    {
        var token = tokens[at];
        if (at < tokens.Count - 1) at++;
        return token;
    }

    public bool AtWord(string word, int ahead = 0) => Ahead(ahead) is { Kind: TokenKind.Word } token && token.Text == word;

    public bool AtSign(string sign, int ahead = 0) => Ahead(ahead) is { Kind: TokenKind.Sign } token && token.Text == sign;

    public bool TakeWord(string word) => Advance(AtWord(word));

    public bool TakeSign(string sign) => Advance(AtSign(sign));

    public SyntaxNode? Fail(ExprError error)
    {
        Error ??= error;
        at = tokens.Count - 1;
        return null;
    }

    private Token Ahead(int ahead) => tokens[Math.Min(at + ahead, tokens.Count - 1)];

    private bool Advance(bool there)
    {
        if (there) Take();
        return there;
    }
}
