using Kangyu.Kernel;

namespace Kangyu.Server.People;

/// <summary>Why somebody is looked for outside one's care. The code is logged, with words for "other"; the person can read both (S11).</summary>
internal static class OutsideReasons
{
    public const string Other = "other";

    public static IReadOnlyList<(string Code, Words Title)> All { get; } =
    [
        ("came_with_card", new("本人持卡来本机构", "The person is here with the card")),
        ("came_with_document", new("本人持证件来本机构", "The person is here with a document")),
        ("asked_by_phone", new("本人来电请求服务", "The person called for a service")),
        ("referred", new("转诊到本机构", "Referred to this unit")),
        (Other, new("其他", "Other")),
    ];

    /// <summary>What is logged, or null when it does not say enough.</summary>
    public static string? Read(string? code, string? words)
    {
        var said = words?.Trim() ?? "";
        if (said.Length > 200) said = said[..200];
        if (!All.Any(reason => reason.Code == code) || (code == Other && said.Length < 2)) return null;
        return said.Length == 0 ? code : $"{code}: {said}";
    }

    /// <summary>A logged reason in words.</summary>
    public static string Say(string reason, string language)
    {
        var parted = reason.Split(": ", 2);
        var title = All.FirstOrDefault(known => known.Code == parted[0]).Title;
        if (title is null) return reason;
        return parted.Length == 2 ? $"{title.In(language)}：{parted[1]}" : title.In(language);
    }
}
