using System.Globalization;

namespace Kangyu.Kernel.People.Identifiers;

/// <summary>
/// The number of a service card: 16 digits that say nothing about the person. The first is 0, which no bank card has;
/// 14 are random (given as argument); the last is the Luhn check digit. Printed in four groups; the QR code holds
/// <see cref="QrText"/>. No name, date or place is in it, so a card that is found tells nothing.
/// </summary>
public sealed record CardNumber
{
    /// <summary>Random digits are taken from 0 up to (not including) this.</summary>
    public const long Space = 100_000_000_000_000;

    private const string QrPrefix = "KY1:";

    private CardNumber(string number) => Number = number;

    public string Number { get; }

    /// <summary><c>0123 4567 8901 2345</c>.</summary>
    public string Printed => $"{Number[..4]} {Number[4..8]} {Number[8..12]} {Number[12..]}";

    public string QrText => QrPrefix + Number;

    /// <param name="random">A random number in [0, <see cref="Space"/>), from a generator fit for secrets.</param>
    public static CardNumber From(long random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(random);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(random, Space);
        string first15 = random.ToString("D15", CultureInfo.InvariantCulture);
        return new CardNumber(first15 + CheckDigit(first15));
    }

    /// <summary>Reads a card number as typed or scanned.</summary>
    /// <returns>The number, or <c>card_format</c>, <c>card_check</c>.</returns>
    public static Checked<CardNumber> Read(string written, string path = "card")
    {
        string text = Normal(written);
        if (text.Length != 16 || text[0] != '0' || !DigitText.IsDigits(text))
            return Problem.At(path, "card_format", "服务卡号是16位数字，以0开头。请核对或扫描卡上的二维码。",
                "A service card number has 16 digits and begins with 0. Check it, or scan the code on the card.");
        if (CheckDigit(text.AsSpan(0, 15)) != text[15])
            return Problem.At(path, "card_check", "服务卡号校验不符，可能有一位输错。请逐位核对或扫描二维码。",
                "The card number does not add up; a digit may be mistyped. Compare it digit by digit, or scan the code.");
        return new CardNumber(text);
    }

    internal static string Normal(string written)
    {
        string text = written.Trim();
        return DigitText.Normal(text.StartsWith(QrPrefix, StringComparison.OrdinalIgnoreCase) ? text[QrPrefix.Length..] : text);
    }

    private static char CheckDigit(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            if (i % 2 == 0) digit = digit < 5 ? digit * 2 : (digit * 2) - 9;
            sum += digit;
        }
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
