using System.Globalization;
using Kangyu.Demo.People;

namespace Kangyu.Demo.Cases;

/// <summary>
/// Numbers of papers and receipts (<c>K7M4-92QX, HZ-26-07, 2026-03-HZ</c>): each case has its own, the same wherever the story names it. A year in it moves with the story.
/// </summary>
internal sealed class Codes(int year, Moved moved, Chance chance)
{
    private const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly Dictionary<string, string> told = new(StringComparer.Ordinal);

    public static bool IsCode(string text) =>
        text.Length is >= 5 and <= 24 && text.Contains('-', StringComparison.Ordinal) && text.Any(char.IsAsciiDigit) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    public string Of(string code)
    {
        if (!told.TryGetValue(code, out var other)) told[code] = other = Tell(code);
        return other;
    }

    private string Tell(string code)
    {
        var parts = code.Split('-');
        for (int i = 0; i < parts.Length; i++)
        {
            if (!IsYear(parts[i])) parts[i] = IsMixed(parts[i]) || (i == parts.Length - 1 && i > 0 && parts[i].All(char.IsAsciiDigit)) ? Other(parts[i]) : parts[i];
            else if (i + 1 < parts.Length && parts[i + 1].Length == 2 && int.TryParse(parts[i + 1], CultureInfo.InvariantCulture, out int month) && month is >= 1 and <= 12 && i + 2 < parts.Length)
                i = Month(parts, i, month);
            else parts[i] = Year(parts[i], moved.Move(new DateOnly(year, 6, 30)).Year);
        }
        return string.Join('-', parts);
    }

    private int Month(string[] parts, int at, int month)
    {
        var day = moved.Move(new DateOnly(year, month, 15));
        parts[at] = Year(parts[at], day.Year);
        parts[at + 1] = day.Month.ToString("D2", CultureInfo.InvariantCulture);
        return at + 1;
    }

    private bool IsYear(string part) => part == year.ToString(CultureInfo.InvariantCulture) || part == (year % 100).ToString("D2", CultureInfo.InvariantCulture);

    private static string Year(string part, int year) => (part.Length == 2 ? year % 100 : year).ToString(CultureInfo.InvariantCulture);

    private static bool IsMixed(string part) => part.Any(char.IsAsciiDigit) && part.Any(char.IsAsciiLetterUpper);

    private string Other(string part) => string.Create(part.Length, part, (other, old) =>
    {
        for (int i = 0; i < other.Length; i++) other[i] = char.IsAsciiDigit(old[i]) ? (char)('1' + chance.Below(9)) : Letters[chance.Below(Letters.Length)];
    });
}
