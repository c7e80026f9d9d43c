using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;

namespace Kangyu.Demo.Stories;

/// <summary>IUDs and implants: put in after a signed consent, taken out on request.</summary>
internal static class Devices
{
    public static bool IsDevice(string method) => method is "iud_copper" or "iud_lng" or "implant";

    /// <summary>Today if this is where it is done, otherwise by appointment at the health centre.</summary>
    public static void Arrange(Visit visit, string method)
    {
        var life = visit.Life;
        life.Use("none", visit.Day);
        if (visit.Unit.Code == life.Centre.Code && visit.Chance.PerMille(Proportions.AppointmentSameDay)) Insert(visit, method);
        else life.ComeWhileUsing(visit.Day.AddDays(visit.Chance.Between(1, 16)), life.Centre, then => Insert(then, method));
    }

    public static void Told(Visit visit, string method)
    {
        var form = visit.Begin(method == "implant" ? "contraception.implant_insertion" : "contraception.iud_insertion").Put("told_as_history", true);
        form.Put("history_on", visit.Life.MethodSince < visit.Life.Who.Born.AddYears(16) ? visit.Day.AddDays(-90) : visit.Life.MethodSince);
        if (method == "implant") form.Put("implant_product", "other");
        else form.Put("iud_kind", method);
        visit.File(form);
    }

    public static void Remove(Visit visit, string reason, DateOnly askedOn)
    {
        bool isImplant = visit.Life.Method == "implant";
        bool isEmergency = !isImplant && visit.Chance.PerMille(Proportions.EmergencyRemoval);
        if (!isEmergency)
            Consents.File(visit, visit.Begin("contraception.consent_removal").Put("consent_removal_of", isImplant ? "implant" : "iud"));
        var form = visit.Begin(isImplant ? "contraception.implant_removal" : "contraception.iud_removal")
            .Put("told_as_history", false).Put("asked_on", askedOn).Put("removal_reason", reason).Put("emergency", isEmergency);
        if (isEmergency) form.Put("emergency_reason", visit.Chance.Pick(Said.DeviceEmergency));
        if (!isImplant) form.Put("iud_removed_kind", visit.Life.Method).Put("strings_seen", visit.Chance.PerMille(930)).Offer(visit, "iud_removal_1_month");
        form.Put("removed_whole", "whole");
        Procedures.Finish(visit, form, reviewAsEmergency: isEmergency);
        visit.Life.Use("none", visit.Day);
    }

    private static void Insert(Visit visit, string method)
    {
        var chance = visit.Chance;
        if (chance.PerMille(Proportions.PregnancyChecked)) Procedures.CheckPregnancy(visit);
        bool isImplant = method == "implant";
        var consent = visit.Begin(isImplant ? "contraception.consent_implant_insertion" : "contraception.consent_iud_insertion");
        if (!isImplant) consent.Put("consent_iud_kind", method);
        bool isMissing = !Consents.FileUnlessForgotten(visit, consent);
        bool isFailed = !isImplant && chance.PerMille(Proportions.InsertionFails);
        var form = isImplant ? Implant(visit) : Iud(visit, method, isFailed);
        visit.Life.Use(isFailed ? "none" : method, visit.Day);
        Procedures.Finish(visit, form, isMissing, isFailed);
        if (!isFailed) Events.Perhaps(visit, method);
        Methods.PlanEnd(visit.Life, visit.Day);
    }

    private static Filling Iud(Visit visit, string method, bool isFailed)
    {
        var chance = visit.Chance;
        bool isAfterBirth = visit.Life.LastBirth is { } birth && visit.Day.DayNumber - birth.DayNumber < 100;
        var form = visit.Begin("contraception.iud_insertion").Put("told_as_history", false).Put("iud_kind", method).Put("iud_lot", Lots.Of(method, visit.Day, chance))
            .Put("iud_model", method == "iud_lng" ? "左炔诺孕酮 52 mg" : chance.PerMille(600) ? "TCu380A" : "元宫型 Cu220").Put("iud_life_years", method == "iud_lng" ? 5 : 10)
            .Put("iud_occasion", isAfterBirth ? "after_birth" : "interval").Put("not_pregnant", chance.PerMille(850) ? "checklist" : "test")
            .Put("uterus_position", chance.Below(10) switch { < 6 => "front", < 8 => "middle", _ => "back" }).Put("uterus_depth", chance.Between(60, 95) / 10.0)
            .Put("pain_relief", chance.Below(10) switch { < 5 => "none", < 8 => "oral", < 9 => "local", _ => "intravenous" }).Put("pain_score", chance.Between(1, 6));
        if (!isFailed) form.Put("string_length", chance.Between(10, 25) / 10.0);
        return form.Offer(visit, "iud_6_weeks", "iud_3_months", "iud_6_months", "iud_12_months", "iud_yearly", "iud_end_of_life");
    }

    private static Filling Implant(Visit visit)
    {
        bool isOneRod = visit.Chance.PerMille(550);
        return visit.Begin("contraception.implant_insertion").Put("told_as_history", false).Put("implant_product", isOneRod ? "etonogestrel_1" : "levonorgestrel_2")
            .Put("implant_lot", Lots.Of("implant", visit.Day, visit.Chance)).Put("implant_life_years", isOneRod ? 3 : 4).Put("not_pregnant", "checklist")
            .Put("implant_arm", visit.Chance.PerMille(880) ? "left" : "right").Put("implant_felt", true)
            .Offer(visit, "implant_3_months", "implant_12_months", "implant_yearly", "implant_end_of_life");
    }
}
