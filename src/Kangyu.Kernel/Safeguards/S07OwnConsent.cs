using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// S7: own consent. A procedure that was done without it is still recorded, flagged and reviewed (<see cref="Records.Folds.ProcedureFold"/>); what is refused here is a consent
/// that cannot be one, and an emergency that is none.
/// </summary>
internal static class S07OwnConsent
{
    public static void Check(Entry entry, List<Problem> problems)
    {
        if (entry.Form.ConsentFor is { } kind) CheckConsent(entry, kind, problems);
        if (entry.Form.Procedure is { } procedure) CheckProcedure(entry, procedure.Kind, problems);
    }

    private static void CheckConsent(Entry entry, string kind, List<Problem> problems)
    {
        if (!entry.Role("consent_signature").IsAnswered)
            Refuse(entry, "consent_signature", problems, "同意书须由本人签名；监护人可以一同签名，不能代替", "The person signs; a guardian may sign beside, never instead");
        if (entry.Role("by_proxy").IsTrue)
            Refuse(entry, "by_proxy", problems, "不能由他人代签", "Consent is never given by proxy");
        if (kind is "sterilisation" or "abortion" && !IsYes(entry.Role("own_request")))
            Refuse(entry, "own_request", problems, "须有本人书面提出的申请", "This is done only at the person's own written request");
        if (kind != "sterilisation") return;
        if (entry.Role("in_labour").IsTrue)
            Refuse(entry, "in_labour", problems, "临产、分娩时不签绝育同意书，请另约时间", "A sterilisation consent is never taken in labour: arrange another time");
        if (entry.Role("condition_of_care").IsTrue)
            Refuse(entry, "condition_of_care", problems, "绝育不能作为获得其他服务的条件", "Sterilisation is never a condition of other care");
    }

    private static void CheckProcedure(Entry entry, string kind, List<Problem> problems)
    {
        if (!entry.Role("emergency").IsTrue) return;
        if (kind is "sterilisation" or "insertion")
            Refuse(entry, "emergency", problems, "绝育和放置避孕器具不属于抢救，须有本人签署的同意书", "Life-saving care never covers a sterilisation or inserting a contraceptive");
        if (!entry.Role("emergency_reason").IsAnswered)
            Refuse(entry, "emergency_reason", problems, "请写明抢救的理由；72 小时内复核", "Write the reason of the emergency; it is reviewed within 72 hours");
    }

    private static bool IsYes(Value request) => request.Kind == ValueKind.YesNo ? request.IsTrue : request.IsAnswered;

    private static void Refuse(Entry entry, string role, List<Problem> problems, string zh, string en) =>
        problems.Add(Problem.At(entry.Form.ItemWith(role)?.Id ?? "", "S7", zh, en));
}
