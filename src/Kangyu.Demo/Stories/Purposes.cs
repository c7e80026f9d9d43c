using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;

namespace Kangyu.Demo.Stories;

/// <summary>Consents by purpose (S5): given, refused, put off, taken back.</summary>
internal static class Purposes
{
    private static readonly string[] ForWomen = ["cervical_breast", "rti_tour", "before_pregnancy", "needs_survey"];
    private static readonly string[] ForMen = ["mens_health", "needs_survey"];

    public static Filling Sharing(Visit visit, string? answer = null)
    {
        answer ??= Proportions.PurposeAnswer.Pick(visit.Chance);
        var centre = visit.Life.Centre;
        var to = centre.Code == visit.Life.Home.Code ? visit.Life.Setting.Station : centre;
        var form = visit.Begin("core.consent").Put("purpose", "sharing").Put("answer", answer).Put("to_unit", to.Code);
        if (answer == "yes")
        {
            if (visit.Chance.PerMille(400)) form.Codes("share_what", "everything");
            else form.Codes("share_what", "allergies", "medicines", "results");
        }
        return Signed(visit, form);
    }

    public static Filling Invitation(Visit visit, string? answer = null) =>
        For(visit, "invitations", visit.Chance.Pick(visit.Life.IsWoman ? visit.Age < 35 ? ForWomen[1..] : ForWomen : ForMen), answer);

    public static Filling Research(Visit visit) => For(visit, "research", "research", null);

    /// <summary>All reminders stop, at once and with one entry.</summary>
    public static void StopReminders(Visit visit)
    {
        visit.Life.Readiness = 0;
        visit.Life.Agreed.Clear();
        visit.File(Signed(visit, visit.Begin("core.consent").Put("purpose", "reminders").Put("answer", "no")));
    }

    /// <summary>One reminder is wanted again, or anew for the next year.</summary>
    public static void RenewReminder(Visit visit, string offer)
    {
        if (visit.Life.Ways.Count == 0) return;
        visit.File(Signed(visit, visit.Begin("core.consent").Put("purpose", "reminders").Put("consent_offer", offer).Put("answer", "yes").Codes("channel", [.. visit.Life.Ways])));
    }

    private static Filling For(Visit visit, string purpose, string programme, string? answer)
    {
        answer ??= Proportions.PurposeAnswer.Pick(visit.Chance);
        if (visit.Life.Ways.Count == 0) answer = "no";
        var form = visit.Begin("core.consent").Put("purpose", purpose).Put("programme", programme).Put("answer", answer);
        if (answer == "yes") form.Codes("channel", [.. visit.Life.Ways]);
        return Signed(visit, form);
    }

    private static Filling Signed(Visit visit, Filling form) => visit.Chance.PerMille(550) ? form.Sign("answer_signature", visit.Occurred) : form;
}
