using System.Text;
using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Kernel.Messages;

/// <summary>
/// What a person answers to a text message. Only the wish to get no more is read (S5: withdrawing takes no more steps than giving); everything else is not ours to read and is not
/// kept.
/// </summary>
public static class IncomingReply
{
    private static readonly HashSet<string> Stop = new(StringComparer.Ordinal) { "T", "TD", "STOP", "退订", "退", "停", "停止", "不要", "取消" };

    /// <summary>Full width, case, spaces, marks and brackets around the word do not matter.</summary>
    public static bool IsStop(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text)
            if (char.IsLetterOrDigit(letter)) word.Append(char.ToUpperInvariant(DigitText.HalfWidth(letter)));
        return Stop.Contains(word.ToString());
    }
}
