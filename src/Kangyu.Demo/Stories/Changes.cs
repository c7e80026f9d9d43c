using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Stories;

/// <summary>Wanting something else, or nothing: removal and change are services (S8), met at once where the skill is there, otherwise within seven days.</summary>
internal static class Changes
{
    /// <summary>The day on which someone wants to stop or change what is used, or to choose after a time without.</summary>
    public static void Want(Visit visit)
    {
        var life = visit.Life;
        if (life.IsExpecting) return;
        if (Devices.IsDevice(life.Method)) WantDeviceOut(visit);
        else if (life.Method is "none" or "not_today") WantToChoose(visit);
        else WantOther(visit);
    }

    private static void WantToChoose(Visit visit)
    {
        if (visit.Age < 17)
        {
            visit.Life.Come(visit.Life.Who.Born.AddYears(17).AddDays(visit.Chance.Below(200)), visit.Life.Home, Want);
            return;
        }
        Counselling.File(visit, leadsToChoice: true);
        if (visit.Chance.PerMille(Proportions.HistoryAtFirstVisit)) Histories.File(visit, inFull: true);
        Choices.Make(visit, MethodMix.Choose(visit.Life.Who.Sex, visit.Age, visit.Chance));
    }

    private static void WantOther(Visit visit)
    {
        bool wantsChild = Families.WantsChild(visit);
        bool changes = !wantsChild && visit.Chance.PerMille(560);
        if (visit.Chance.PerMille(450)) Request(visit, changes ? "change" : "stop", "done", visit.Day);
        AfterStopping(visit, wantsChild, changes);
    }

    private static void WantDeviceOut(Visit visit)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        bool wantsChild = Families.WantsChild(visit);
        string reason = visit.Age >= 50 ? "no_need" : wantsChild ? "wish" : chance.Pick<string>(["wish", "side_effect", "other_method", "other_method", "end_of_life", "medical"]);
        string what = life.Method == "implant" ? "remove_implant" : "remove_iud";
        var asked = visit.Day;
        if (chance.PerMille(Proportions.ChangeDeclined))
        {
            Request(visit, what, "declined", asked);
            life.ComeWhileUsing(asked.AddDays(chance.Between(12, 30)), life.Centre, then => TakeOut(then, reason, asked, wantsChild));
            return;
        }
        if (visit.Unit.Kind != UnitKind.Clinic || chance.PerMille(Proportions.ChangeMetAtOnce))
        {
            var there = visit.Unit.Code == life.Centre.Code ? visit : new Visit(life, life.Centre, visit.Now);
            Request(there, what, "done", asked);
            TakeOut(there, reason, asked, wantsChild);
            return;
        }
        Request(visit, what, "referred", asked);
        int share = chance.Below(1000);
        if (share >= Proportions.ChangeWithinSevenDays + Proportions.ChangeLate) return;
        var on = asked.AddDays(share < Proportions.ChangeWithinSevenDays ? chance.Between(1, 6) : chance.Between(9, 20));
        life.ComeWhileUsing(on, life.Centre, then => TakeOut(then, reason, asked, wantsChild));
    }

    private static void TakeOut(Visit visit, string reason, DateOnly asked, bool wantsChild)
    {
        Devices.Remove(visit, reason, asked);
        AfterStopping(visit, wantsChild, changes: reason is "other_method" or "side_effect" or "end_of_life");
    }

    private static void AfterStopping(Visit visit, bool wantsChild, bool changes)
    {
        var life = visit.Life;
        if (wantsChild)
        {
            Families.Expect(visit);
        }
        else if (changes)
        {
            Choices.Make(visit, MethodMix.ChooseOther(life.Method, life.Who.Sex, visit.Age, visit.Chance));
        }
        else
        {
            life.Use("none", visit.Day);
            Methods.PlanEnd(life, visit.Day);
        }
    }

    private static void Request(Visit visit, string what, string answer, DateOnly asked)
    {
        var form = visit.Begin("contraception.change_request").Put("asked_on", asked).Put("request_for", what).Put("request_today", answer);
        if (answer == "referred") form.Put("appointment_on", asked.AddDays(visit.Chance.Between(1, 6))).Put("referral_unit", visit.Life.Centre.Code);
        if (answer == "declined")
        {
            form.Put("decline_reason", visit.Chance.PerMille(500) ? "acute_infection" : "device_not_found").Put("decline_plan", "治疗两周后在卫生院办理，已约好日子");
        }
        visit.File(form.Put("backup", visit.Chance.PerMille(300)));
    }
}
