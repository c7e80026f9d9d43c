using Kangyu.Demo.Lives;

namespace Kangyu.Demo.Stories;

/// <summary>A request to have a sterilisation reversed: no reason asked, an appointment told within days, some go through with it.</summary>
internal static class Reversals
{
    public static void Ask(Visit visit, string method)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        visit.File(visit.Begin("contraception.reversal_request").Put("reversal_of", method).Put("sterilised_on", life.MethodSince).Some("reversal_told", 900, chance)
            .Put("reversal_unit", life.Setting.Station.Code).Sign("own_request", visit.Occurred));
        life.ComeWhileUsing(visit.Day.AddDays(chance.Between(3, 18)), life.Home, then =>
            then.File(then.Begin("core.request_answer").Put("request_result", "done").Put("request_told_on", then.Day)));
        if (chance.PerMille(550)) life.ComeWhileUsing(visit.Day.AddDays(chance.Between(40, 160)), life.Setting.Station, then => Reverse(then, method));
    }

    private static void Reverse(Visit visit, string method)
    {
        Consents.File(visit, visit.Begin("contraception.consent_reversal"));
        Procedures.Finish(visit, visit.Begin("contraception.reversal").Put("told_as_history", false).Put("reversed", method)
            .Put("reversal_result", visit.Chance.Pick<string>(["both", "both", "one", "none"])));
        visit.Life.Use("none", visit.Day);
    }
}
