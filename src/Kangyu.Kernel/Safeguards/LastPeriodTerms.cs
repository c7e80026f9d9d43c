using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Safeguards;

/// <summary>Knows the last menstrual period by code, map or label, whatever a pack calls it (S4).</summary>
internal static class LastPeriodTerms
{
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal) { "lmp", "last_menstrual_period", "last_period", "last_menses", "menses_last", "lmp_date", "date_of_lmp", "moci_yuejing" };

    private static readonly string[] Chinese = ["末次月经", "最近一次月经", "上次月经", "末次经期"];
    private static readonly string[] English = ["last period", "last menstrual period", "last menses", "lmp"];

    // LOINC 8665-2: last menstrual period start date
    public static bool Names(Item item) =>
        Codes.Contains(item.Id) || Codes.Contains(item.Concept) || (item.Maps.TryGetValue("loinc", out var loinc) && loinc == "8665-2")
        || Chinese.Any(term => item.Label.Zh.Contains(term, StringComparison.Ordinal))
        || English.Any(term => item.Label.En.Contains(term, StringComparison.OrdinalIgnoreCase));
}
