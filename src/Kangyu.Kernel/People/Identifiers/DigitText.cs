using System.Text;

namespace Kangyu.Kernel.People.Identifiers;

/// <summary>Numbers as people write them: full-width digits, spaces, dashes, brackets.</summary>
internal static class DigitText
{
    /// <summary>Half-width capitals and digits without spaces, dashes, dots, brackets or a plus sign.</summary>
    public static string Normal(string written)
    {
        var normal = new StringBuilder(written.Length);
        foreach (char c in written)
        {
            char half = HalfWidth(c);
            if (!IsSeparator(half)) normal.Append(char.ToUpperInvariant(half));
        }
        return normal.ToString();
    }

    public static char HalfWidth(char c) => c switch
    {
        '\u3000' => ' ',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        _ => c,
    };

    public static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsSeparator(char c) =>
        c is '-' or '.' or '(' or ')' or '+' or '/' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' || char.IsWhiteSpace(c);
}
