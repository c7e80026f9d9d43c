using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// S7: a procedure has its consent form, signed by the person; sterilisation and abortion only at the person's own request; a sterilisation consent asks
/// what would make it none; missing consent opens a review; an emergency never covers a sterilisation or an insertion.
/// </summary>
internal static class S07ProcedureForms
{
    private static readonly string[] OfSterilisation = ["own_request", "in_labour", "condition_of_care", "by_proxy"];
    private static readonly string[] OfAbortion = ["own_request"];
    private static readonly string[] OfEveryConsent = ["consent_signature", "own_request", "in_labour", "condition_of_care", "by_proxy"];

    public static void Check(FormDraft form, Workspace desk)
    {
        Signatures(form, desk);
        if (form.Form.ConsentFor is { } kind) Consent(form, kind, desk);
        if (form.Form.Procedure is not { } procedure) return;
        var at = form.Map.Line("procedure");
        Emergency(form, procedure.Kind, at, desk);
        Review(form, at, desk);
        if (procedure.Consent is null)
        {
            Refuse(at, desk, "手术没有同意书", "A procedure without a consent form", "写 procedure: {kind: ..., consent: pack.form}", "Write procedure: {kind: ..., consent: pack.form}");
            return;
        }

        if (desk.Refer("form", procedure.Consent, form.Pack, at) is not { } id || !desk.Forms.TryGetValue(id, out var consent)) return;
        form.Form = form.Form with { Procedure = procedure with { Consent = id } };
        if (consent.Form.ConsentFor != procedure.Kind)
            Refuse(at, desk, $"{id} 不是 {procedure.Kind} 的同意书", $"{id} is not a consent for {procedure.Kind}", $"在 {id} 写 consent_for: {procedure.Kind}", $"Write consent_for: {procedure.Kind} on {id}");
    }

    private static void Consent(FormDraft form, string kind, Workspace desk)
    {
        var at = form.Map.Line("consent_for");
        if (form.Form.About != Ledger.SubjectKind.Person)
            Refuse(at, desk, "同意书是本人的", "A consent is the person's own", "写 about: person", "Write about: person");
        if (form.Form.ItemWith("consent_signature") is not { } signature)
            Refuse(at, desk, "同意书没有本人签名", "The consent has no signature of the person", "加上 role: consent_signature 的签名", "Add a signature with role: consent_signature");
        foreach (var role in OfEveryConsent) PutToThePerson.Check(form, role, "S7", everybody: true, desk);
        var needed = kind switch
        {
            "sterilisation" => OfSterilisation,
            "abortion" => OfAbortion,
            _ => [],
        };
        foreach (var role in needed.Where(role => form.Form.ItemWith(role) is null))
            Refuse(at, desk, $"{kind} 的同意书缺少 role: {role}", $"A consent for {kind} lacks role: {role}", $"加上 role 为 {role} 的项目", $"Add an item with role: {role}");
    }

    /// <summary>A guardian signs beside, never instead.</summary>
    private static void Signatures(FormDraft form, Workspace desk)
    {
        foreach (var item in form.Items.Where(item => item.Item is { Role: "consent_signature" or "own_request", Type: ItemType.Signature } && item.Item.SignedBy != "person"))
            Refuse(item.At, desk, $"“{item.Id}”必须由本人签", $"“{item.Id}” is signed by the person", "写 by: person；监护人另签一项", "Write by: person; a guardian signs an item apart");
    }

    private static void Emergency(FormDraft form, string kind, Place at, Workspace desk)
    {
        if (form.Form.ItemWith("emergency") is not { } emergency) return;
        PutToThePerson.Check(form, "emergency", "S7", everybody: false, desk);
        if (kind is "sterilisation" or "insertion")
            Refuse(form.Find(emergency.Id)!.At, desk, "抢救不包括绝育，也不包括放置避孕器具", "An emergency never covers a sterilisation or inserting a contraceptive", "去掉 role: emergency 的项目", "Leave out the item with role: emergency");
        if (form.Form.ItemWith("emergency_reason") is null)
            Refuse(at, desk, "有 emergency 却没有理由", "An emergency without its reason", "加上 role: emergency_reason 的项目", "Add an item with role: emergency_reason");
    }

    private static void Review(FormDraft form, Place at, Workspace desk)
    {
        var reviewed = desk.Pathways.Values.Any(pathway => pathway.Duty is not null && pathway.Starts.Any(start => start.Form == form.Form.Id && start.Flag == "consent_missing"));
        if (!reviewed)
            Refuse(at, desk, "没有同意书时没人复核", "Nobody reviews a procedure without consent", $"在 pathways 加一个 duty，starts: {{form: {form.Form.Id}, flag: consent_missing}}", $"Add a duty under pathways with starts: {{form: {form.Form.Id}, flag: consent_missing}}");
    }

    private static void Refuse(Place at, Workspace desk, string zh, string en, string mendZh, string mendEn) =>
        desk.Findings.Add(at, "S7", new(zh, en), new(mendZh, mendEn));
}
