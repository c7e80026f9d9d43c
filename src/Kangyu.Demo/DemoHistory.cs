using Kangyu.Demo.Cases;
using Kangyu.Demo.Course;
using Kangyu.Demo.Lives;
using Kangyu.Demo.People;
using Kangyu.Demo.Places;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Staff;
using Kangyu.Demo.Stories;
using Kangyu.Demo.Streams;
using Kangyu.Demo.Writing;
using Kangyu.Kernel;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo;

/// <summary>The demo county through its years: units, staff, and everything that was recorded, in the order of recording. Nobody in it exists.</summary>
public sealed class DemoHistory
{
    private readonly PackSet packs;
    private readonly DemoOptions options;
    private readonly Roster roster;

    private DemoHistory(PackSet packs, DemoOptions options, DemoCounty county)
    {
        this.packs = packs;
        this.options = options;
        County = county;
        roster = new Roster(county);
        Staff = [.. roster.All];
    }

    public DemoCounty County { get; }

    /// <summary>Every account that writes, and those of the house; the shown ones first.</summary>
    public IReadOnlyList<DemoStaff> Staff { get; }

    /// <returns>The history of a county whose divisions are shipped, or <c>county_unknown</c>, <c>demo_people</c>, <c>demo_years</c>.</returns>
    public static Checked<DemoHistory> Create(PackSet packs, DemoOptions options)
    {
        var county = DemoCounty.Of(options.County);
        return county.IsGood ? Create(packs, options, county.Value) : county.Problem;
    }

    /// <summary>The same for a county whose divisions were read from elsewhere.</summary>
    public static Checked<DemoHistory> Create(PackSet packs, DemoOptions options, DemoCounty county)
    {
        if (options.People < 1) return Problem.At("people", "demo_people", "人数至少为 1。", "There must be at least one person.");
        if (options.Years is < 1 or > 20) return Problem.At("years", "demo_years", "年数应在 1 到 20 之间。", "The years lie between 1 and 20.");
        return new DemoHistory(packs, options, county);
    }

    /// <summary>Lives the years. Lazy: each submission is made when it is asked for; asking again lives them again, byte for byte.</summary>
    /// <param name="progress">Told once a simulated week.</param>
    public IEnumerable<DemoSubmission> Submissions(IProgress<DemoProgress>? progress = null)
    {
        var setting = NewSetting();
        var chronicle = new Chronicle();
        var casting = new Casting(setting);
        foreach (var person in SyntheticCounty.People(County, options.People, options.Seed, options.Today))
        {
            var life = Open(setting, person);
            life.Book(casting.For(life));
            chronicle.Join(life);
        }
        chronicle.Join(new Experiences(setting, options.People));
        chronicle.Join(new HandedOut(setting, options.People));
        foreach (var pack in setting.Book.OfNobody.GroupBy(one => one.Story.Pack, StringComparer.Ordinal)) chronicle.Join(new CaseStream(setting, pack.Key, [.. pack], options.People));
        return progress is null ? chronicle.Run() : Report(chronicle.Run(), setting, progress);
    }

    /// <summary>The opening of every file and nothing after it, person by person: a county as wide as wished and one entry deep.</summary>
    public IEnumerable<DemoSubmission> Registrations()
    {
        var setting = NewSetting();
        foreach (var person in SyntheticCounty.People(County, options.People, options.Seed, options.Today))
        {
            var life = Open(setting, person);
            DemoSubmission? first = null;
            while (first is null && life.Next < DateTime.MaxValue) first = life.Advance();
            if (first is not null) yield return first;
        }
    }

    /// <summary>
    /// Cuts submissions into batches of some simulated days, so that a writer whose clock stands at the last of a batch (<see cref="DemoSubmission.Recorded"/>) is never
    /// further from the others.
    /// </summary>
    public static IEnumerable<IReadOnlyList<DemoSubmission>> Batches(IEnumerable<DemoSubmission> submissions, int days = 1)
    {
        var (batch, next) = (new List<DemoSubmission>(), DateTimeOffset.MinValue);
        foreach (var submission in submissions)
        {
            if (submission.Recorded >= next && batch.Count > 0)
            {
                yield return batch;
                batch = [];
            }
            if (batch.Count == 0) next = submission.Recorded.AddDays(days);
            batch.Add(submission);
        }
        if (batch.Count > 0) yield return batch;
    }

    private Setting NewSetting()
    {
        var end = options.Today.ToDateTime(TimeOnly.MinValue);
        var engine = new Engine(packs);
        return new Setting(engine, new FormShelf(packs), CaseBook.Of(engine), new Shares(packs), roster, County, end.AddYears(-options.Years), end, options.Seed, options.EntriesAtLeast);
    }

    private static Life Open(Setting setting, SyntheticPerson who)
    {
        var chance = Life.ChanceOf(setting.Seed, who);
        var life = new Life(setting, who, OpeningHours.Open(FileOpened(setting, who, chance), chance), chance);
        FirstVisit.Plan(life);
        return life;
    }

    private static DateOnly FileOpened(Setting setting, SyntheticPerson who, Chance chance)
    {
        var first = Life.Day(setting.Start).AddDays(1);
        var last = Life.Day(setting.End).AddMonths(-Proportions.MonthsOnFile);
        var own = who.Born.AddYears(Proportions.OwnFileAge);
        // younger than that: a guardian signs beside the child
        if (own > last) return last.AddDays(-chance.Below(60));
        if (own > first) first = own;
        var year = first.AddMonths(12) < last ? first.AddMonths(12) : last;
        return chance.Between(first, chance.PerMille(Proportions.RegisteredInFirstYear) ? year : last);
    }

    private static IEnumerable<DemoSubmission> Report(IEnumerable<DemoSubmission> submissions, Setting setting, IProgress<DemoProgress> progress)
    {
        var (next, entries) = (setting.Start, 0L);
        foreach (var submission in submissions)
        {
            var at = submission.Recorded.ToOffset(TimeSpan.FromHours(8)).DateTime;
            if (at >= next)
            {
                progress.Report(new DemoProgress(DateOnly.FromDateTime(at), (at - setting.Start) / (setting.End - setting.Start), entries));
                next = at.Date.AddDays(7);
            }
            entries += submission.Entries.Count;
            yield return submission;
        }
    }
}
