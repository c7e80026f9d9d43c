using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;

namespace Kangyu.Demo.Stories;

/// <summary>The day a file is opened, and what the person came for.</summary>
internal static class FirstVisit
{
    public static void Plan(Life life)
    {
        life.Plan(life.Registered, () => Come(new Visit(life, life.Home, life.Registered)));
        if (life.Rehearsal is null) AbortionCare.Plan(life);
    }

    private static void Come(Visit visit)
    {
        Registering.File(visit);
        if (visit.Age < 16) Young(visit);
        else if (visit.Life.IsNameless) Nameless(visit);
        else if (visit.Life.IsPlain) Plain(visit);
        else Adult(visit);
        if (visit.Life.Turn == 0) Rhythm.Next(visit, visit.Life.DaysUntilNext(visit.Day, visit.Chance.Between(90, 300)));
    }

    private static void Young(Visit visit)
    {
        visit.Life.Use("none", visit.Day);
        Counselling.File(visit, leadsToChoice: false);
        visit.Life.Come(visit.Life.Who.Born.AddYears(17).AddDays(visit.Chance.Below(300)), visit.Life.Home, Changes.Want);
    }

    private static void Nameless(Visit visit)
    {
        visit.Life.Use("none", visit.Day);
        if (visit.Chance.PerMille(600)) Counselling.File(visit, leadsToChoice: false);
        visit.File(Supplies.Condoms(visit, "extra"));
    }

    /// <summary>Comes for something else, and uses nothing that lasts.</summary>
    private static void Plain(Visit visit)
    {
        visit.Life.Use("none", visit.Day);
        if (visit.Chance.PerMille(300)) Counselling.File(visit, leadsToChoice: false);
    }

    private static void Adult(Visit visit)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        string brought = MethodMix.Bring(life.Who.Sex, visit.Age, chance);
        if (brought != "nothing")
        {
            Methods.Continue(visit, brought);
            if (chance.PerMille(500)) Counselling.File(visit, leadsToChoice: false);
            return;
        }
        string chosen = MethodMix.Choose(life.Who.Sex, visit.Age, chance);
        bool isTalk = chosen is not "condom_male" || chance.PerMille(550);
        if (isTalk) Counselling.File(visit, leadsToChoice: true);
        if (isTalk && chance.PerMille(Proportions.HistoryAtFirstVisit)) Histories.File(visit, inFull: true);
        Choices.Make(visit, chosen);
    }
}
