using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Kernel.Places;

/// <summary>How many digits of the national code a place has.</summary>
public enum DivisionLevel : byte
{
    Province = 2,
    City = 4,
    County = 6,
    Township = 9,
    Village = 12,
}

/// <summary>
/// The national code of a place (GB/T 2260 and the statistical code): 2 province, 4 city, 6 county, 9 township, 12 village,
/// each beginning with the code of the place it lies in.
/// </summary>
public sealed record DivisionCode
{
    private DivisionCode(string text) => Text = text;

    /// <summary>The digits, without trailing zeros for levels that are not there: 360830, not 360830000000.</summary>
    public string Text { get; }

    public DivisionLevel Level => (DivisionLevel)Text.Length;

    /// <summary>12 digits, as unit codes and tables have it.</summary>
    public string Padded => Text.PadRight(12, '0');

    /// <summary>The code of the place it lies in, null for a province.</summary>
    public string? Parent => Level switch
    {
        DivisionLevel.Province => null,
        DivisionLevel.City => Text[..2],
        DivisionLevel.County => Text[..4],
        DivisionLevel.Township => Text[..6],
        DivisionLevel.Village => Text[..9],
        _ => throw new InvalidOperationException("a code has 2, 4, 6, 9 or 12 digits"),
    };

    /// <summary>True for the place itself and everything in it.</summary>
    public bool Contains(DivisionCode other) => other.Text.StartsWith(Text, StringComparison.Ordinal);

    /// <summary>Reads 2, 4, 6, 9 or 12 digits; trailing zeros in groups are taken off (360830100000 is the township 360830100).</summary>
    /// <returns>The code, or <c>division_code</c>.</returns>
    public static Checked<DivisionCode> Read(string written, string path = "division")
    {
        string code = DigitText.Normal(written);
        if (code.Length == 12 && code.EndsWith("000", StringComparison.Ordinal)) code = code[..9];
        if (code.Length == 9 && code.EndsWith("000", StringComparison.Ordinal)) code = code[..6];
        if (code.Length == 6 && code.EndsWith("00", StringComparison.Ordinal)) code = code[..4];
        if (code.Length == 4 && code.EndsWith("00", StringComparison.Ordinal)) code = code[..2];
        return Exact(code, path);
    }

    /// <summary>The digits as they are: some counties end in 00 (441900), where a written code would mean the city.</summary>
    public static Checked<DivisionCode> Exact(string code, string path)
    {
        bool isGood = code.Length is 2 or 4 or 6 or 9 or 12 && DigitText.IsDigits(code) && code[0] != '0';
        return isGood ? new DivisionCode(code) : Problem.At(path, "division_code",
            "区划代码应为6位（县）、9位（乡镇）或12位（村）数字，如360830、360830100。",
            "A division code has 6 digits (county), 9 (township) or 12 (village), such as 360830 or 360830100.");
    }
}
