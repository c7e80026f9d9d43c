using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// S13: what stays in a room moves nothing outside it. A pathway that starts in the open is never answered, ended or started by something private, an offer is either private or not,
/// and an indicator over private entries counts the county alone.
/// </summary>
public static class S13StaysInRoom
{
    private const string Code = "S13";

    private const string Closing = "who_may_see";

    private static readonly string[] WishWords = ["here_only", "home_unit", "any_unit"];

    internal static void Check(Pathway pathway, Workspace desk, Lineage lineage)
    {
        var at = desk.PlaceOf("pathway", pathway.Id);
        var open = pathway.Starts.Where(start => IsOpen(start.Form, desk)).ToList();
        if (open.Count == 0) return;
        if (pathway.Duty is null && open.Count < pathway.Starts.Count)
            Refuse(at, desk, "既由公开的表单、又由私密的表单开始", "It starts from open forms and from private ones", "拆成两个路径", "Make two pathways of it");
        foreach (var form in pathway.Steps.SelectMany(step => step.Forms).Concat(pathway.Ends.Select(end => end.Form)).Distinct(StringComparer.Ordinal).Where(form => !IsOpen(form, desk)))
            Refuse(at, desk, $"公开开始，却由私密的 {form} 完成或结束", $"It starts in the open and is answered or ended by {form}, which is private", "拆成两个路径，各用各的表单", "Make two pathways of it, each with its own form");
        foreach (var start in open) Reads(at, desk, lineage, start.Form, [start.If, start.At, .. pathway.Steps.Select(step => step.Due.GetValueOrDefault(start.Form))]);
        foreach (var end in pathway.Ends) Reads(at, desk, lineage, end.Form, [end.If]);
    }

    internal static void Check(FormDraft form, Workspace desk)
    {
        foreach (var item in form.Items.Where(item => item.Item.Offer is not null && IsOpen(item, form)))
        {
            if (desk.Forms.Values.Any(other => other.Items.Any(asked => asked.Item.Offer == item.Item.Offer && !IsOpen(asked, other))))
                Refuse(item.At, desk, $"{item.Item.Offer} 在私密的表单里也问", $"{item.Item.Offer} is asked in a private form too", "给私密的表单另设一个 offer", "Give the private form an offer of its own");
        }
    }

    /// <summary>A private visit ends by asking who may see what every place of care needs to know.</summary>
    internal static void Closes(FormDraft form, Workspace desk)
    {
        foreach (var item in form.Items.Where(item => item.Item.Tells is not null && !IsOpen(item, form)))
        {
            if (!desk.Forms.Values.Any(other => other.Pack == form.Pack && other.Items.Any(asked => asked.Item.Role == Closing && KindOf(asked, other) == KindOf(item, form))))
                Refuse(item.At, desk, $"{item.Item.Id} 是私密的，却没有表单问谁可以看", $"{item.Item.Id} is private, and no form asks who may see it", "加一道 role: who_may_see 的题", "Add a question with role: who_may_see");
        }
        foreach (var item in form.Items.Where(item => item.Item.Role == Closing))
        {
            if (IsOpen(item, form) || item.Item.Options.Count < 2 || item.Item.Options[0].Code != WishWords[0] || item.Item.Options.Any(option => !WishWords.Contains(option.Code, StringComparer.Ordinal)))
                Refuse(item.At, desk, "问谁可以看的题要是私密的，选项只能是 here_only、home_unit、any_unit，here_only 在前", "The question who may see is private and has the options here_only, home_unit, any_unit, here_only first", "改 options，或给它 sensitive", "Change its options, or mark it sensitive");
        }
    }

    internal static void Check(IndicatorDraft draft, Workspace desk)
    {
        var isPrivate = draft.Populations.Any(population => IsPrivate(population.Population, desk));
        var reads = draft.Populations.SelectMany(population => population.Columns.Reads).Aggregate(Marks.None, (all, read) => all | read.Column.Traces.All);
        if (!isPrivate && reads.Sensitivities().Count > 0)
            Refuse(draft.At, desk, "读到了私密的内容", "It reads private answers", "去掉这些条件", "Leave those conditions out");
        if (isPrivate && draft.Indicator.By.Any(by => by != "county"))
            Refuse(draft.At, desk, "统计私密的记录只能按全县", "Private entries are counted for the county alone", "写 by: [county]", "Write by: [county]");
    }

    /// <summary>Everything it counts stays in a room.</summary>
    public static bool IsPrivate(Population population, Func<string, Form?> form, Func<string, Pathway?> pathway) => population.Source == IndicatorSource.Form
        ? form(population.Target) is { Sensitive: not Sensitivity.None }
        : pathway(population.Target[..population.Target.LastIndexOf('.')]) is { } known && known.Starts.All(start => form(start.Form) is { Sensitive: not Sensitivity.None });

    private static bool IsPrivate(Population population, Workspace desk) =>
        population.Target.Contains('.', StringComparison.Ordinal) && IsPrivate(population, id => desk.Forms.GetValueOrDefault(id)?.Form, desk.Pathways.GetValueOrDefault);

    private static void Reads(Place at, Workspace desk, Lineage lineage, string id, IEnumerable<Expression?> conditions)
    {
        if (!desk.Forms.TryGetValue(id, out var form) || form.Form.Sensitive != Sensitivity.None) return;
        if (conditions.Aggregate(default(Traces), (traces, condition) => traces + lineage.Of(condition, form)).All.Sensitivities().Count > 0)
            Refuse(at, desk, $"读到了 {id} 中私密的回答", $"It reads private answers of {id}", "不要读这些项目，或把它们放进私密的表单", "Do not read those items, or put them into a private form");
    }

    private static Sensitivity KindOf(ItemDraft item, FormDraft form) => item.Item.Sensitive != Sensitivity.None ? item.Item.Sensitive : form.Form.Sensitive;

    private static bool IsOpen(string form, Workspace desk) => !desk.Forms.TryGetValue(form, out var known) || known.Form.Sensitive == Sensitivity.None;

    private static bool IsOpen(ItemDraft item, FormDraft form) => item.Item.Sensitive == Sensitivity.None && form.Form.Sensitive == Sensitivity.None;

    private static void Refuse(Place at, Workspace desk, string zh, string en, string mendZh, string mendEn) =>
        desk.Findings.Add(at, Code, new(zh, en), new(mendZh, mendEn));
}
