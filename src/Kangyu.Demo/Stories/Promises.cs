using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Stories;

/// <summary>Keeps what was promised: a reminder when its window opens, in the way the person chose; and whether the person then comes, which is theirs to decide.</summary>
internal static class Promises
{
    public static void Keep(Visit visit, Filling filling, Guid entry)
    {
        if (visit.Life.Ways.Count == 0 || !MayPromise(visit, filling)) return;
        foreach (var promise in Promise.Of(visit.Life.Setting.Forms.Packs, filling.Form, entry, filling.WithResults(visit.Day), visit.Day))
        {
            // a message on the open file would tell of what stays in the room (S13)
            bool isPrivate = filling.Form.Sensitive != Sensitivity.None;
            if (!isPrivate) Remind(visit, promise);
            if (promise.IsFollowUp) Invite(visit, promise, isPrivate ? visit.Unit : visit.Life.Home);
        }
    }

    /// <summary>Answers the offers of a form, each apart. An offer that is not asked is left out by the caller.</summary>
    public static Filling Offer(this Filling filling, Visit visit, params ReadOnlySpan<string> offers)
    {
        foreach (string offer in offers) filling.Put(offer, Answer(visit));
        return filling;
    }

    private static string Answer(Visit visit)
    {
        if (visit.Life.Ways.Count > 0 && visit.Chance.PerMille(visit.Life.Readiness)) return "yes";
        return visit.Chance.PerMille(Proportions.LaterInsteadOfNo) ? "later" : "no";
    }

    private static bool MayPromise(Visit visit, Filling filling)
    {
        foreach (var section in filling.Form.Sections)
            foreach (var item in section.Items)
                if (item.Offer is not null) return visit.Life.Setting.Forms.Packs.PathwaysStartedBy.Contains(filling.Form.Id);
        return false;
    }

    private static void Remind(Visit visit, Promise promise)
    {
        int share = visit.Chance.Below(1000);
        if (share >= Proportions.RemindedInTime + Proportions.RemindedLate) return;
        int days = share < Proportions.RemindedInTime ? visit.Chance.Below(3) : visit.Chance.Between(5, 12);
        var on = promise.From.AddDays(days);
        if (on > visit.Day) visit.Life.ComeWhileUsing(on, visit.Unit, then => SendOut(then, promise));
    }

    private static void SendOut(Visit visit, Promise promise)
    {
        if (visit.Life.Readiness == 0 || visit.Life.Ways.Count == 0) return;
        string way = visit.Chance.Pick(visit.Life.Ways);
        string result = visit.Chance.PerMille(Proportions.MessageFails) ? "failed" : way is "in_person" or "paper_slip" or "home_visit" ? "handed" : "sent";
        visit.File(visit.Begin("core.message_out")
            .Put("message_kind", way == "paper_slip" ? "slip" : "reminder").Put("message_offer", promise.Offer).Put("message_due", promise.Key.Name).Put("message_way", way)
            .Put("message_title", promise.Title).Put("message_at", visit.Now).Put("message_result", result));
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
        life.ComeWhileUsing(on, unit, then => FollowUps.File(then, "agreed"));
    }
}
