using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// S15: "did you feel pressured?" is answered on paper or the person's own phone, about nobody, with nothing that tells who; units are never judged by how few complain.
/// </summary>
internal static class S15SafeVoice
{
    private static readonly ItemType[] TellsWho = [ItemType.Person, ItemType.Staff, ItemType.Signature, ItemType.Photo, ItemType.Offer];

    public static void Check(FormDraft form, Workspace desk)
    {
        if (form.Form.ItemWith("pressured") is not { } pressured) return;
        var at = form.Find(pressured.Id)!.At;
        if (form.Form.About != SubjectKind.Nobody)
            Refuse(at, desk, "“是否受到压力”只在不针对任何人的表单上问", "Pressure is asked only on a form about nobody", "写 about: nobody", "Write about: nobody");
        if (form.Form.Writers.Any(writer => writer != "machine"))
            Refuse(at, desk, "“是否受到压力”不由工作人员填写", "Pressure is never asked on a worker's form", "写 write: [machine]", "Write write: [machine]");
        foreach (var item in form.Items.Where(item => TellsWho.Contains(item.Item.Type) || item.Item.IsIdentifier))
            Refuse(item.At, desk, $"“{item.Id}”会透露是谁", $"“{item.Id}” tells who it was", "去掉", "Leave it out");
    }

    public static void Check(IndicatorDraft draft, Workspace desk)
    {
        if (draft.Indicator is not { Formula: Formula.Count or Formula.Rate, Better: not null } || draft.Populations[0].Form?.Form.About != SubjectKind.Nobody) return;
        Refuse(draft.Map.Line("better"), desk, "不以投诉多少论好坏", "Units are not judged by how few complain", "去掉 better；可以数答复是否及时", "Leave better out; measure how fast they are answered");
    }

    private static void Refuse(Place at, Workspace desk, string zh, string en, string mendZh, string mendEn) =>
        desk.Findings.Add(at, "S15", new(zh, en), new(mendZh, mendEn));
}
