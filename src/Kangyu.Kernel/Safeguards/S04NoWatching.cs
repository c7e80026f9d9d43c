using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// S4: nobody is watched. Indicators do not read the last menstrual period or a pregnancy (volumes apart); a pathway that does needs an offer that
/// the person ticked; a duty is one task of the unit; what leaves the house is worded neutrally.
/// </summary>
internal static class S04NoWatching
{
    private const string Code = "S4";
    private const Marks Watched = Marks.Pregnancy | Marks.LastPeriod;

    public static void Check(IndicatorDraft draft, Workspace desk)
    {
        // a due item exists because the person asked to be reminded; what started it is not read here
        var read = draft.Populations.SelectMany(population => population.Columns.Reads).Aggregate(Marks.None, (all, column) => all | column.Column.Marks);
        if ((read & Watched) == Marks.None || draft.Indicator.Kind == IndicatorKind.Volume) return;
        Refuse(draft.At, desk, "指标读到了末次月经或妊娠", "The indicator reads the last menstrual period or a pregnancy", "去掉，或只作数量（kind: volume）", "Leave it out, or make it a volume (kind: volume)");
    }

    public static void Check(Pathway pathway, Workspace desk, Lineage lineage)
    {
        var at = desk.PlaceOf("pathway", pathway.Id);
        if (pathway.Duty is not null)
        {
            Duty(pathway, at, desk);
            if (((StartMarks.Of(pathway, null, desk, lineage) | StartMarks.Bare(pathway, desk, lineage)) & Watched) != Marks.None)
                Refuse(at, desk, "责任事项不能因末次月经或妊娠而开始", "A duty never starts on a last menstrual period or a pregnancy", "改成本人同意的提醒（offer）", "Make it an offer that the person ticks");
        }

        foreach (var step in pathway.Steps.Where(step => step.Slip is not null))
        {
            var found = SlipTerms.Find(step.Slip!, desk);
            if (found is not null)
                Refuse(desk.PlaceOf("step", pathway.Id + "." + step.Id), desk, $"对外文字里有“{found}”", $"The words that leave the house say “{found}”", "写中性的文字，不写方法，不写结果，如“健康随访”", "Write neutral words, no method, no result: for example “Health follow-up”");
        }
    }

    /// <summary>A text message says the same whatever it reminds of: no service, no method, no result, and nothing of the record but the day.</summary>
    public static void Check(PackDraft pack, Workspace desk)
    {
        if (pack.Head.ReminderText is not { } text || pack.HeadMap is not { } map) return;
        var found = SlipTerms.Find(text, desk) ?? Named(text, desk);
        if (found is not null)
            Refuse(map.Line("messages"), desk, $"短信里有“{found}”", $"The text message says “{found}”", "写中性的文字，不写服务，不写方法，不写结果", "Write neutral words: no service, no method, no result");
    }

    /// <summary>A service's or a reminder's own name.</summary>
    private static string? Named(Words text, Workspace desk) => desk.Packs
        .SelectMany(pack => pack.Head.Offers.Values.Select(offer => offer.Title).Append(pack.Head.Title))
        .FirstOrDefault(title => text.Zh.Contains(title.Zh, StringComparison.Ordinal) || text.En.Contains(title.En, StringComparison.OrdinalIgnoreCase))?.Zh;

    private static void Duty(Pathway pathway, Place at, Workspace desk)
    {
        if (pathway.Offer is not null || pathway.Steps.Any(step => step.Offer is not null))
            Refuse(at, desk, "责任事项没有 offer", "A duty has no offer", "duty 和 offer 留一个", "Keep one of duty and offer");
        if (pathway.Steps.Count > 1)
            Refuse(at, desk, "责任事项只有一步", "A duty has exactly one step", "拆成几个，或改成 offer", "Split it, or make it an offer");
        if (pathway.Steps.Any(step => step.Repeat is not null))
            Refuse(at, desk, "责任事项不重复", "A duty does not repeat", "去掉 repeat", "Leave repeat out");
        if (pathway.Steps.Any(step => step.Slip is not null))
            Refuse(at, desk, "责任事项不给本人发单子", "A duty sends the person no slip", "去掉 slip", "Leave slip out");
    }

    private static void Refuse(Place at, Workspace desk, string zh, string en, string mendZh, string mendEn) =>
        desk.Findings.Add(at, Code, new(zh, en), new(mendZh, mendEn));
}
