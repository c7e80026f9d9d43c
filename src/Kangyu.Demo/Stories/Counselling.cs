using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;

namespace Kangyu.Demo.Stories;

/// <summary>Counselling in eight steps, as far as the person wants it.</summary>
internal static class Counselling
{
    private static readonly string[] MensMatters = ["effective", "stop_myself", "no_hormone", "sti", "partner", "cost"];
    private static readonly string[] MensMethods = ["condom_male", "vasectomy", "withdrawal", "fertility_awareness", "iud_copper", "coc"];
    private static readonly string[] Ends = ["choose", "think", "none", "other_service"];

    /// <summary>Files a talk; answers what the person wants next (<c>choose, think, none, elsewhere, other_service</c>), or null when no talk was wanted.</summary>
    public static string? File(Visit visit, bool leadsToChoice)
    {
        var chance = visit.Chance;
        int wanted = chance.Below(1000);
        if (wanted >= Proportions.CounsellingWanted && !leadsToChoice)
        {
            visit.File(visit.Begin("contraception.counselling").Put("counselling_wanted", wanted < Proportions.CounsellingWanted + Proportions.CounsellingNotToday ? "not_today" : "declined"));
            return null;
        }
        string end = leadsToChoice ? "choose" : chance.Pick(Ends);
        var form = visit.Begin("contraception.counselling").Put("counselling_wanted", "yes").Put("in_private", chance.PerMille(965));
        Talk(visit, form);
        visit.File(form.Put("counselling_ended", end));
        return end;
    }

    private static void Talk(Visit visit, Filling form)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        form.Put("with_whom", chance.Below(100) switch { < 78 => "alone", < 96 => "partner", _ => "other" }).Put("using_now", life.Method);
        if (life.IsWoman) form.Some("matters", 220, chance);
        else form.Codes("matters", chance.Pick(MensMatters));
        if (life.IsWoman && visit.Age is >= 18 and < 46) form.Put("children_wish", ChildrenWish(visit));
        if (chance.PerMille(220)) form.Put("worries", chance.Pick(life.IsWoman ? Said.Worries : Said.MensWorries));
        form.Some("steps_done", 550, chance).Some("provider_knows", 800, chance).Some("person_knows", 850, chance);
        if (visit.Age >= 16 && life.IsWoman) form.Some("methods_talked", 190, chance);
        else if (visit.Age >= 16) form.Codes("methods_talked", [.. MensMethods.Take(chance.Between(1, MensMethods.Length))]);
        if (chance.PerMille(700)) form.Some("materials", 380, chance);
        else form.Codes("materials", "none");
        bool told = chance.PerMille(870);
        form.Put("told_other_methods", chance.PerMille(910)).Put("told_side_effects", told).Put("told_switch", chance.PerMille(880));
        if (told) form.Put("told_what_to_do", chance.PerMille(900));
    }

    private static string ChildrenWish(Visit visit) => visit.Chance.Below(100) switch
    {
        < 12 when visit.Age < 38 => "soon",
        < 40 when visit.Age < 34 => "later",
        < 72 => "no_more",
        < 90 => "unsure",
        _ => "not_said",
    };
}
