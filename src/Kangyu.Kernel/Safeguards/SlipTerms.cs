using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// Words that give away a method, a condition or a result on what leaves the house (S4). Read strictly, on any part of the text: a slip
/// has few words, and others are easily found.
/// </summary>
internal static class SlipTerms
{
    private static readonly string[] Chinese =
    [
        "避孕", "节育", "计生", "生育", "宫内", "环", "孕", "流产", "人流", "引产", "绝育", "结扎", "皮埋", "埋植", "植入", "打针", "注射", "针", "药", "套", "性病", "梅毒", "淋", "艾滋", "病毒", "阳性", "阴性", "异常", "结果", "化验", "月经",
        "精液", "妇科", "宫颈", "乳腺", "癌", "肿", "产后", "分娩", "手术", "术后", "暴力", "感染",
    ];

    private static readonly string[] English =
    [
        "contracept", "family planning", "iud", "coil", "implant", "inject", "pill", "condom", "pregnan", "antenatal", "postnatal", "abortion", "miscarr", "sterilis", "steriliz", "vasectomy", "ligation", "hiv", "aids", "sti", "std", "syphilis", "hpv",
        "result", "positive", "negative", "abnormal", "test", "period", "semen", "cancer", "cervi", "breast", "gynaec", "gynec", "birth", "surgery", "operation", "procedure", "infection", "violence",
    ];

    /// <summary>The first such word, or an option of a protected item; null if the text is neutral.</summary>
    public static string? Find(Words slip, Workspace desk) =>
        Find(slip) ?? ProtectedTitles(desk).FirstOrDefault(title => slip.Zh.Contains(title.Zh, StringComparison.Ordinal) || slip.En.Contains(title.En, StringComparison.OrdinalIgnoreCase))?.Zh;

    /// <summary>The first such word, whatever the packs say.</summary>
    public static string? Find(Words slip) =>
        Chinese.FirstOrDefault(term => slip.Zh.Contains(term, StringComparison.Ordinal)) ?? English.FirstOrDefault(term => HasWord(slip.En, term));

    private static IEnumerable<Words> ProtectedTitles(Workspace desk) => desk.Forms.Values
        .SelectMany(form => form.Items)
        .Where(item => item.Item.Protected is "choice" or "method" or "procedure" or "pregnancy" or "birth")
        .SelectMany(item => item.Item.Options)
        .Select(option => option.Title)
        // "yes", "no", "other" say nothing by themselves
        .Where(title => title.Zh.Length > 3 && title.En.Length > 7);

    /// <summary>A word that begins with the term; of short terms the whole word, so that "still" is no sti.</summary>
    private static bool HasWord(string text, string term)
    {
        for (var at = text.IndexOf(term, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(term, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var begins = at == 0 || !char.IsAsciiLetter(text[at - 1]);
            var end = at + term.Length;
            var ends = end == text.Length || !char.IsAsciiLetter(text[end]) || (text[end] is 's' or 'S' && (end + 1 == text.Length || !char.IsAsciiLetter(text[end + 1])));
            if (begins && (ends || term.Length > 5)) return true;
        }

        return false;
    }
}
