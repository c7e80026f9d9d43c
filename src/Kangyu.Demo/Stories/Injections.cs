using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;

namespace Kangyu.Demo.Stories;

/// <summary>Injections at their intervals, often on time, sometimes late, until the person wants no more. Consent is signed before each.</summary>
internal static class Injections
{
    public static void Arrange(Visit visit, string product)
    {
        var life = visit.Life;
        int months = MethodMix.MonthsOf(product, visit.Chance) ?? 6;
        int count = Math.Max(1, months * 30 / Interval(product));
        life.Use("none", visit.Day);
        if (visit.Unit.Code == life.Centre.Code) Give(visit, product, count, isFirst: true);
        else life.ComeWhileUsing(visit.Day.AddDays(visit.Chance.Between(1, 12)), life.Centre, then => Give(then, product, count, isFirst: true));
    }

    private static int Interval(string product) => product switch { "dmpa" => 91, "net_en" => 56, _ => 28 };

    private static void Give(Visit visit, string product, int left, bool isFirst)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        if (isFirst && chance.PerMille(Proportions.PregnancyChecked)) Procedures.CheckPregnancy(visit);
        bool isMissing = !Consents.FileUnlessForgotten(visit, visit.Begin("contraception.consent_injection").Put("consent_injection_kind", product));
        var form = visit.Begin("contraception.injection").Put("told_as_history", false).Put("injection_product", product).Put("injection_lot", Lots.Of(product, visit.Day, chance))
            .Put("injection_site", chance.PerMille(620) ? "buttock" : "arm").Offer(visit, Reminder(product));
        if (isFirst) life.Use(product, visit.Day);
        Procedures.Finish(visit, form, isMissing);
        if (isFirst) Events.Perhaps(visit, product);
        int days = Interval(product) + Lateness(visit, product);
        if (left > 1) life.ComeWhileUsing(visit.Day.AddDays(days), life.Centre, then => Give(then, product, left - 1, isFirst: false));
        else life.ComeWhileUsing(visit.Day.AddDays(days), life.Home, Changes.Want);
    }

    private static string Reminder(string product) => product switch { "dmpa" => "dmpa_next", "net_en" => "net_en_next", _ => "monthly_next" };

    private static int Lateness(Visit visit, string product) => visit.Chance.Below(100) switch
    {
        < 62 => visit.Chance.Between(-5, 4),
        < 86 => visit.Chance.Between(5, product == "injectable_combined" ? 7 : 14),
        < 96 => visit.Chance.Between(15, 28),
        _ => visit.Chance.Between(29, 60),
    };
}
