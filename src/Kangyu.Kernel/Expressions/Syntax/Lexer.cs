using System.Globalization;
using System.Text;

namespace Kangyu.Kernel.Expressions.Syntax;

/// <summary>Cuts a source into tokens. Stops at the first character that has no meaning, with its mend.</summary>
internal sealed class Lexer(string source)
{
    private static readonly string[] Signs = ["!=", "<=", ">=", "=", "<", ">", "(", ")", ",", "+", "-", "*", "/"];

    private readonly List<Token> tokens = [];
    private int at;

    public ExprError? Error { get; private set; }

    public List<Token> Read()
    {
        while (Error is null && at < source.Length)
        {
            var letter = source[at];
            if (letter is ' ' or '\t' or '\r' or '\n') at++;
            else if (IsLower(letter)) ReadWord();
            else if (char.IsAsciiDigit(letter)) ReadNumber();
            else if (letter == '\'') ReadText();
            else ReadSign();
        }
        Add(TokenKind.End, "", source.Length);
        return tokens;
    }

    private static bool IsLower(char letter) => char.IsAsciiLetterLower(letter);

    private static bool IsWord(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_';

    private char Peek(int ahead = 0) => at + ahead < source.Length ? source[at + ahead] : '\0';

    private void Add(TokenKind kind, string text, int start) => tokens.Add(new(kind, text, start + 1, at + 1));

    private void ReadWord()
    {
        var start = at;
        while (IsWord(Peek()) || (Peek() == '.' && IsLower(Peek(1)))) at++;
        if (char.IsAsciiLetterUpper(Peek())) Error = SyntaxComplaints.UpperCase(at + 1);
        else Add(TokenKind.Word, source[start..at], start);
    }

    private void ReadNumber()
    {
        var start = at;
        while (char.IsAsciiDigit(Peek())) at++;
        if (at - start == 4 && TryReadDate(start)) return;
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            at++;
            while (char.IsAsciiDigit(Peek())) at++;
        }
        if (char.IsAsciiLetter(Peek()) || Peek() is '_' or '.') Error = SyntaxComplaints.AfterNumber(at + 1, source[start..at]);
        else if (at - start > 16) Error = SyntaxComplaints.LongNumber(start + 1);
        else Add(TokenKind.Number, source[start..at], start);
    }

    /// <summary>2026-03-01 is a date, never a subtraction: write blanks around the minus to subtract.</summary>
    private bool TryReadDate(int start)
    {
        if (source.Length < start + 10 || source[start + 4] != '-' || source[start + 7] != '-') return false;
        var text = source.Substring(start, 10);
        if (!char.IsAsciiDigit(text[5]) || !char.IsAsciiDigit(text[6]) || !char.IsAsciiDigit(text[8]) || !char.IsAsciiDigit(text[9])) return false;
        at = start + 10;
        if (IsWord(Peek()) || char.IsAsciiLetterUpper(Peek())) Error = SyntaxComplaints.AfterNumber(at + 1, text);
        else if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) Error = SyntaxComplaints.NoSuchDate(start + 1, text);
        else Add(TokenKind.Date, text, start);
        return true;
    }

    private void ReadText()
    {
        var start = at++;
        var text = new StringBuilder();
        while (at < source.Length)
        {
            if (source[at] != '\'') text.Append(source[at++]);
            else if (Peek(1) == '\'') { text.Append('\''); at += 2; }
            else
            {
                at++;
                Add(TokenKind.Text, text.ToString(), start);
                return;
            }
        }
        Error = SyntaxComplaints.OpenText(start + 1);
    }

    private void ReadSign()
    {
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(source, at, sign, 0, sign.Length) != 0) continue;
            at += sign.Length;
            Add(TokenKind.Sign, sign, at - sign.Length);
            return;
        }
        Error = SyntaxComplaints.UnknownSign(at + 1, source[at]);
    }
}
