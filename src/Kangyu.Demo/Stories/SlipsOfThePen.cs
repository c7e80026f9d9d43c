using Kangyu.Demo.Lives;
using Kangyu.Demo.People;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo.Stories;

/// <summary>A figure typed wrong, noticed within days and corrected: the whole entry anew, with the reason.</summary>
internal static class SlipsOfThePen
{
    private static readonly Dictionary<string, (string Item, Func<double, Chance, double> Wrong)> Figures = new(StringComparer.Ordinal)
    {
        ["contraception.history_examination"] = ("weight", (right, chance) => Math.Clamp(Math.Round(right + (chance.PerMille(500) ? 10 : -10), 1), 30, 150)),
        ["contraception.supply"] = ("pieces_given", (right, _) => Math.Min(right * 10, 500)),
        ["contraception.follow_up"] = ("systolic", (right, _) => Math.Min(right + 30, 240)),
    };

    private static readonly string[] Reasons = ["数字输错，按原始记录更正", "录入时看错行，已核对纸质记录", "本人指出有误，核对后更正"];

    /// <summary>The draft of an entry, which now and then has a slip in it; then its correction is planned.</summary>
    public static Draft Write(Visit visit, Filling filling, Heading heading)
    {
        if (!Figures.TryGetValue(filling.Form.Id, out var slip) || filling[slip.Item] is not { Kind: ValueKind.Number } right || !visit.Chance.PerMille(Proportions.CorrectedLater))
            return filling.ToDraft(heading);
        var day = visit.Day.AddDays(visit.Chance.PerMille(600) ? 0 : visit.Chance.Between(1, 9));
        Correct(visit, filling, heading, day);
        return filling.Copy().Put(slip.Item, slip.Wrong(right.Number, visit.Chance)).ToDraft(heading);
    }

    /// <summary>Writes something on the wrong person's file and takes it back.</summary>
    public static void OnTheWrongFile(Visit visit)
    {
        var wrong = Supplies.Condoms(visit, "extra");
        var heading = new Heading(Guid.Empty, visit.Life.Subject, visit.Unit.Code, visit.Writer(wrong), visit.Occurred);
        if (visit.File(wrong, heading.Author) is not { } root) return;
        visit.FileOver(wrong, heading with { Amends = root, Withdraws = true, Reason = "录错了人，已在本人档案中另记" });
    }

    private static void Correct(Visit visit, Filling filling, Heading heading, DateOnly day)
    {
        string reason = visit.Chance.Pick(Reasons);
        var at = day == visit.Day ? visit.Now.AddMinutes(visit.Chance.Between(40, 90)) : Course.OpeningHours.Open(day, visit.Chance);
        var amendment = heading with { Amends = heading.Id, Reason = reason };
        visit.Life.Plan(at, () => new Visit(visit.Life, visit.Unit, at).FileOver(filling, amendment));
    }
}
