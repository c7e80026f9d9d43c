using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;

namespace Kangyu.Demo.Stories;

/// <summary>At the person's own written request only (S7): tests on file, consent signed on a day before, asked again before the operation. Some change their mind.</summary>
internal static class Sterilisations
{
    private const int ChangesMind = 120;

    public static void Arrange(Visit visit, string method)
    {
        var life = visit.Life;
        life.Use("none", visit.Day);
        life.ComeWhileUsing(visit.Day.AddDays(visit.Chance.Between(3, 25)), life.Setting.Station, then => Prepare(then, method));
        if (visit.Chance.PerMille(600)) visit.File(Supplies.Condoms(visit, "extra"));
    }

    public static void Told(Visit visit, string method)
    {
        var form = visit.Begin("contraception." + method).Put("told_as_history", true);
        visit.File(form.Put("history_on", visit.Life.MethodSince < visit.Life.Who.Born.AddYears(22) ? visit.Day.AddDays(-400) : visit.Life.MethodSince));
        if (visit.Chance.PerMille(Proportions.ReversalAsked) && visit.Age < 48) Reversals.Ask(visit, method);
    }

    private static void Prepare(Visit visit, string method)
    {
        var life = visit.Life;
        Histories.File(visit, inFull: true);
        bool isOnFile = life.TestsOn > visit.Day.AddMonths(-4);
        bool isElsewhere = !isOnFile && visit.Chance.PerMille(Proportions.TestsDoneElsewhere);
        if (!isElsewhere) Tests(visit);
        Consents.File(visit, visit.Begin("contraception.consent_" + method).Put("in_labour", false).Put("condition_of_care", false).Put("by_proxy", false));
        if (visit.Chance.PerMille(ChangesMind)) return;
        life.ComeWhileUsing(visit.Day.AddDays(visit.Chance.Between(2, 14)), life.Setting.Station, then => Operate(then, method, isElsewhere));
    }

    private static void Tests(Visit visit)
    {
        var chance = visit.Chance;
        var form = visit.Begin("contraception.laboratory").Put("blood_routine", "normal").Put("haemoglobin", chance.Between(112, 152)).Put("white_cells", chance.Between(42, 92) / 10.0)
            .Put("platelets", chance.Between(130, 320)).Put("urine_routine", "normal").Put("stool_routine", chance.PerMille(960) ? "normal" : "abnormal").Put("results_told", true);
        if (form["stool_routine"].Text == "abnormal") form.Codes("stool_findings", "eggs");
        visit.File(form);
        visit.Life.TestsOn = visit.Day;
    }

    private static void Operate(Visit visit, string method, bool isElsewhere)
    {
        var chance = visit.Chance;
        var form = visit.Begin("contraception." + method).Put("told_as_history", false).Put("wish_confirmed", true);
        if (isElsewhere) form.Put("tests_elsewhere", true).Put("tests_elsewhere_on", visit.Day.AddDays(-chance.Between(2, 20)));
        if (method == "vasectomy")
        {
            form.Put("vasectomy_technique", chance.PerMille(820) ? "no_scalpel" : "incision").Offer(visit, "vasectomy_1_week", "vasectomy_3_months");
        }
        else
        {
            form.Put("tubal_technique", chance.PerMille(640) ? "minilaparotomy" : "laparoscopy").Put("tubal_method", chance.PerMille(600) ? "core_buried" : "ring_or_clip")
                .Put("anaesthesia", chance.PerMille(450) ? "local" : "regional").Offer(visit, "tubal_1_month", "tubal_3_months", "tubal_12_months");
        }
        visit.Life.Use(method, visit.Day);
        Procedures.Finish(visit, form);
        if (chance.PerMille(Proportions.ReversalAsked))
            visit.Life.ComeWhileUsing(visit.Day.AddMonths(chance.Between(10, 60)), visit.Life.Home, then => Reversals.Ask(then, method));
    }
}
