using System.Globalization;
using Kangyu.Demo.Cases;
using Kangyu.Demo.Course;
using Kangyu.Demo.People;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Stories;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Lives;

/// <summary>One synthetic person through the years: what is known of them, what they use, what they agreed to, what is planned.</summary>
internal sealed class Life : Actor
{
    public Life(Setting setting, SyntheticPerson who, DateTime registered, Chance chance)
        : base(chance, setting.End)
    {
        Setting = setting;
        Who = who;
        Home = who.Unit;
        Registered = registered;
        Id = chance.Id(Utc(registered));
        Health = new Health(who, Age(Day(registered)), chance);
        IsNameless = chance.PerMille(Proportions.Nameless);
        TellsBirthday = !IsNameless || chance.PerMille(500);
        Readiness = Proportions.YesToReminder.Pick(chance);
        HasChild = IsWoman && chance.PerMille(MethodMix.HasChild(Age(Day(registered))));
    }

    public Setting Setting { get; }

    public SyntheticPerson Who { get; }

    public Guid Id { get; }

    public Subject Subject => Subject.Person(Id);

    public Health Health { get; }

    public DateTime Registered { get; }

    public bool IsNameless { get; }

    /// <summary>Somebody who gives no name may leave the birthday out as well: then no form asks by age.</summary>
    public bool TellsBirthday { get; }

    public bool IsWoman => Who.Sex == Sex.Female;

    public Unit Home { get; set; }

    public Unit Centre => Setting.CentreOf(Home);

    /// <summary>The method in use: a code, or <c>none</c>.</summary>
    public string Method { get; private set; } = "none";

    public DateOnly MethodSince { get; private set; }

    /// <summary>Goes up with every change of method: what was planned under an earlier one is dropped.</summary>
    public int Episode { get; private set; }

    /// <summary>The chance of a yes to an offer; 0 after all reminders were withdrawn.</summary>
    public int Readiness { get; set; }

    /// <summary>Ways of contact the person chose; empty: none.</summary>
    public IReadOnlyList<string> Ways { get; set; } = [];

    public DateOnly? LastBirth { get; set; }

    /// <summary>Has given birth before, as far as she tells.</summary>
    public bool HasChild { get; set; }

    /// <summary>From wanting a child until the visit after the birth.</summary>
    public bool IsExpecting { get; set; }

    /// <summary>When blood, urine and stool were last tested.</summary>
    public DateOnly? TestsOn { get; set; }

    /// <summary>Counts the ordinary visits; only the one planned last is lived.</summary>
    public int Turn { get; set; }

    /// <summary>How many entries stand on file.</summary>
    public int Entries { get; set; }

    /// <summary>What the person agreed to be reminded of and what has neither been done nor taken back.</summary>
    public List<Promise> Agreed { get; } = [];

    /// <summary>Days of follow-ups that are planned or were done: nobody comes twice in three weeks for the same thing.</summary>
    public List<DateOnly> FollowUps { get; } = [];

    public int Age(DateOnly day) => day.Year - Who.Born.Year - (day < Who.Born.AddYears(day.Year - Who.Born.Year) ? 1 : 0);

    public void Use(string method, DateOnly since)
    {
        Method = method;
        MethodSince = since;
        Episode++;
    }

    /// <summary>Plans a visit on or soon after a day, in opening hours.</summary>
    public void Come(DateOnly day, Unit unit, Action<Visit> visit)
    {
        var at = OpeningHours.Open(day, Chance);
        Plan(at, () => visit(new Visit(this, unit, at)));
    }

    /// <summary>The same, dropped when the method has changed by then.</summary>
    public void ComeWhileUsing(DateOnly day, Unit unit, Action<Visit> visit)
    {
        int episode = Episode;
        Come(day, unit, at =>
        {
            if (Episode == episode) visit(at);
        });
    }

    /// <summary>What is on file, while the person goes through cases of several services; null: nobody asks for it.</summary>
    public Rehearsal? Rehearsal { get; private set; }

    /// <summary>Uses no lasting method: wants a child, or carries one, and comes for that.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>Goes through a case now.</summary>
    public bool IsInCase { get; set; }

    private int casesLeft;

    public void Book(IReadOnlyList<Booked> booked)
    {
        if (booked.Count == 0) return;
        Rehearsal = new Rehearsal(Setting.Engine, Id);
        casesLeft = booked.Count;
        IsPlain = booked.Any(one => one.Case.IsPlain);
        foreach (var one in booked) CasePlay.Plan(this, one);
    }

    public void CaseEnds()
    {
        IsInCase = false;
        casesLeft--;
        Forget();
    }

    /// <summary>After the last case, and the last of its reminders, nobody asks any more what is on file.</summary>
    private void Forget()
    {
        if (casesLeft == 0 && !Agreed.Exists(promise => !promise.IsOfContraception)) Rehearsal = null;
    }

    /// <returns>False: the forms do not take it, given what is on file; it is not written.</returns>
    public bool File(DemoSubmission submission)
    {
        if (Rehearsal?.Takes(submission) == false) return false;
        Entries += submission.Entries.Count;
        Send(submission);
        if (Rehearsal is not null)
        {
            Agreed.RemoveAll(promise => promise.Until < Rehearsal.LastDay);
            Forget();
        }
        return true;
    }

    /// <summary>Days until the next ordinary visit: so many as wished, but no more than leaves time for the entries a file should have by the end.</summary>
    public int DaysUntilNext(DateOnly day, int wish)
    {
        int missing = Setting.EntriesAtLeast - Entries;
        if (missing <= 0) return wish;
        int left = Day(Setting.End).DayNumber - day.DayNumber;
        // at first less than an even share: much comes by itself; towards the end more
        int share = left > 400 ? Chance.Between(120, 250) : left > 60 && missing > 2 ? Chance.Between(75, 150) : Chance.Between(45, 75);
        return Math.Clamp(Math.Min(left * share / 100 / (missing + 1), left * 2 / 3), 2, Math.Max(wish, 2));
    }

    public bool HasEnough => Entries >= Setting.EntriesAtLeast;

    /// <summary>Leaves the county: nothing more is planned.</summary>
    public void Leave() => Stop();

    public static DateOnly Day(DateTime at) => DateOnly.FromDateTime(at);

    public static Chance ChanceOf(long seed, SyntheticPerson who) => new(seed, "visits/" + who.Number.ToString(CultureInfo.InvariantCulture));
}
