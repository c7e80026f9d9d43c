using Kangyu.Demo.Lives;
using Kangyu.Demo.People;
using Kangyu.Kernel.Access;

namespace Kangyu.Demo.Cases;

/// <summary>A case that somebody will go through, from a day on.</summary>
internal readonly record struct Booked(ServiceCase Case, DateOnly From)
{
    public DateOnly Until => From.AddDays(Case.Span);
}

/// <summary>
/// Who goes through which case. People come one after the other; each gets what fits sex and age and is furthest behind its share, of a service once. What the first ones got does not
/// depend on how many follow.
/// </summary>
internal sealed class Casting(Setting setting)
{
    /// <summary>Most that one person gets.</summary>
    private const int Most = 4;

    /// <summary>Of a thousand people who are asked at all, so that the others keep a file of contraception alone.</summary>
    private const int Asked = 620;

    /// <summary>Of a thousand cases that could still be under way today: those that are put there, so that there is something to do.</summary>
    private const int Current = 140;

    /// <summary>Days since the last entry of a case that leaves something to be done, at most.</summary>
    private const int Fresh = 25;

    /// <summary>How many of these, over all of the county's, are where the shown sign-ins work: who tries the demo finds something to do.</summary>
    private const int Near = 40;

    private readonly string near = setting.Roster.All.First(staff => staff is { IsShown: true, Role: Role.Clinician }).Unit;
    private int nearUnderWay;

    private readonly IReadOnlyList<ServiceCase> cases = setting.Book.OfPeople;
    private readonly int[] used = new int[setting.Book.OfPeople.Count];
    private double hundredYears;

    public IReadOnlyList<Booked> For(Life life)
    {
        var chance = new Chance(setting.Seed, "cases/" + life.Who.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        hundredYears += (setting.End - life.Registered).TotalDays / 36525;
        var booked = new List<Booked>();
        if (!life.IsNameless && !IsNear(life) && !chance.PerMille(Asked)) return booked;
        while (booked.Count < Most && Next(life, booked, chance) is { } next) booked.Add(next);
        return booked;
    }

    private Booked? Next(Life life, List<Booked> booked, Chance chance)
    {
        double furthest = chance.Below(1000) / 1000.0;
        int best = -1;
        for (int i = 0; i < cases.Count; i++)
        {
            double behind = (cases[i].Yearly * hundredYears) - used[i];
            if (cases[i].Story.LeavesDuty && IsNear(life)) behind += 1.2;
            // what few people fit is told to the first of them
            if (used[i] == 0 && behind > 0.4) behind += 1;
            if (behind <= furthest || !cases[i].IsFor(life.Who.Sex, life.IsNameless) || booked.Exists(other => other.Case.Story.Pack == cases[i].Story.Pack) || Window(life, cases[i]) is null) continue;
            (furthest, best) = (behind, i);
        }
        if (best < 0 || Day(life, cases[best], booked, chance) is not { } day) return null;
        used[best]++;
        return new Booked(cases[best], day);
    }

    private bool IsNear(Life life) => nearUnderWay < Near && life.Centre.Code == near;

    /// <summary>Null: never of the age while the file is open.</summary>
    private (DateOnly From, DateOnly To)? Window(Life life, ServiceCase one)
    {
        var (from, to) = one.Fits(life.Who.Born);
        var opened = Life.Day(life.Registered).AddDays(2);
        var last = Life.Day(setting.End).AddDays(-1);
        if (from < opened) from = opened;
        if (to > last) to = last;
        // what the case leaves to be done would else be years late
        if (one.Story.LeavesDuty && from < last.AddDays(-one.Span - Fresh)) from = last.AddDays(-one.Span - Fresh);
        return from <= to ? (from, to) : null;
    }

    private DateOnly? Day(Life life, ServiceCase one, List<Booked> booked, Chance chance)
    {
        var (from, to) = Window(life, one)!.Value;
        var underWay = to.AddDays(-one.Span);
        if (to == Life.Day(setting.End).AddDays(-1) && (chance.PerMille(Current) || IsNear(life)) && underWay > from)
        {
            from = underWay;
            if (life.Centre.Code == near) nearUnderWay++;
        }
        for (int attempt = 0; attempt < 5; attempt++)
        {
            var day = chance.Between(from, to);
            if (!booked.Exists(other => day <= other.Until.AddDays(20) && day.AddDays(one.Span + 20) >= other.From)) return day;
        }
        return null;
    }
}
