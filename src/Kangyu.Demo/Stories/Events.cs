using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;

namespace Kangyu.Demo.Stories;

/// <summary>Adverse reactions and events by product and lot, and their reports within the term. That they are written down shows that reporting works.</summary>
internal static class Events
{
    /// <summary>Now and then something happens while a product is used.</summary>
    public static void Perhaps(Visit visit, string method)
    {
        if (!visit.Chance.PerMille(Proportions.AdverseEvent)) return;
        string lot = Lots.Of(method, visit.Day, visit.Chance);
        var since = visit.Day;
        visit.Life.ComeWhileUsing(visit.Day.AddDays(visit.Chance.Between(6, 260)), visit.Life.Centre, then => File(then, method, lot, since));
    }

    private static void File(Visit visit, string method, string lot, DateOnly since)
    {
        var chance = visit.Chance;
        bool isSerious = chance.PerMille(Proportions.EventIsSerious);
        var form = visit.Begin("contraception.adverse_event").Put("event_method", method).Put("event_lot", lot).Put("used_since", since)
            .Put("event_on", visit.Day.AddDays(-chance.Between(0, Math.Min(5, visit.Day.DayNumber - since.DayNumber)))).Codes("event_what", What(visit, method))
            .Put("event_words", chance.Pick(Said.Event)).Put("event_serious", isSerious ? "hospital" : "not_serious").Put("event_new", chance.PerMille(30))
            .Put("event_outcome", chance.PerMille(700) ? "recovered" : "recovering").Put("event_causality", chance.Pick<string>(["probable", "possible", "possible", "not_assessed"]))
            .Codes("event_action", isSerious ? "referred" : "treated");
        if (isSerious) form.Put("redress_told", true);
        visit.File(form);
        Report(visit, isSerious);
    }

    private static string What(Visit visit, string method) => method switch
    {
        "iud_copper" or "iud_lng" => visit.Chance.Pick<string>(["bleeding", "bleeding", "expulsion", "pain", "infection", "pregnancy"]),
        "implant" => visit.Chance.Pick<string>(["bleeding", "wound", "mental"]),
        "condom_male" or "condom_female" => visit.Chance.Pick<string>(["breakage", "allergy"]),
        _ => visit.Chance.Pick<string>(["bleeding", "other", "allergy", "mental"]),
    };

    private static void Report(Visit visit, bool isSerious)
    {
        int term = isSerious ? 15 : 30;
        int days = visit.Chance.PerMille(870) ? visit.Chance.Between(1, term - 2) : visit.Chance.Between(term + 1, term + 25);
        visit.Life.Come(visit.Day.AddDays(days), visit.Unit, then => then.File(then.Begin("contraception.adverse_event_report")
            .Put("reported_on", then.Day).Codes("reported_to", "drug_centre", "county_store").Put("report_outcome", then.Chance.PerMille(300) ? "已收到，继续观察同批产品" : null)));
    }
}
