using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>S2: no reward or penalty, for people or workers, tied to what is protected.</summary>
internal static class S02NoReward
{
    // 奖励扶助 and 特别扶助 are welfare programmes that exist by law
    private static readonly string[] Welfare = ["奖励扶助", "特别扶助", "奖励扶助对象"];

    private static readonly string[] Chinese =
    [
        "奖励", "奖金", "奖惩", "奖品", "奖补", "兑现奖励", "罚款", "罚金", "处罚", "惩罚", "扣分", "扣款", "扣发", "加分", "绩效", "绩效工资", "绩效考核", "考核得分", "评优", "评先", "提成", "激励", "补偿金", "红包", "优先分配", "取消资格",
    ];

    private static readonly string[] English =
    [
        "reward", "bonus", "penalty", "penalised", "penalized", "fined", "fine paid", "deduction", "points deducted", "incentive", "performance pay", "pay per case", "commission", "prize", "gift for choosing", "disqualified",
    ];

    private static readonly TermMatcher Matcher = new(Chinese.Concat(English).Select(words => new Term("S2", words, [])), [.. PlainWords.Chinese, .. Welfare]);

    public static void Check(PackDraft pack, Workspace desk)
    {
        var touched = pack.Forms.Where(form => form.Items.Any(item => item.Item.Taint.Count > 0)).Select(form => form.Map.File)
            .Concat(pack.Indicators.Where(draft => S01NoTargets.Marked(draft).Taint.Count > 0).Select(draft => draft.Map.File))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var document in pack.Documents.Where(document => touched.Contains(document.File)))
        {
            foreach (var label in Labels.Of(document))
                foreach (var term in Matcher.Find(label.Text))
                {
                    desk.Findings.Add(
                        label.At,
                        "S2",
                        new($"“{label.Text}”里的“{term.Words}”：受保护的内容不和奖惩挂钩", $"“{term.Words}” in “{label.Text}”: no reward or penalty goes with what is protected"),
                        new("去掉奖惩；每次服务按同样的标准结算", "Leave it out: every visit is settled alike"));
                }
        }
    }
}
