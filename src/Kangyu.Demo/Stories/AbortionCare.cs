using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;

namespace Kangyu.Demo.Stories;

/// <summary>Abortion care at her own written request, or care for a miscarriage. It stays in the station's room (S13); nothing depends on it afterwards.</summary>
internal static class AbortionCare
{
    public static void Plan(Life life)
    {
        if (!life.IsWoman || life.IsNameless || !life.Chance.PerMille(Proportions.AbortionCare)) return;
        var day = life.Chance.Between(Life.Day(life.Registered).AddDays(30), Life.Day(life.Setting.End));
        if (life.Age(day) is >= 17 and < 45) life.Come(day, life.Setting.Station, Come);
    }

    private static void Come(Visit visit)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        if (life.IsExpecting || Devices.IsDevice(life.Method) || life.Method is "tubal_ligation" or "dmpa") return;
        bool isEmergency = chance.PerMille(Proportions.AbortionIsEmergency);
        bool isSurgical = isEmergency || chance.PerMille(620);
        bool isMissing = false;
        if (!isEmergency)
            isMissing = !Consents.FileUnlessForgotten(visit, visit.Begin(isSurgical ? "contraception.consent_abortion_surgical" : "contraception.consent_abortion_medical"));
        var form = Situation(visit, visit.Begin(isSurgical ? "contraception.abortion_surgical" : "contraception.abortion_medical"), isEmergency);
        Procedures.Finish(visit, isSurgical ? Surgical(visit, form) : Medical(visit, form), isMissing, reviewAsEmergency: isEmergency);
        if (chance.PerMille(420)) Choices.Make(visit, MethodMix.Choose(life.Who.Sex, visit.Age, chance));
    }

    private static Filling Situation(Visit visit, Filling form, bool isEmergency)
    {
        var chance = visit.Chance;
        form.Put("told_as_history", false).Put("emergency", isEmergency).Put("weeks_pregnant", chance.Between(5, 10)).Put("rh_negative", visit.Life.Health.IsRhesusNegative ? "yes" : "no")
            .Put("location_seen", "yes").Put("contraception_offered", true).Put("who_may_see", chance.Below(100) switch { < 74 => "here_only", < 93 => "home_unit", _ => "any_unit" });
        if (isEmergency) form.Put("emergency_reason", chance.Pick(Said.Emergency));
        return form.Put("care_kind", isEmergency ? chance.PerMille(700) ? "incomplete" : "complication" : chance.PerMille(850) ? "own_request" : "missed");
    }

    private static Filling Surgical(Visit visit, Filling form) => form
        .Put("abortion_technique", visit.Chance.PerMille(500) ? "vacuum_manual" : "vacuum_electric").Put("pain_relief", visit.Chance.PerMille(700) ? "intravenous" : "local")
        .Put("tissue_seen", true).Put("blood_loss", visit.Chance.Between(1, 8) * 10).Offer(visit, "after_abortion");

    private static Filling Medical(Visit visit, Filling form) => form
        .Put("mifepristone_mg", 200).Put("misoprostol_ug", 600).Put("misoprostol_where", visit.Chance.PerMille(700) ? "here" : "home").Put("emergency_phone", true)
        .Put("expelled", "not_yet").Offer(visit, "medical_abortion_day_8", "medical_abortion_day_15", "medical_abortion_day_43");
}
