using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;

namespace Kangyu.Demo.Stories;

/// <summary>Stopping because a child is wanted, and coming back some weeks after the birth. What lies between belongs to other services and is not recorded here.</summary>
internal static class Families
{
    public static bool WantsChild(Visit visit)
    {
        if (!visit.Life.IsWoman || visit.Age is < 20 or > 42) return false;
        return visit.Chance.PerMille(visit.Age < 25 ? 300 : visit.Age < 33 ? 420 : visit.Age < 38 ? 160 : 40);
    }

    public static void Expect(Visit visit)
    {
        var life = visit.Life;
        life.Use("none", visit.Day);
        var birth = visit.Day.AddDays(visit.Chance.Between(290, 640));
        life.IsExpecting = true;
        if (visit.Chance.PerMille(Proportions.AsksForVisitsAfterBirth)) life.Come(birth.AddDays(visit.Chance.Between(3, 9)), life.Home, then => AskForVisits(then, birth));
        life.Come(birth.AddDays(visit.Chance.Between(38, 95)), life.Home, then => AfterBirth(then, birth));
    }

    private static void AskForVisits(Visit visit, DateOnly birth) => visit.File(visit.Begin("contraception.after_birth")
        .Put("birth_on", birth).Put("came_home_on", visit.Day.AddDays(-visit.Chance.Between(0, 3))).Codes("after_birth_told", "warning", "fertile")
        .Offer(visit, "after_birth_week", "after_birth_day_42"));

    private static void AfterBirth(Visit visit, DateOnly birth)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        life.IsExpecting = false;
        life.LastBirth = birth;
        life.HasChild = true;
        Counselling.File(visit, leadsToChoice: true);
        Histories.File(visit, inFull: true);
        Choices.Make(visit, chance.PerMille(140) ? "lam" : MethodMix.Choose(life.Who.Sex, visit.Age, chance));
    }
}
