using Kangyu.Kernel.Indicators;

namespace Kangyu.Kernel.Safeguards;

/// <summary>Words that make a number a goal or a comparison (S1).</summary>
internal static class GoalTerms
{
    private static readonly string[] Chinese = ["目标", "达标", "达标率", "任务", "指标任务", "排名", "名次", "评比", "考核", "考核指标", "应达到", "力争", "不低于", "完成率", "超额", "先进", "落后", "越高越好", "越低越好", "提高到", "降低到"];
    private static readonly string[] English = ["target", "goal", "quota", "ranking", "rank", "league table", "should reach", "must reach", "at least", "no less than", "best unit", "worst unit", "the higher the better", "the lower the better", "benchmark"];

    private static readonly TermMatcher Matcher = new(Chinese.Concat(English).Select(words => new Term("S1", words, [])), PlainWords.Chinese);

    public static IEnumerable<string> Find(Indicator indicator) => new[] { indicator.Title, indicator.Words }
        .OfType<Words>()
        .SelectMany(words => Matcher.Find(words.Zh).Concat(Matcher.Find(words.En)))
        .Select(term => term.Words)
        .Distinct(StringComparer.Ordinal);
}
