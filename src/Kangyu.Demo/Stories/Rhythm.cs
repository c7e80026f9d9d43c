using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;

namespace Kangyu.Demo.Stories;

/// <summary>Coming by now and then: for a refill, or for something small. One turn plans the next.</summary>
internal static class Rhythm
{
    /// <summary>
    /// Plans the next turn; a turn planned earlier is dropped. Where a refill lasts longer than the person stays away, something small comes in between.
    /// </summary>
    public static void Next(Visit visit, int days)
    {
        var life = visit.Life;
        int turn = ++life.Turn;
        int apart = life.DaysUntilNext(visit.Day, days);
        for (int between = apart; between < days - 5; between += apart) Plan(visit, turn, between, SomethingSmall);
        Plan(visit, turn, days, Take);
    }

    private static void Plan(Visit visit, int turn, int days, Action<Visit> what)
    {
        var life = visit.Life;
        var unit = life.Chance.Below(100) switch { < 92 => life.Home, < 97 => life.Centre, _ => life.Setting.MobileTeam };
        life.Come(visit.Day.AddDays(days), unit, then =>
        {
            if (life.Turn == turn) what(then);
        });
    }

    private static void Take(Visit visit)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        int days = 0;
        if (chance.PerMille(Proportions.WrittenUpLater)) visit.WriteUpLater(chance.Between(1, 3));
        if (Supplies.IsSupplied(life.Method) && visit.Unit.Code != life.Setting.MobileTeam.Code) days = Supplies.Refill(visit);
        else SomethingSmall(visit);
        Unexpected(visit);
        if (life.HasEnough && life.Rehearsal is null && !life.IsNameless && chance.PerMille(Proportions.MovesAway)) Requests.MoveAway(visit);
        Next(visit, days > 0 ? days : life.DaysUntilNext(visit.Day, chance.Between(300, 600)));
    }

    private static void Unexpected(Visit visit)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        if (life.Rehearsal is null && chance.PerMille(Proportions.WrongPerson) && visit.Unit.Code != life.Setting.MobileTeam.Code) SlipsOfThePen.OnTheWrongFile(visit);
        if (life.IsNameless) return;
        if (life.Readiness > 0 && life.Ways.Count > 0 && chance.PerMille(Proportions.ReminderWithdrawn)) Purposes.StopReminders(visit);
        else if (life.Readiness >= 600 && life.Method is "iud_copper" or "iud_lng" && chance.PerMille(60)) Purposes.RenewReminder(visit, "contraception.iud_yearly");
        bool mayNeedPill = life.IsWoman && visit.Age is >= 16 and < 47 && !life.IsExpecting && !life.IsPlain && !Devices.IsDevice(life.Method) && life.Method != "tubal_ligation";
        if (mayNeedPill && chance.PerMille(Proportions.EmergencyPill) && visit.Unit.Code != life.Setting.MobileTeam.Code) Supplies.EmergencyPill(visit);
    }

    private static void SomethingSmall(Visit visit)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        int what = chance.Below(100);
        if (life.IsNameless) Nameless(visit, what);
        else if (what < 14) Requests.Ask(visit);
        else if (what < 24) visit.File(chance.PerMille(500) ? Purposes.Sharing(visit) : Purposes.Invitation(visit));
        else if (life.IsExpecting || life.IsInCase || (life.IsPlain && what < 70) || what < 38) Counselling.File(visit, leadsToChoice: false);
        else if (visit.Age < 16) Young(visit, what);
        else if (visit.Age >= 50 && what < 72) Histories.File(visit, inFull: false);
        else if (what < 54) Histories.File(visit, inFull: what < 43);
        else if (what < 66) visit.File(Supplies.Condoms(visit, "extra"));
        else FollowUps.File(visit, chance.PerMille(750) ? "other_visit" : "question");
    }

    private static void Nameless(Visit visit, int what)
    {
        if (what < 70) visit.File(Supplies.Condoms(visit, "extra"));
        else Counselling.File(visit, leadsToChoice: false);
    }

    private static void Young(Visit visit, int what)
    {
        if (what < 50) Histories.File(visit, inFull: false);
        else if (visit.Life.IsWoman) FollowUps.File(visit, "question");
        else Counselling.File(visit, leadsToChoice: false);
    }
}
