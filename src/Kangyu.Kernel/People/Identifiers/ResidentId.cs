using System.Globalization;

namespace Kangyu.Kernel.People.Identifiers;

/// <summary>
/// A resident ID number (GB 11643): six digits of a division, the day of birth, three digits of order (odd for men), a
/// check character. It is optional everywhere. <see cref="Synthetic"/>: the division 99.... is not assigned, so the
/// number can be nobody's.
/// </summary>
public sealed record ResidentId
{
    private const string CheckCharacters = "10X98765432";
    private static readonly byte[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private ResidentId(string number, DateOnly born)
    {
        Number = number;
        Born = born;
    }

    /// <summary>18 characters; numbers of 15 digits (issued until 1999) are expanded.</summary>
    public string Number { get; }

    public DateOnly Born { get; }

    public Sex Sex => (Number[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    public bool Synthetic => Number.StartsWith("99", StringComparison.Ordinal);

    /// <summary>Reads a number as written: spaces and dashes are passed over, a small x is taken.</summary>
    /// <returns>The number, or one of <c>id_length, id_digits, id_date, id_future, id_check</c>.</returns>
    public static Checked<ResidentId> Read(string written, DateOnly today, string path = "id_number")
    {
        string text = DigitText.Normal(written);
        if (text.Length is not (15 or 18)) return ResidentIdProblems.Length(path, text.Length);
        if (!DigitText.IsDigits(text.AsSpan(0, Math.Min(17, text.Length))) || !IsCheckCharacter(text[^1])) return ResidentIdProblems.Digits(path);
        string first17 = text.Length == 18 ? text[..17] : string.Concat(text.AsSpan(0, 6), "19", text.AsSpan(6));
        if (!DateOnly.TryParseExact(first17.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born.Year < 1850)
            return ResidentIdProblems.Date(path);
        if (born > today) return ResidentIdProblems.Future(path);
        char check = CheckCharacter(first17);
        if (text.Length == 18 && text[17] != check) return ResidentIdProblems.Check(path);
        return new ResidentId(first17 + check, born);
    }

    /// <summary>The check character of 17 digits: their weighted sum modulo 11.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> digits17)
    {
        int sum = 0;
        for (int i = 0; i < Weights.Length; i++) sum += (digits17[i] - '0') * Weights[i];
        return CheckCharacters[sum % 11];
    }

    private static bool IsCheckCharacter(char c) => c is (>= '0' and <= '9') or 'X';
}
