using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;

namespace Kangyu.Demo.Stories;

/// <summary>How each method begins, and how long it is used.</summary>
internal static class Methods
{
    /// <summary>Begins what was chosen: at this visit, or where and when it can be done.</summary>
    public static void Begin(Visit visit, string method)
    {
        var life = visit.Life;
        switch (method)
        {
            case "iud_copper" or "iud_lng" or "implant":
                Devices.Arrange(visit, method);
                break;
            case "dmpa" or "net_en" or "injectable_combined":
                Injections.Arrange(visit, method);
                break;
            case "tubal_ligation" or "vasectomy":
                Sterilisations.Arrange(visit, method);
                break;
            case var supplied when Supplies.IsSupplied(supplied):
                Supplies.Start(visit, method);
                PlanEnd(life, visit.Day);
                break;
            default:
                life.Use(method, visit.Day);
                PlanEnd(life, visit.Day);
                break;
        }
    }

    /// <summary>What is brought along from before: refilled here, or told as history to a clinician.</summary>
    public static void Continue(Visit visit, string method)
    {
        var life = visit.Life;
        if (Supplies.IsSupplied(method))
        {
            Supplies.Start(visit, method);
            PlanEnd(life, visit.Day);
            return;
        }
        life.Use(method, visit.Day.AddDays(-visit.Chance.Between(200, 4000)));
        var told = visit.Unit.Code == life.Centre.Code ? visit.Day : visit.Day.AddDays(visit.Chance.Between(1, 60));
        if (told == visit.Day) Told(visit);
        else life.ComeWhileUsing(told, life.Centre, Told);
        PlanEnd(life, visit.Day);
    }

    /// <summary>The day on which someone using a method will want something else.</summary>
    public static void PlanEnd(Life life, DateOnly since)
    {
        if (MethodMix.MonthsOf(life.Method, life.Chance) is not { } months) return;
        var end = since.AddMonths(months).AddDays(life.Chance.Below(28));
        // after the menopause a device is no longer needed: a service that is offered free of charge (domain section 3.9)
        var menopause = life.Who.Born.AddYears(51).AddMonths(life.Chance.Between(0, 40));
        if (life.IsWoman && Devices.IsDevice(life.Method) && menopause > since && menopause < end) end = menopause;
        life.ComeWhileUsing(end, life.Home, Changes.Want);
    }

    private static void Told(Visit visit)
    {
        string method = visit.Life.Method;
        if (visit.Chance.PerMille(500)) Histories.File(visit, inFull: visit.Life.IsWoman && visit.Age < 52);
        if (method is "tubal_ligation" or "vasectomy") Sterilisations.Told(visit, method);
        else Devices.Told(visit, method);
    }
}
