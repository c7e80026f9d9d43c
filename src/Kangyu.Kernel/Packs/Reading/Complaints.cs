namespace Kangyu.Kernel.Packs.Reading;

/// <summary>The findings that every reader has in common, worded once.</summary>
internal static class Complaints
{
    public static void UnknownKey(this Findings findings, Place at, string key, IEnumerable<string> known)
    {
        var all = known.ToList();
        findings.Add(at, "unknown_key", new($"不认识的键“{key}”", $"Unknown key “{key}”"), Instead(key, all));
    }

    public static void UnknownWord(this Findings findings, Place at, string key, string word, IEnumerable<string> known)
    {
        var all = known.ToList();
        findings.Add(at, "unknown_word", new($"“{key}”不能是“{word}”", $"“{key}” cannot be “{word}”"), Instead(word, all));
    }

    public static void UnknownReference(this Findings findings, Place at, string what, string id, IEnumerable<string> known)
    {
        var all = known.ToList();
        findings.Add(at, "unknown_reference", new($"没有叫“{id}”的 {what}", $"There is no {what} “{id}”"), Instead(id, all));
    }

    public static void MissingKey(this Findings findings, Place at, string key) => findings.Add(
        at, "missing_key", new($"缺少“{key}”", $"“{key}” is missing"), new($"加上“{key}: ...”", $"Add “{key}: ...”"));

    public static void WrongType(this Findings findings, Place at, string key, string wantedZh, string wantedEn) => findings.Add(
        at, "wrong_type", new($"“{key}”应该是{wantedZh}", $"“{key}” must be {wantedEn}"), new($"写成{wantedZh}", $"Write {wantedEn}"));

    public static void DuplicateId(this Findings findings, Place at, string id, Place first) => findings.Add(
        at,
        "duplicate_id",
        new($"“{id}”已经用过：{first.File}:{first.Line}", $"“{id}” is already used: {first.File}:{first.Line}"),
        new("换一个编码", "Choose another id"));

    private static Words Instead(string written, List<string> known)
    {
        if (Nearest.To(written, known) is { } near) return new($"是不是“{near}”？", $"Did you mean “{near}”?");
        if (known.Count == 0) return new("去掉它", "Leave it out");
        var some = string.Join(", ", known.Take(30));
        return new($"可用：{some}", $"Known: {some}");
    }
}
