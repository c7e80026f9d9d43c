using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kangyu.Kernel.Ledger;

/// <summary>
/// An erasure that was carried out (S12), as a line of the erasures file. A restore applies every line before it serves, for an old backup
/// may still have the person.
/// </summary>
/// <param name="Erased">The classes whose keys were destroyed.</param>
/// <param name="LockedUntil">The last day of the legal term of what was locked; null when nothing was.</param>
public sealed record Erasure(Guid Subject, DateTimeOffset At, IReadOnlyList<KeyClass> Erased, DateOnly? LockedUntil)
{
    private const string TimeForm = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>The line's text before its link and signature: <c>erasure SUBJECT 2026-09-30T16:00:00Z identity,care 2056-09-30</c>, with
    /// <c>-</c> for no class and no term.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"erasure {Subject:N} {At.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture)} {Classes()} {LockedUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-"}");

    public static bool TryParse(string text, [NotNullWhen(true)] out Erasure? erasure)
    {
        erasure = null;
        var parts = text.Split(' ');
        if (parts.Length != 5 || parts[0] != "erasure" || !Guid.TryParseExact(parts[1], "N", out var subject)) return false;
        if (!DateTimeOffset.TryParseExact(parts[2], TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return false;
        if (!TryParseClasses(parts[3], out var erased)) return false;
        var hasTerm = DateOnly.TryParseExact(parts[4], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until);
        if (!hasTerm && parts[4] != "-") return false;
        erasure = new Erasure(subject, at, erased, hasTerm ? until : null);
        return true;
    }

    private string Classes() => Erased.Count == 0 ? "-" : string.Join(',', Erased.Select(Name));

    private static string Name(KeyClass @class) => @class switch
    {
        KeyClass.Identity => "identity",
        KeyClass.Care => "care",
        KeyClass.Legal => "legal",
        _ => throw new ArgumentOutOfRangeException(nameof(@class)),
    };

    private static bool TryParseClasses(string text, out List<KeyClass> classes)
    {
        classes = [];
        if (text == "-") return true;
        foreach (var part in text.Split(','))
        {
            var known = Array.Find(Enum.GetValues<KeyClass>(), value => Name(value) == part);
            if (known == default) return false;
            classes.Add(known);
        }
        return true;
    }
}
