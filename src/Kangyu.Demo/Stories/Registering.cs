using Kangyu.Demo.Lives;
using Kangyu.Demo.People;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;

namespace Kangyu.Demo.Stories;

/// <summary>Opening a file, with what the person agrees to: each purpose asked apart, a no as good as a yes.</summary>
internal static class Registering
{
    private static readonly string[] Channels = ["in_person", "phone_call", "sms", "wechat", "paper_slip", "home_visit"];
    private static readonly int[] ChannelShare = [620, 430, 420, 560, 160, 40];

    public static void File(Visit visit)
    {
        var life = visit.Life;
        var form = visit.Begin("core.registration").Put("synthetic", true).Put("sex", life.IsWoman ? "female" : "male").Put("card_number", life.Who.Card.Number);
        if (life.TellsBirthday) form.Put("born", life.Who.Born);
        form.Put("language", visit.Chance.Below(1000) switch { < 620 => "putonghua", < 985 => "dialect", _ => null });
        if (life.IsNameless) form.Put("unnamed", true);
        else Named(visit, form);
        visit.File(form);
        if (!life.IsNameless) AskPurposes(visit);
    }

    private static void Named(Visit visit, Filling form)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        form.Put("unnamed", false).Put("name", life.Who.Name).Put("id_number", life.Who.IdNumber).Put("phone", life.Who.Phone).Put("address", life.Who.Address);
        life.Ways = ChooseWays(life, chance);
        form.Codes("contact_ways", life.Ways.Count == 0 ? ["no_contact"] : [.. life.Ways]);
        if (life.Ways.Count > 0 && chance.PerMille(40)) form.Put("contact_note", chance.PerMille(500) ? "只在白天联系" : "不要和家人提起");
        form.Put("keep_record", true);
        if (chance.PerMille(Proportions.SignsKeepRecord)) form.Sign("keep_record_signature", visit.Occurred);
        if (visit.Age < Proportions.OwnFileAge) form.Put("guardian_name", "监护人" + life.Who.Name[..1] + "某").Sign("guardian_signature", visit.Occurred);
    }

    private static string[] ChooseWays(Life life, Chance chance)
    {
        if (chance.PerMille(Proportions.NoContactPlease)) return [];
        var ways = new List<string>();
        for (int i = 0; i < Channels.Length; i++)
            if (chance.PerMille(ChannelShare[i]) && (life.Who.Phone is not null || Channels[i] is "in_person" or "paper_slip" or "home_visit")) ways.Add(Channels[i]);
        return ways.Count == 0 ? ["in_person"] : [.. ways];
    }

    private static void AskPurposes(Visit visit)
    {
        var asked = new List<Filling>(3);
        if (visit.Chance.PerMille(Proportions.AskedAboutSharing)) asked.Add(Purposes.Sharing(visit));
        if (visit.Chance.PerMille(Proportions.AskedAboutInvitations)) asked.Add(Purposes.Invitation(visit));
        if (visit.Chance.PerMille(Proportions.AskedAboutResearch)) asked.Add(Purposes.Research(visit));
        if (asked.Count > 0) visit.FileTogether([.. asked]);
    }
}
