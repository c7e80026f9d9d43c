using Kangyu.Kernel;
using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Safeguards;

namespace Kangyu.Server.Reports;

/// <summary>Words of the pages of numbers.</summary>
internal static class ReportTexts
{
    public static readonly Words Title = new("指标", "Numbers");
    public static readonly Words Intro = new("数字随记录即时得出。涉及个人选择的数字只有全县、按季度的数量，没有目标、排名和好坏。", "Numbers follow from the records at once. What touches people's choices is a count for the county by quarter only, without goal, ranking or direction.");
    public static readonly Words Period = new("期间", "Period");
    public static readonly Words Show = new("查看", "Show");
    public static readonly Words Unit = new("机构", "Unit");
    public static readonly Words Group = new("分组", "Group");
    public static readonly Words Total = new("合计", "Total");
    public static readonly Words Numerator = new("分子", "Numerator");
    public static readonly Words Denominator = new("分母", "Denominator");
    public static readonly Words Value = new("结果", "Result");
    public static readonly Words Interval = new("95% 区间", "95 % interval");
    public static readonly Words Hidden = new("小于 10，不显示", "under 10, hidden");
    public static readonly Words Empty = new("这个期间没有记录。", "Nothing was recorded in this period.");
    public static readonly Words Suppressed = new("小于 10 的数字不显示，必要时一并隐藏另一项，以免推算（S10）。", "Counts under 10 are hidden, with a second one where needed so that none can be worked out (S10).");
    public static readonly Words AsOf = new("截至第 {0} 条记录", "As of entry {0}");
    public static readonly Words Formula = new("怎样计算", "How it is counted");
    public static readonly Words NoDirection = new("只是数量，不分好坏", "a count, neither good nor bad");
    public static readonly Words Higher = new("越高越好", "higher is better");
    public static readonly Words Lower = new("越低越好", "lower is better");

    public static Words Direction(Indicator indicator) => indicator.Better switch { "higher" => Higher, "lower" => Lower, _ => NoDirection };

    /// <summary>A share as per cent, a rate with its base, anything else as it is.</summary>
    public static string Number(Indicator indicator, MaskedRow row) => (row.Value, indicator.Formula) switch
    {
        (null, _) => "—",
        ({ } value, Kernel.Indicators.Formula.Share or Kernel.Indicators.Formula.TimeTo) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value * 100:0.0} %"),
        ({ } value, Kernel.Indicators.Formula.Count or Kernel.Indicators.Formula.Sum) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value:0.##}"),
        ({ } value, _) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value:0.0}"),
    };

    /// <summary>2026Q3 is said 2026年第3季度, 2026-09 2026年9月; in English they stand as they are.</summary>
    public static string PeriodName(string name, string language)
    {
        if (language != "zh") return name;
        var (year, rest) = (name[..4], name[4..]);
        return rest.Length == 0 ? $"{year}年" : rest[0] == 'Q' ? $"{year}年第{rest[1..]}季度" : $"{year}年{rest.TrimStart('-', '0')}月";
    }
}
