using Kangyu.Demo.Lives;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Stories;

/// <summary>One form for every follow-up, whichever method and whatever the reason for coming.</summary>
internal static class FollowUps
{
    private static readonly string[] DeviceTroubles = ["heavy_bleeding", "spotting", "pain", "discharge"];
    private static readonly string[] HormoneTroubles = ["spotting", "no_period", "headache", "mood", "weight", "breast"];
    private static readonly string[] OtherTroubles = ["pain", "other", "partner"];

    /// <param name="why"><c>agreed</c>, <c>question</c> or <c>other_visit</c>.</param>
    public static void File(Visit visit, string why)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        bool isVisit = why == "other_visit" || chance.PerMille(780) || life.Who.Phone is null;
        bool hasTrouble = chance.PerMille(why == "question" ? 850 : 170);
        bool isWarning = hasTrouble && chance.PerMille(40);
        bool keeps = !hasTrouble || chance.PerMille(850);
        var form = visit.Begin("contraception.follow_up").Put("follow_up_why", why).Put("follow_up_way", isVisit ? "visit" : chance.PerMille(900) ? "phone" : "home")
            .Put("method_now", life.Method).Put("method_kept", keeps ? "yes" : "unsure").Put("satisfied", hasTrouble ? chance.PerMille(600) ? "partly" : "no" : "yes")
            .Codes("complaints", hasTrouble ? Trouble(life, visit) : "none").Put("warning_signs", isWarning);
        if (isWarning) form.Put("warning_action", chance.PerMille(500) ? "treated" : "referred");
        if (life.IsWoman && chance.PerMille(500)) form.Put("thinks_pregnant", false);
        if (chance.PerMille(250)) form.Put("follow_up_note", chance.Pick(life.IsWoman ? Said.FollowUp : Said.MensFollowUp));
        if (isVisit) Examine(visit, form);
        Next(visit, form, hasTrouble, keeps);
        visit.File(form);
    }

    private static string Trouble(Life life, Visit visit) => visit.Chance.Pick(life.Method switch
    {
        "iud_copper" or "iud_lng" => DeviceTroubles,
        "implant" or "dmpa" or "net_en" or "injectable_combined" or "coc" or "coc_long" or "pop" or "patch_ring" => HormoneTroubles,
        _ => OtherTroubles,
    });

    private static void Examine(Visit visit, Filling form)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        if (chance.PerMille(600))
        {
            var (systolic, diastolic) = life.Health.Pressure(visit.Age, chance);
            form.Put("systolic", systolic).Put("diastolic", diastolic);
        }
        bool isCentre = visit.Unit.Kind is not UnitKind.Clinic;
        switch (life.Method)
        {
            case "iud_copper" or "iud_lng":
                if (isCentre) form.Put("strings_seen", chance.PerMille(955));
                form.Put("position_checked", isCentre ? chance.PerMille(965) ? "good" : "low" : "not_checked");
                break;
            case "implant":
                form.Put("implant_felt", true).Put("wound_healed", "yes");
                break;
            case "tubal_ligation":
                form.Put("wound_healed", "yes");
                break;
            case "vasectomy":
                form.Put("wound_healed", "yes").Put("semen_check", isCentre ? "clear" : "not_done");
                break;
            default: break;
        }
    }

    private static void Next(Visit visit, Filling form, bool hasTrouble, bool keeps)
    {
        if (hasTrouble) form.Codes("follow_up_result", "advice");
        else form.Codes("follow_up_result", "none");
        if (keeps && visit.Life.Method is ("iud_copper" or "iud_lng")) form.Offer(visit, "iud_yearly");
        else if (keeps && visit.Life.Method == "implant") form.Offer(visit, "implant_yearly");
    }
}
