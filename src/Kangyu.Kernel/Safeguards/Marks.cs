using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Safeguards;

/// <summary>What an answer may give away, carried through everything computed from it: the protected kinds of S1, the last menstrual
/// period (S4), and why an entry stays in the room (S13).</summary>
[Flags]
internal enum Marks
{
    None = 0,
    Choice = 1,
    Method = 2,
    Pregnancy = 4,
    Birth = 8,
    Procedure = 16,
    Parity = 32,
    Attendance = 64,
    Consent = 128,
    LastPeriod = 256,
    Abortion = 512,
    Sti = 1024,
    Violence = 2048,
    Adolescent = 4096,
    Money = 8192,
}

internal static class MarkWords
{
    /// <summary>What S1 protects.</summary>
    public const Marks Protected = Marks.Choice | Marks.Method | Marks.Pregnancy | Marks.Birth | Marks.Procedure | Marks.Parity | Marks.Attendance | Marks.Consent;

    private static readonly (Marks Mark, string Word)[] Words =
    [
        (Marks.Choice, "choice"), (Marks.Method, "method"), (Marks.Pregnancy, "pregnancy"), (Marks.Birth, "birth"), (Marks.Procedure, "procedure"),
        (Marks.Parity, "parity"), (Marks.Attendance, "attendance"), (Marks.Consent, "consent"),
    ];

    private static readonly (Marks Mark, Sensitivity Sensitivity)[] Rooms =
    [
        (Marks.Abortion, Sensitivity.Abortion), (Marks.Sti, Sensitivity.Sti), (Marks.Violence, Sensitivity.Violence), (Marks.Adolescent, Sensitivity.Adolescent),
        (Marks.Money, Sensitivity.Money),
    ];

    /// <summary>The S1 words among the marks.</summary>
    public static IReadOnlyList<string> ProtectedWords(this Marks marks) => [.. Words.Where(pair => marks.HasFlag(pair.Mark)).Select(pair => pair.Word)];

    public static IReadOnlyList<Sensitivity> Sensitivities(this Marks marks) => [.. Rooms.Where(pair => marks.HasFlag(pair.Mark)).Select(pair => pair.Sensitivity)];

    public static Marks Of(string? word)
    {
        foreach (var (mark, known) in Words)
            if (known == word) return mark;
        return Marks.None;
    }

    public static Marks Of(Sensitivity sensitivity)
    {
        foreach (var (mark, known) in Rooms)
            if (known == sensitivity) return mark;
        return Marks.None;
    }
}
