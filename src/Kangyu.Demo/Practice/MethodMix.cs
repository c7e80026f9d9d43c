using Kangyu.Demo.People;
using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Demo.Practice;

/// <summary>
/// What people of an age use when they come and what they decide on, and for about how long. Made up, like <see cref="Proportions"/>: a mix that is meant to be various, not one
/// to be wished for.
/// </summary>
internal static class MethodMix
{
    private static readonly (int Before, Weighted<string> Mix)[] WomenChoose =
    [
        (20, new([("condom_male", 420), ("coc", 200), ("none", 120), ("not_today", 160), ("implant", 40), ("dmpa", 20), ("condom_female", 15), ("fertility_awareness", 25)])),
        (30, new([("condom_male", 300), ("coc", 140), ("iud_copper", 190), ("implant", 55), ("dmpa", 40), ("pop", 30), ("iud_lng", 20), ("fertility_awareness", 25), ("withdrawal", 25),
            ("patch_ring", 8), ("net_en", 6), ("injectable_combined", 6), ("condom_female", 8), ("spermicide", 5), ("none", 75), ("not_today", 90)])),
        (40, new([("iud_copper", 380), ("condom_male", 180), ("coc", 75), ("iud_lng", 40), ("implant", 55), ("dmpa", 42), ("pop", 15), ("coc_long", 6), ("tubal_ligation", 22),
            ("fertility_awareness", 20), ("withdrawal", 20), ("spermicide", 5), ("none", 70), ("not_today", 80)])),
        (50, new([("iud_copper", 330), ("condom_male", 150), ("iud_lng", 50), ("coc", 25), ("dmpa", 25), ("implant", 20), ("pop", 12), ("tubal_ligation", 28), ("withdrawal", 25),
            ("none", 240), ("not_today", 85)])),
        (200, new([("none", 900), ("not_today", 60), ("condom_male", 40)])),
    ];

    private static readonly (int Before, Weighted<string> Mix)[] WomenBring =
    [
        (25, new([("nothing", 850), ("condom_male", 100), ("coc", 30), ("iud_copper", 20)])),
        (35, new([("nothing", 510), ("iud_copper", 330), ("condom_male", 100), ("coc", 40), ("implant", 20)])),
        (50, new([("nothing", 280), ("iud_copper", 490), ("tubal_ligation", 120), ("condom_male", 80), ("iud_lng", 30)])),
        (200, new([("nothing", 420), ("iud_copper", 400), ("tubal_ligation", 180)])),
    ];

    private static readonly (int Before, Weighted<string> Mix)[] MenChoose =
    [
        (25, new([("condom_male", 760), ("none", 110), ("not_today", 110), ("withdrawal", 20)])),
        (50, new([("condom_male", 600), ("vasectomy", 45), ("none", 200), ("not_today", 110), ("withdrawal", 45)])),
        (200, new([("condom_male", 330), ("none", 600), ("not_today", 70)])),
    ];

    private static readonly (int Before, Weighted<string> Mix)[] MenBring =
    [
        (35, new([("nothing", 800), ("condom_male", 200)])),
        (200, new([("nothing", 730), ("condom_male", 200), ("vasectomy", 70)])),
    ];

    /// <summary>Months of use, from and to; who uses longer than the demo lasts goes on using.</summary>
    private static readonly Dictionary<string, (int From, int To)> Months = new(StringComparer.Ordinal)
    {
        ["iud_copper"] = (12, 160),
        ["iud_lng"] = (8, 75),
        ["implant"] = (5, 48),
        ["dmpa"] = (4, 40),
        ["net_en"] = (3, 20),
        ["injectable_combined"] = (3, 14),
        ["coc"] = (3, 44),
        ["coc_long"] = (6, 40),
        ["pop"] = (2, 24),
        ["patch_ring"] = (2, 20),
        ["condom_male"] = (6, 80),
        ["condom_female"] = (2, 24),
        ["spermicide"] = (2, 20),
        ["fertility_awareness"] = (4, 50),
        ["withdrawal"] = (4, 60),
        ["lam"] = (3, 5),
        ["none"] = (10, 90),
        ["not_today"] = (2, 14),
    };

    public static string Choose(Sex sex, int age, Chance chance) => Of(sex == Sex.Female ? WomenChoose : MenChoose, age).Pick(chance);

    /// <summary>What someone uses already when the file is opened; <c>nothing</c>: no method.</summary>
    public static string Bring(Sex sex, int age, Chance chance) => Of(sex == Sex.Female ? WomenBring : MenBring, age).Pick(chance);

    /// <summary>Another than the one in use; the same again when nothing else comes to mind.</summary>
    public static string ChooseOther(string inUse, Sex sex, int age, Chance chance)
    {
        string chosen = Choose(sex, age, chance);
        for (int i = 0; i < 6 && chosen == inUse; i++) chosen = Choose(sex, age, chance);
        return chosen;
    }

    /// <summary>Per thousand women of an age who have a child.</summary>
    public static int HasChild(int age) => age switch { < 20 => 15, < 25 => 260, < 30 => 640, < 35 => 880, _ => 945 };

    /// <summary>Null: for good.</summary>
    public static int? MonthsOf(string method, Chance chance) => Months.TryGetValue(method, out var span) ? chance.Between(span.From, span.To) : null;

    private static Weighted<string> Of((int Before, Weighted<string> Mix)[] table, int age)
    {
        foreach (var (before, mix) in table)
            if (age < before) return mix;
        return table[^1].Mix;
    }
}
