using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// S1: no target on people's choices, and no number that rises when someone says yes. An indicator that reads a protected answer, by
/// whatever way, is a volume or a supply figure: county by quarter, no direction, no comparison. <c>agrees</c>, <c>told</c> and <c>time_to</c> may
/// read protected answers. Follow-up is measured as "reminded in time", where done, declined and lapsed count the same.
/// </summary>
internal static class S01NoTargets
{
    private const string Code = "S1";

    public static void Check(IndicatorDraft draft, Workspace desk)
    {
        var marks = Reads(draft) & MarkWords.Protected;
        if (marks == Marks.None) return;
        var names = string.Join(", ", marks.ProtectedWords());
        var indicator = draft.Indicator;
        if (indicator.Kind is not (IndicatorKind.Volume or IndicatorKind.Supply))
            Refuse(draft, desk, "kind", $"读到了受保护的内容（{names}），只能是 volume 或 supply", $"It reads protected answers ({names}): its kind is volume or supply only", "改为 kind: volume，或改用 agrees、told、time_to、按时提醒", "Write kind: volume, or measure with agrees, told, time_to or reminded in time");
        if (indicator.Better is not null)
            Refuse(draft, desk, "better", $"读到了受保护的内容（{names}），不能有好坏方向", $"It reads protected answers ({names}): it has no direction", "去掉 better", "Leave better out");
        if (indicator.Period == "month")
            Refuse(draft, desk, "period", $"读到了受保护的内容（{names}），不能细于季度", $"It reads protected answers ({names}): nothing finer than a quarter", "写 period: quarter", "Write period: quarter");
        foreach (var cut in indicator.By.Where(cut => !MayCut(cut, draft, desk)))
            Refuse(draft, desk, "by", $"读到了受保护的内容（{names}），不能按“{cut}”分", $"It reads protected answers ({names}): it is not cut by {cut}", "写 by: [county]；供应量可以按批号或方法分", "Write by: [county]; a supply figure may be cut by lot or method");
        foreach (var term in GoalTerms.Find(indicator))
            Refuse(draft, desk, "title", $"读到了受保护的内容（{names}），文字里却有“{term}”", $"It reads protected answers ({names}), and its words say “{term}”", "只说数的是什么", "Say only what is counted");
    }

    /// <summary>A duty whose end waits for a certain choice would make the unit owe that choice; <c>time_to</c> over it would count it.</summary>
    public static void Check(Pathway pathway, Workspace desk, Lineage lineage)
    {
        if (pathway.Duty is null) return;
        foreach (var step in pathway.Steps)
        {
            var marks = StartMarks.Done(pathway, step, desk, lineage) & MarkWords.Protected;
            if (marks == Marks.None) continue;
            var names = string.Join(", ", marks.ProtectedWords());
            desk.Findings.Add(
                desk.PlaceOf("step", pathway.Id + "." + step.Id), Code, new($"责任事项是否完成取决于受保护的内容（{names}）", $"Whether the duty is done depends on protected answers ({names})"),
                new("条件只写本机构做了什么，不写本人选了什么", "Let the condition say what the unit did, not what the person chose"));
        }
    }

    /// <summary>The indicator with its lineage, for screens and snapshots.</summary>
    public static Indicator Marked(IndicatorDraft draft) => draft.Indicator with { Taint = Reads(draft).ProtectedWords() };

    /// <summary>Everything an indicator gives away.</summary>
    public static Marks Reads(IndicatorDraft draft)
    {
        var reads = draft.Populations.SelectMany(population => population.Columns.Reads).ToList();
        var allowed = reads.Where(IsAllowed).Select(read => read.Column.Name).ToHashSet(StringComparer.Ordinal);
        // agrees, told and time_to are the same whatever was chosen, so it does not matter that their filter is only asked of some
        var sanctioned = draft.Indicator.Formula is Formula.Share or Formula.TimeTo && allowed.Count > 0;
        var marks = Existing(draft);
        foreach (var read in reads.Where(read => !IsAllowed(read) && !IsBeside(read, allowed)))
            marks |= sanctioned ? read.Column.Traces.Said : read.Column.Traces.All;
        return marks;
    }

    /// <summary>S1's own measures. The time is from the person's own request, never from a pregnancy or a choice.</summary>
    private static bool IsAllowed(ColumnRead read) => read.As switch
    {
        ReadAs.Agrees or ReadAs.Told or ReadAs.TimeTo => true,
        ReadAs.TimeFrom => (read.Column.Marks & MarkWords.Protected & ~(Marks.Attendance | Marks.Consent)) == Marks.None,
        _ => false,
    };

    /// <summary>What these measures read may also be asked for being answered at all, and a date of theirs for its period.</summary>
    private static bool IsBeside(ColumnRead read, HashSet<string> allowed) =>
        allowed.Contains(read.Column.Name) && (read.As == ReadAs.Answered || (read.As == ReadAs.Value && read.Column.IsDay));

    /// <summary>That rows are there at all: entries about people are attendance, due items an agreement and what started them.</summary>
    private static Marks Existing(IndicatorDraft draft)
    {
        var marks = Marks.None;
        // a sum rises with every entry as a count does
        var counts = draft.Indicator.Formula is Formula.Count or Formula.Sum or Formula.Rate;
        foreach (var population in draft.Populations)
        {
            if (population.Form is { } form)
            {
                if (!counts || form.Form.About != SubjectKind.Person) continue;
                marks |= Marks.Attendance;
                if (form.Form.Procedure is not null) marks |= Marks.Procedure;
            }
            else if (counts || !OnlyReminds(population)) marks |= population.Start;
        }

        return marks;
    }

    /// <summary>"Offered or reminded in time": reads what the unit did, not what the person did.</summary>
    private static bool OnlyReminds(PopulationDraft population) =>
        population.Columns.Reads.TrueForAll(read => read.Column.Traces.All == Marks.None);

    private static bool MayCut(string cut, IndicatorDraft draft, Workspace desk)
    {
        if (cut == "county") return true;
        if (draft.Indicator.Kind is not (IndicatorKind.Supply or IndicatorKind.Volume)) return false;
        // what was supplied, never who it was
        return draft.Populations[0].Form?.Find(cut)?.Item is { } item && (item.Type == ItemType.Lot || (item.Type == ItemType.Choice && NamesMethods(item, draft.Indicator.Pack, desk)));
    }

    private static bool NamesMethods(Item item, string pack, Workspace desk)
    {
        if (item.Protected == "method") return true;
        return desk.Lists.TryGetValue(pack + ".methods", out var methods) && item.Options.All(option => methods.Options.Any(method => method.Code == option.Code));
    }

    private static void Refuse(IndicatorDraft draft, Workspace desk, string key, string zh, string en, string mendZh, string mendEn) =>
        desk.Findings.Add(draft.Map.Has(key) ? draft.Map.Line(key) : draft.At, Code, new(zh, en), new(mendZh, mendEn));
}
