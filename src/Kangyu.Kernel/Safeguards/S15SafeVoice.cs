using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// S15: "did you feel pressured?" and what the person thinks of an answer are given on paper or the person's own phone, about nobody, with nothing that tells who; units are judged by how fast
/// and well they answer, never by how few complain or how many are turned down.
/// </summary>
internal static class S15SafeVoice
{
    /// <summary>Roles of what a person says unheard by those it is about.</summary>
    private static readonly string[] OwnVoice = ["pressured", "verdict"];

    private const string Complained = "complained_unit";

    private static readonly ItemType[] TellsWho = [ItemType.Person, ItemType.Staff, ItemType.Signature, ItemType.Photo, ItemType.Offer];

    public static void Check(FormDraft form, Workspace desk)
    {
        if (form.Items.FirstOrDefault(item => OwnVoice.Contains(item.Item.Role, StringComparer.Ordinal)) is not { } asked) return;
        foreach (var role in OwnVoice) PutToThePerson.Check(form, role, "S15", everybody: false, desk);
        if (form.Form.About != SubjectKind.Nobody)
            Refuse(asked.At, desk, $"“{asked.Id}”只在不针对任何人的表单上问", $"“{asked.Id}” is asked only on a form about nobody", "写 about: nobody", "Write about: nobody");
        if (!IsOwn(form))
            Refuse(asked.At, desk, $"“{asked.Id}”不由工作人员填写", $"“{asked.Id}” is never asked on a worker's form", "写 write: [machine]", "Write write: [machine]");
        foreach (var item in form.Items.Where(item => TellsWho.Contains(item.Item.Type) || item.Item.IsIdentifier))
            Refuse(item.At, desk, $"“{item.Id}”会透露是谁", $"“{item.Id}” tells who it was", "去掉", "Leave it out");
    }

    public static void Check(IndicatorDraft draft, Workspace desk)
    {
        if (draft.Populations[0].Form is not { } form || form.Form.About is not (SubjectKind.Nobody or SubjectKind.Event)) return;
        var indicator = draft.Indicator;
        var line = draft.Map.Has("better") ? draft.Map.Line("better") : draft.At;
        if (indicator.Better is not null && (indicator.Formula is Formula.Count or Formula.Sum or Formula.Rate || Reads(draft, form, "pressured")))
            Refuse(line, desk, "不以投诉多少论好坏", "Units are not judged by how few complain", "去掉 better；可以数答复是否及时", "Leave better out; measure how fast they are answered");
        if (form.Form.ItemWith(Complained) is null) return;
        if (indicator.Better is not null && !IsOwn(form) && !Measured(indicator).All(column => IsOfTime(form, column)))
            Refuse(line, desk, "不以投诉的内容或结论论好坏", "Units are not judged by what is complained of or how it was found", "去掉 better；可以数答复用了多久、本人接受与否", "Leave better out; measure the time to the answer, or whether the person accepts it");
        if (indicator.Formula is Formula.Count or Formula.Sum && indicator.By.Any(cut => cut != "county"))
            Refuse(draft.Map.Line("by"), desk, "投诉件数不按机构或内容分", "The number of complaints is not split", "写 by: [county]", "Write by: [county]");
        if (indicator.Formula == Formula.Rate && indicator.By.Any(cut => cut != "county") && !draft.Populations[0].Columns.Reads.Exists(read => form.Find(read.Column.Name) is { Item.Calc: not null } && IsOfTime(form, read.Column.Name)))
            Refuse(draft.Map.Line("by"), desk, "投诉率不按机构分", "A rate of complaints is not split by unit", "写 by: [county]，或数按时答复的", "Write by: [county], or count those answered in time");
    }

    private static bool IsOwn(FormDraft form) => form.Form.Writers is ["machine"];

    private static bool Reads(IndicatorDraft draft, FormDraft form, string role) =>
        draft.Populations[0].Columns.Reads.Exists(read => read.As == ReadAs.Value && form.Find(read.Column.Name)?.Item.Role == role);

    /// <summary>What the number itself is made from, its filter apart.</summary>
    private static IEnumerable<string> Measured(Indicator indicator) =>
        (indicator.Those is { } those ? ColumnsOf(those) : []).Concat(indicator.Column is { } column ? [column] : []).Concat(indicator.TimeTo is { } to ? [to] : []);

    private static IEnumerable<string> ColumnsOf(ColumnCondition condition) => condition switch
    {
        ColumnCondition.And and => and.Parts.SelectMany(ColumnsOf),
        ColumnCondition.Or or => or.Parts.SelectMany(ColumnsOf),
        ColumnCondition.Not not => ColumnsOf(not.Part),
        ColumnCondition.Compare compare => new[] { compare.Left.Column, compare.Right.Column }.OfType<string>(),
        ColumnCondition.In inside => [inside.Column],
        ColumnCondition.Answered answered => [answered.Column],
        ColumnCondition.Yes yes => [yes.Column],
        _ => [],
    };

    /// <summary>A day, or worked out from days with nothing beside them but yes and no.</summary>
    private static bool IsOfTime(FormDraft form, string column)
    {
        if (form.Find(column)?.Item is not { } item) return column is "occurred" or "recorded";
        if (item.Calc is null) return item.Type is ItemType.Date or ItemType.DateTime;
        var reads = FormOrder.Reads(item.Calc, form).Distinct(StringComparer.Ordinal).ToList();
        return reads.Exists(read => IsOfTime(form, read)) && reads.TrueForAll(read => form.Find(read)?.Item is { Type: ItemType.YesNo, Calc: null } || IsOfTime(form, read));
    }

    private static void Refuse(Place at, Workspace desk, string zh, string en, string mendZh, string mendEn) =>
        desk.Findings.Add(at, "S15", new(zh, en), new(mendZh, mendEn));
}
