using Kangyu.Demo.Lives;

namespace Kangyu.Demo.Stories;

/// <summary>What people ask of the house itself: a copy, a correction, who has looked; and moving away.</summary>
internal static class Requests
{
    public static void Ask(Visit visit)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        string kind = chance.Below(100) switch { < 22 => "copy", < 48 => "correction", < 58 => "access_log", < 84 => "appointment", < 90 => "other_worker", _ => "other" };
        bool isDone = chance.PerMille(690);
        visit.File(visit.Begin("core.request").Put("request_kind", kind).Put("request_words", kind is "correction" or "other" ? chance.Pick(Said.Requests) : null)
            .Put("request_answer_way", life.Ways.Count == 0 ? "in_person" : chance.Pick(life.Ways)).Put("request_done_now", isDone));
        if (isDone) return;
        life.Come(visit.Day.AddDays(chance.Between(1, chance.PerMille(900) ? 9 : 30)), visit.Unit, then =>
        {
            string result = then.Chance.Below(100) switch { < 86 => "done", < 93 => "partly", < 97 => "withdrawn", _ => "refused" };
            then.File(then.Begin("core.request_answer").Put("request_result", result).Put("request_told_on", then.Day)
                .Put("request_result_reason", result is "partly" or "refused" ? "旧纸质记录已移交档案室，可另行查阅" : null));
        });
    }

    public static void MoveAway(Visit visit)
    {
        var (life, chance) = (visit.Life, visit.Chance);
        bool isWithin = chance.Below(100) < Practice.Proportions.MovesWithinCounty;
        var units = life.Setting.County.Units.All;
        var to = isWithin ? chance.Pick(units) : null;
        while (to is { Kind: not (Kernel.Places.UnitKind.Clinic or Kernel.Places.UnitKind.HealthCentre) }) to = chance.Pick(units);
        bool wantsCopy = chance.PerMille(450);
        var form = visit.Begin("core.move_out").Put("moved_on", visit.Day).Put("moved_within_county", isWithin).Put("moved_to_unit", to?.Code).Put("copy_wanted", wantsCopy);
        if (wantsCopy) form.Put("copy_given", true);
        visit.File(form);
        if (to is null)
        {
            life.Leave();
            return;
        }
        life.Home = to;
        life.Come(visit.Day.AddDays(chance.Between(2, 40)), to, Registering.File);
    }
}
