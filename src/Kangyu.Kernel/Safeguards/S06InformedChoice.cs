using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// S6: at a first choice of a continuing method the sheets of the methods considered were shown and at least three were offered, or a referral logged. "None" and "not today"
/// are complete outcomes. Nothing is asked for an emergency pill, a refill, condoms or a removal.
/// </summary>
internal static class S06InformedChoice
{
    public const int AtLeast = 3;

    public static void Check(PackSet packs, Entry entry, List<Problem> problems)
    {
        if (entry.Form.ItemWith("method_chosen") is not { } chosen || entry.Form.ItemWith("methods_offered") is not { } offered) return;
        if (!entry.Role("first_choice").IsTrue || entry[chosen] is not { Kind: ValueKind.Text } method || !IsContinuing(packs, entry.Form.Pack, method.Text)) return;
        var count = entry[offered].Codes.Count(code => code is not ("none" or "not_today"));
        if (count < AtLeast && !entry.Role("referral_logged").IsTrue)
        {
            problems.Add(Problem.At(offered.Id, "S6", $"首次选用长期方法前，应介绍至少 {AtLeast} 种方法（现为 {count} 种），或登记转介",
                $"Before a first continuing method at least {AtLeast} methods are offered (now {count}), or a referral is logged"));
        }
        CheckSheets(entry, problems);
    }

    private static void CheckSheets(Entry entry, List<Problem> problems)
    {
        if (entry.Form.ItemWith("sheets_shown") is not { } shown || entry.Form.ItemWith("methods_considered") is not { } considered) return;
        var seen = entry[shown].Codes;
        var missing = entry[considered].Codes.Where(code => !seen.Contains(code, StringComparer.Ordinal)).ToList();
        if (missing.Count == 0) return;
        var names = missing.ConvertAll(code => considered.Options.FirstOrDefault(option => option.Code == code)?.Title ?? new Words(code, code));
        problems.Add(Problem.At(shown.Id, "S6", $"还没有出示这些方法的说明单：{string.Join('、', names.Select(name => name.Zh))}",
            $"The sheets of these methods were not shown: {string.Join(", ", names.Select(name => name.En))}"));
    }

    private static bool IsContinuing(PackSet packs, string pack, string method) =>
        packs.Sheets.TryGetValue($"{pack}.{method}", out var sheet) && sheet.Continuing;
}
