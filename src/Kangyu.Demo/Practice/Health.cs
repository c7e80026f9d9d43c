using Kangyu.Demo.People;
using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Demo.Practice;

/// <summary>What examinations of one person find: figures that keep to the person over the years, and conditions drawn once.</summary>
internal sealed class Health
{
    private static readonly (string Item, string Code, int Young, int Older)[] Shares =
    [
        // per thousand under 40, from 40 on; each item is one question of the history form
        ("circulation", "hypertension", 22, 150), ("circulation", "varicose", 20, 60), ("circulation", "dvt_pe", 2, 6), ("circulation", "dvt_family", 8, 10), ("circulation", "heart", 1, 12),
        ("circulation", "stroke", 1, 7), ("circulation", "valve", 3, 5),
        ("metabolic", "diabetes", 8, 60), ("metabolic", "lipids", 25, 120), ("metabolic", "thyroid", 25, 45),
        ("liver", "hepatitis", 45, 60), ("liver", "gallbladder", 12, 50), ("liver", "cirrhosis", 1, 3),
        ("blood_conditions", "iron", 70, 50), ("blood_conditions", "thalassaemia", 14, 12), ("blood_conditions", "thrombophilia", 1, 1),
        ("other_conditions", "epilepsy", 4, 4), ("other_conditions", "depression", 14, 16), ("other_conditions", "tuberculosis", 3, 5), ("other_conditions", "lupus", 1, 1),
        ("other_conditions", "rheumatoid", 4, 14), ("other_conditions", "schistosomiasis", 1, 4), ("other_conditions", "kidney", 3, 6),
        ("gynae", "fibroids", 25, 130), ("gynae", "ovarian_cyst", 30, 25), ("gynae", "dysmenorrhoea", 90, 35), ("gynae", "ectropion", 60, 40), ("gynae", "endometriosis", 20, 25),
        ("gynae", "pid", 25, 30), ("gynae", "pelvic_surgery", 15, 40), ("gynae", "tumour", 3, 12),
        ("breast", "benign", 70, 110), ("breast", "family_cancer", 15, 15), ("breast", "mass", 6, 10),
        ("birth_history", "ectopic", 10, 14), ("birth_history", "gestational_diabetes", 30, 20), ("birth_history", "gestational_hypertension", 22, 22),
        ("medicines", "antibiotic", 15, 15), ("medicines", "anticonvulsant", 2, 2), ("medicines", "ssri", 6, 7), ("medicines", "antifungal", 8, 6), ("medicines", "rifampicin", 1, 1),
        ("operations", "minor", 12, 18), ("operations", "major", 4, 8),
        ("men_conditions", "varicocele", 35, 30), ("men_conditions", "hernia", 8, 25), ("men_conditions", "diabetes", 10, 70),
        ("allergies", "penicillin", 45, 45), ("allergies", "latex", 4, 3), ("allergies", "iodine", 6, 6), ("allergies", "other", 12, 12),
        ("sti", "vaginitis", 60, 45), ("sti", "cervicitis", 9, 5), ("sti", "exposed", 6, 2),
    ];

    private readonly Dictionary<string, List<string>> found = new(StringComparer.Ordinal);
    private readonly double bmi;
    private readonly int pressure;

    public Health(SyntheticPerson who, int age, Chance chance)
    {
        bool isWoman = who.Sex == Sex.Female;
        Height = Math.Round((isWoman ? 157.5 : 168.5) + Spread(chance, 5.5) - (age < 16 ? 2 : 0));
        bmi = Math.Clamp((age < 20 ? 20.2 : 22.3) + Spread(chance, 3.1), 16.2, 41);
        pressure = (isWoman ? 110 : 117) + (int)Spread(chance, 9);
        Cigarettes = chance.PerMille(isWoman ? 14 : age < 18 ? 60 : 430) ? chance.Between(2, 25) : 0;
        Migraine = chance.Below(1000) switch { < 800 => "none", < 920 => "other_headache", < 982 => "without_aura", _ => "with_aura" };
        IsRhesusNegative = chance.PerMille(4);
        foreach (var (item, code, young, older) in Shares)
            if (chance.PerMille(age < 40 ? young : older)) Add(item, code);
    }

    public double Height { get; }

    /// <summary>A day; 0: does not smoke.</summary>
    public int Cigarettes { get; }

    public string Migraine { get; }

    public bool IsRhesusNegative { get; }

    /// <summary>The codes that hold for a question of the history form; empty: none of them.</summary>
    public IReadOnlyList<string> Of(string item) => found.TryGetValue(item, out var codes) ? codes : [];

    public bool Has(string item, string code) => Of(item).Contains(code);

    public void Add(string item, string code)
    {
        if (!found.TryGetValue(item, out var codes)) found[item] = codes = [];
        if (!codes.Contains(code, StringComparer.Ordinal)) codes.Add(code);
    }

    /// <summary>Kilograms on a day: a little more with the years.</summary>
    public double Weight(int age, Chance chance) =>
        Math.Round((bmi + ((Math.Min(age, 60) - 25) * 0.04) + Spread(chance, 0.5)) * Height * Height / 10_000, 1);

    public (int Systolic, int Diastolic) Pressure(int age, Chance chance)
    {
        int systolic = Math.Clamp(pressure + ((Math.Clamp(age, 20, 70) - 20) / 2) + (int)Spread(chance, 6) + (Has("circulation", "hypertension") ? 16 : 0), 84, 196);
        int diastolic = Math.Clamp((int)(systolic * 0.63) + (int)Spread(chance, 4), 46, 118);
        return (systolic, diastolic);
    }

    /// <summary>Around zero with about this standard deviation: the sum of twelve draws.</summary>
    private static double Spread(Chance chance, double deviation)
    {
        int sum = 0;
        for (int i = 0; i < 12; i++) sum += chance.Below(1000);
        return (sum - 5994) / 1000.0 * deviation;
    }
}
