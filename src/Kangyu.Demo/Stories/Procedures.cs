using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;

namespace Kangyu.Demo.Stories;

/// <summary>What every procedure has in common: who did it, how it went, what was explained, and the papers afterwards.</summary>
internal static class Procedures
{
    /// <summary>Completes and files a procedure's record; plans its documents and the reviews it calls for.</summary>
    public static void Finish(Visit visit, Filling form, bool isConsentMissing = false, bool isFailed = false, bool reviewAsEmergency = false)
    {
        visit.Wait(visit.Chance.Between(8, 25));
        var operatedBy = visit.Writer(form);
        // left empty it is the author
        if (visit.Chance.PerMille(150)) form.Put("operator", visit.Writer(form).Account);
        form.Some("after_advice", 880, visit.Chance).Put("paper_given", visit.Chance.PerMille(950)).Put("experience_offered", visit.Chance.PerMille(720));
        if (form.Has("complications")) HowItWent(visit, form, isFailed);
        if (visit.File(form, operatedBy) is null) return;
        Documents(visit, isConsentMissing);
        if (isConsentMissing) Reviews.OfMissingConsent(visit, form.Form);
        if (reviewAsEmergency) Reviews.OfEmergency(visit, form.Form);
    }

    /// <summary>The six questions; one yes is enough.</summary>
    public static void CheckPregnancy(Visit visit)
    {
        bool isCertain = visit.Chance.PerMille(940);
        visit.File(visit.Begin("contraception.pregnancy_check").Put("pregnancy_signs", false)
            .Codes("any_of_these", !isCertain ? "none" : visit.Chance.PerMille(640) ? "menses_7_days" : visit.Chance.PerMille(500) ? "no_sex" : "reliable_method")
            .Put("pregnancy_test", isCertain ? "not_done" : "negative"));
    }

    private static void HowItWent(Visit visit, Filling form, bool isFailed)
    {
        if (isFailed) form.Codes("complications", "failed").Put("complications_note", visit.Chance.Pick(Said.Failed));
        else if (visit.Chance.PerMille(Proportions.ProcedureTrouble)) form.Codes("complications", "bleeding").Put("complications_note", visit.Chance.Pick(Said.Trouble));
        else form.Codes("complications", "none");
    }

    /// <summary>Mostly complete the same day or the next (24 hours), some late, a few only when the county checks.</summary>
    private static void Documents(Visit visit, bool isConsentMissing)
    {
        var (life, ended) = (visit.Life, visit.Now);
        int share = visit.Chance.Below(1000);
        if (share < Proportions.DocumentsForgotten + Proportions.DocumentsSameDay && share >= Proportions.DocumentsForgotten)
        {
            var at = ended.AddMinutes(visit.Chance.Between(20, 80));
            life.Plan(at, () => Complete(new Visit(life, visit.Unit, at), ended, isConsentMissing));
            return;
        }
        bool isForgotten = share < Proportions.DocumentsForgotten;
        bool isNextDay = !isForgotten && share < Proportions.DocumentsForgotten + Proportions.DocumentsSameDay + Proportions.DocumentsNextDay;
        var next = isNextDay ? Earlier(ended.AddHours(16), ended) : ended.AddDays(isForgotten ? visit.Chance.Between(9, 45) : visit.Chance.Between(2, 8));
        life.Plan(next, () => Complete(new Visit(life, visit.Unit, next), ended, isConsentMissing));
    }

    /// <summary>The next morning, within the 24 hours.</summary>
    private static DateTime Earlier(DateTime at, DateTime ended) => at.Hour < 8 ? at.Date.AddHours(8).AddMinutes(ended.Minute) : at;

    private static void Complete(Visit visit, DateTime ended, bool isConsentMissing)
    {
        var form = visit.Begin("contraception.procedure_documents").Put("procedure_at", ended).Put("documents_complete", !isConsentMissing);
        if (isConsentMissing) form.Codes("documents_present", "history", "record", "advice").Put("documents_missing", "知情同意书");
        else form.Codes("documents_present", "consent", "history", "record", "lot", "advice").Put("completed_at", visit.Now);
        visit.File(form);
    }
}
