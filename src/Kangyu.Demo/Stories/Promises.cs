using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Places;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo.Stories;

/// <summary>Keeps what was promised: a reminder when its window opens, in the way the person chose; and whether the person then comes, which is theirs to decide.</summary>
internal static class Promises
{
    private const string FollowUp = "contraception.follow_up";

    /// <summary>What an entry does to what was agreed: it keeps some of it, takes some back, and may begin something new.</summary>
    public static void Keep(Visit visit, Filling filling, Guid entry)
    {
        var (life, form) = (visit.Life, filling.Form);
        if (life.Agreed.Count > 0) life.Agreed.RemoveAll(promise => promise.IsDoneBy(form.Id) && visit.Day >= promise.From);
        if (form.Id == CoreForms.Consent) TakeBack(life, filling);
        if (!filling.HasOffers && !Promise.Ends(life.Setting.Forms.Packs, form).Any()) return;
        var answers = filling.WithResults(visit.Day);
        foreach (var end in Promise.Ends(life.Setting.Forms.Packs, form, answers, visit.Day)) life.Agreed.RemoveAll(promise => promise.Key.Pathway == end.Id);
        foreach (var item in Promise.Offers(form))
            if (answers[item.Slot] is { IsAnswered: true } answer && answer.Text != "yes") life.Agreed.RemoveAll(promise => promise.Offer == item.Offer);
        foreach (var (pathway, start) in Promise.Started(life.Setting.Forms.Packs, form, answers, visit.Day))
        {
            life.Agreed.RemoveAll(promise => promise.Key.Pathway == pathway.Id);
            foreach (var promise in Promise.Of(life.Setting.Forms.Packs, form, entry, answers, pathway, start)) Plan(visit, promise, form);
        }
    }

    /// <summary>Answers the offers of a form, each apart. An offer that is not asked is left out by the caller.</summary>
    public static Filling Offer(this Filling filling, Visit visit, params ReadOnlySpan<string> offers)
    {
        foreach (string offer in offers) filling.Put(offer, Answer(visit));
        return filling;
    }

    /// <summary>A reminder that is not wanted any more.</summary>
    private static void TakeBack(Life life, Filling consent)
    {
        if (consent["purpose"].Text != "reminders" || consent["answer"].Text == "yes") return;
        string offer = consent["consent_offer"].Text;
        life.Agreed.RemoveAll(promise => offer.Length == 0 || promise.Offer == offer);
    }

    private static string Answer(Visit visit)
    {
        if (visit.Life.Ways.Count > 0 && visit.Chance.PerMille(visit.Life.Readiness)) return "yes";
        return visit.Chance.PerMille(Proportions.LaterInsteadOfNo) ? "later" : "no";
    }

    private static void Plan(Visit visit, Promise promise, Form form)
    {
        visit.Life.Agreed.Add(promise);
        // a message on the open file would tell of what stays in the room (S13)
        bool isPrivate = form.Sensitive != Sensitivity.None;
        if (!isPrivate) Remind(visit, promise);
        if (promise.IsDoneBy(FollowUp)) Invite(visit, promise, isPrivate ? visit.Unit : visit.Life.Home);
    }

    private static void Remind(Visit visit, Promise promise)
    {
        int share = visit.Chance.Below(1000);
        if (share >= Proportions.RemindedInTime + Proportions.RemindedLate) return;
        int days = share < Proportions.RemindedInTime ? visit.Chance.Below(3) : visit.Chance.Between(5, 12);
        var on = promise.From.AddDays(days);
        if (on <= visit.Day) return;
        // a change of method ends what belonged to it, and nothing of another service
        if (promise.IsOfContraception) visit.Life.ComeWhileUsing(on, visit.Unit, then => SendOut(then, promise));
        else visit.Life.Come(on, visit.Unit, then => SendOut(then, promise));
    }

    private static void SendOut(Visit visit, Promise promise)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        if (life.Ways.Count == 0 || !life.Agreed.Contains(promise)) return;
        string way = chance.Pick(life.Ways);
        string result = chance.PerMille(Proportions.MessageFails) ? "failed" : way is "in_person" or "paper_slip" or "home_visit" ? "handed" : "sent";
        visit.File(visit.Begin("core.message_out")
            .Put("message_kind", way == "paper_slip" ? "slip" : "reminder").Put("message_offer", promise.Offer).Put("message_due", promise.Key.Name).Put("message_way", way)
            .Put("message_title", promise.Step.Slip?.Zh ?? "健康服务").Put("message_at", visit.Now).Put("message_result", result));
    }

    private static void Invite(Visit visit, Promise promise, Unit unit)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        int share = chance.Below(1000);
        DateOnly on;
        if (share < Proportions.ComesWithinWindow) on = chance.Between(promise.From, promise.Until);
        else if ((share -= Proportions.ComesWithinWindow) < Proportions.ComesEarly) on = promise.From.AddDays(-chance.Between(3, 12));
        else if (share - Proportions.ComesEarly < Proportions.ComesAfterWindow) on = promise.Until.AddDays(chance.Between(2, 40));
        else return;
        if (on <= visit.Day || life.FollowUps.Exists(other => Math.Abs(other.DayNumber - on.DayNumber) < 21)) return;
        life.FollowUps.Add(on);
        life.ComeWhileUsing(on, unit, then => FollowUps.File(then, life.Agreed.Contains(promise) ? "agreed" : "other_visit"));
    }
}
