using System.Globalization;

namespace Kangyu.Kernel.Places;

/// <summary>
/// The code of a unit: the 12-digit code of its place, a letter for its kind, and a number from 2 where the place has several
/// of a kind: <c>360830000000S</c> station, <c>360830000000C</c> contraceptive store, <c>360830000000M</c> mobile team,
/// <c>360830100000H</c> health centre, <c>360830100003V</c> clinic, <c>360830100003D2</c> second dispenser. A code stays with the unit for ever.
/// </summary>
public sealed record UnitCode
{
    private const string Letters = "SCMHVD";

    private UnitCode(DivisionCode division, UnitKind kind, int number)
    {
        Division = division;
        Kind = kind;
        Number = number;
    }

    public DivisionCode Division { get; }

    public UnitKind Kind { get; }

    /// <summary>1 for the first of its kind in its place.</summary>
    public int Number { get; }

    public string Text => Division.Padded + Letters[(int)Kind - 1] + (Number == 1 ? "" : Number.ToString(CultureInfo.InvariantCulture));

    public static UnitCode Of(DivisionCode division, UnitKind kind, int number = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return new(division, kind, number);
    }

    /// <returns>The code, or <c>unit_code</c>.</returns>
    public static Checked<UnitCode> Read(string written, string path = "unit")
    {
        string code = written.Trim().ToUpperInvariant();
        if (code.Length is < 13 or > 15 || DivisionCode.Read(code[..12]).Value is not { } division) return Wrong(path);
        int kind = Letters.IndexOf(code[12], StringComparison.Ordinal) + 1;
        int number = 1;
        bool numbered = code.Length == 13 || (int.TryParse(code.AsSpan(13), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 2 && code[13] != '0');
        return kind > 0 && numbered ? new UnitCode(division, (UnitKind)kind, number) : Wrong(path);
    }

    internal static Problem Wrong(string path) => Problem.At(path, "unit_code",
        "机构代码应为12位区划代码加一个字母，如360830100000H（乡镇卫生院）、360830100003V（村卫生室）。",
        "A unit code is a 12-digit division code and a letter, such as 360830100000H (health centre) or 360830100003V (village clinic).");
}
