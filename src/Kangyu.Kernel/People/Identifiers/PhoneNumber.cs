namespace Kangyu.Kernel.People.Identifiers;

/// <summary>A Chinese phone number in normal form: digits only, no country code.</summary>
public sealed record PhoneNumber
{
    private PhoneNumber(string number) => Number = number;

    /// <summary>11 digits of a mobile, or a landline's area code and number (10 to 12 digits, the first is 0).</summary>
    public string Number { get; }

    public bool IsMobile => Number[0] == '1';

    /// <summary>Reads a number as written: spaces, dashes, brackets and +86 are passed over.</summary>
    /// <returns>The number, or <c>phone_format</c>.</returns>
    public static Checked<PhoneNumber> Read(string written, string path = "phone")
    {
        string digits = Normal(written);
        return IsMobileNumber(digits) || IsLandline(digits) ? new PhoneNumber(digits) : Problem.At(path, "phone_format",
            "请填11位手机号（1开头），或带区号的固定电话，如0796-7721234；没有电话可以不填。",
            "Enter a mobile number of 11 digits (beginning with 1) or a landline with its area code, such as 0796-7721234, or leave it empty.");
    }

    internal static string Normal(string written)
    {
        string digits = DigitText.Normal(written);
        string national = WithoutCountry(digits);
        // Behind a country code a landline is written without its 0: +86 796 7721234.
        bool zeroIsGone = national.Length < digits.Length && national[0] != '0' && !IsMobileNumber(national);
        return zeroIsGone ? "0" + national : national;
    }

    private static string WithoutCountry(string digits)
    {
        if (digits.Length >= 14 && digits.StartsWith("0086", StringComparison.Ordinal)) return digits[4..];
        return digits.Length >= 12 && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits;
    }

    internal static bool IsMobileNumber(string digits) =>
        digits.Length == 11 && digits[0] == '1' && digits[1] is >= '3' and <= '9' && DigitText.IsDigits(digits);

    /// <summary>Area codes have three digits (010, 02x) or four; numbers seven or eight, not beginning with 0 or 1.</summary>
    internal static bool IsLandline(string digits)
    {
        if (digits.Length is < 10 or > 12 || digits[0] != '0' || !DigitText.IsDigits(digits)) return false;
        int area = digits[1] is '1' or '2' ? 3 : 4;
        int local = digits.Length - area;
        return digits[1] != '0' && local is 7 or 8 && digits[area] is >= '2' and <= '9';
    }
}
