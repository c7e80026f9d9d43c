using Kangyu.Demo.Lives;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Demo.Stories;

/// <summary>Looking again, by someone who took no part (S7), and reporting on (a duty with a term).</summary>
internal static class Reviews
{
    public static void OfMissingConsent(Visit visit, Form procedure)
    {
        int days = visit.Chance.PerMille(880) ? visit.Chance.Between(1, 6) : visit.Chance.Between(8, 20);
        visit.Life.Come(visit.Day.AddDays(days), visit.Life.Setting.Station, then => then.File(then.Begin("contraception.consent_missing_review" + Private(procedure))
            .Put("reviewer_outside", true).Put("person_heard", then.Chance.Pick<string>(["heard", "heard", "not_willing", "not_reached"]))
            .Put("consent_found", then.Chance.Pick<string>(["paper_exists", "paper_exists", "signed_later", "none"])).Put("review_words", then.Chance.Pick(Said.ConsentReview))
            .Codes("review_next", "training")));
    }

    /// <summary>The review of what stays in a room stays there too.</summary>
    private static string Private(Form procedure) => procedure.Sensitive == Sensitivity.None ? "" : "_private";

    public static void OfEmergency(Visit visit, Form procedure)
    {
        int days = visit.Chance.PerMille(920) ? visit.Chance.Between(1, 2) : visit.Chance.Between(4, 9);
        visit.Life.Come(visit.Day.AddDays(days), visit.Life.Setting.Station, then =>
        {
            var form = then.Begin("contraception.emergency_review" + Private(procedure)).Put("reviewer_outside", true).Put("was_life_saving", then.Chance.PerMille(960) ? "yes" : "unclear")
                .Put("person_told", then.Chance.PerMille(970)).Put("review_words", then.Chance.Pick(Said.Review)).Codes("review_next", "none");
            var reviewer = then.Life.Setting.Roster.Of(then.Unit.Code).First(staff => staff.Role == Role.QualityReviewer);
            then.File(form, reviewer);
        });
    }
}
