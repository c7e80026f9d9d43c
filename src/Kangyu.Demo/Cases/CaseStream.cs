using Kangyu.Demo.Course;
using Kangyu.Demo.Lives;
using Kangyu.Demo.People;
using Kangyu.Demo.Staff;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Cases;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Places;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo.Cases;

/// <summary>What one pack has about nobody and about events, through the years: each case at its share, moved to days on which the forms take it.</summary>
internal sealed class CaseStream : Actor
{
    /// <summary>Cases that are under way today, so that something is left to do.</summary>
    private const int UnderWay = 4;

    /// <summary>Days since what still owes something was begun, at most: of older things everything was done.</summary>
    private const int Fresh = 9;

    private readonly Setting setting;

    /// <summary>What is told through the years: at the end of each nothing is owed.</summary>
    private readonly IReadOnlyList<ServiceCase> cases;
    private readonly int[] told;
    private readonly int minutesApart;

    public CaseStream(Setting setting, string pack, IReadOnlyList<ServiceCase> cases, int people)
        : base(new Chance(setting.Seed, "cases/" + pack), setting.End)
    {
        this.setting = setting;
        this.cases = [.. cases.Where(one => !one.Story.LeavesDuty)];
        told = new int[this.cases.Count];
        minutesApart = (int)Math.Max(3, 365.25 * 24 * 60 / (cases.Sum(one => one.Yearly) * people / 100));
        if (told.Length > 0) PlanNext(setting.Start);
        foreach (var one in this.cases.Where(one => one.Span > 0).Take(UnderWay)) BeginLately(one, one.Span);
        foreach (var one in cases.Where(one => one.Story.LeavesDuty)) BeginLately(one, one.Span + Fresh);
    }

    private void BeginLately(ServiceCase one, int daysAgo)
    {
        var day = Life.Day(setting.End).AddDays(-Chance.Between(1, daysAgo));
        Plan(day.ToDateTime(new TimeOnly(7, 0)), () => Begin(one, [new Moved(0, day.DayNumber - one.Begins.DayNumber), .. Moves(one, day)]));
    }

    private void PlanNext(DateTime from)
    {
        var at = from.AddMinutes(1 + Chance.Below(2 * minutesApart));
        Plan(at, () =>
        {
            var next = Behind();
            Begin(next, Moves(next, Life.Day(at).AddDays(1)));
            PlanNext(at);
        });
    }

    /// <summary>The case that is furthest behind its share.</summary>
    private ServiceCase Behind()
    {
        int next = 0;
        for (int i = 1; i < cases.Count; i++)
            if ((told[i] + 1) / cases[i].Yearly < (told[next] + 1) / cases[next].Yearly) next = i;
        told[next]++;
        return cases[next];
    }

    /// <summary>To the next same weekday, then to the next month, quarter, half-year and year: the first that the forms take is the one.</summary>
    private static IEnumerable<Moved> Moves(ServiceCase one, DateOnly day)
    {
        int days = day.DayNumber - one.Begins.DayNumber;
        yield return new Moved(0, (int)Math.Ceiling(days / 7.0) * 7);
        int months = ((day.Year - one.Begins.Year) * 12) + day.Month - one.Begins.Month;
        if (one.Begins.AddMonths(months) < day) months++;
        foreach (int grid in (int[])[1, 3, 6, 12]) yield return new Moved((int)Math.Ceiling(months / (double)grid) * grid, 0);
    }

    private void Begin(ServiceCase one, IEnumerable<Moved> moves)
    {
        var unit = Place(one.Story.Tier);
        foreach (var moved in moves)
        {
            var retelling = new Retelling(setting, one, unit, moved, Chance);
            var entries = one.Steps.Select(step => Draft(retelling, step, unit)).ToList();
            if (entries.Contains(null) || !Hold(entries!)) continue;
            var begun = new List<(string Form, Guid Id)>();
            var earliest = DateTime.MinValue;
            foreach (var entry in entries)
            {
                // in the order of the story, of one day too
                var at = entry!.Occurred.Date.ToDateTime(entry.Occurred.Time ?? new TimeOnly(8, 0).AddMinutes(Chance.Below(540)));
                earliest = at > earliest ? at : earliest.AddMinutes(2);
                Plan(earliest, now => Write(Vary(entry), begun, now));
            }
            return;
        }
    }

    private void Plan(DateTime at, Action<DateTime> action) => Plan(at, () => action(at));

    private Unit Place(string tier)
    {
        if (tier == "county") return setting.Station;
        var kind = tier == "village" ? UnitKind.Clinic : UnitKind.HealthCentre;
        return Chance.Pick(setting.Units(kind));
    }

    /// <summary>Null: nobody may write it.</summary>
    private Draft? Draft(Retelling retelling, StoryStep step, Unit unit)
    {
        if (setting.Roster.WriterOf(unit, step.Form, step.Role, setting.Station, Chance) is not { } author) return null;
        var filling = setting.Forms.Take(step.Form, retelling.Answers(step, contact: true), retelling.Signatures(step));
        return filling.ToDraft(new Heading(Guid.Empty, new Subject(step.Form.About, Guid.Empty), author.Unit, author, retelling.When(step)));
    }

    /// <summary>Whether the forms take all of it, what goes on with an event knowing what was told of it.</summary>
    private bool Hold(IReadOnlyList<Draft> entries)
    {
        var events = new List<PersonState>();
        for (int i = 0; i < entries.Count; i++)
        {
            var form = entries[i].Form;
            var id = new Guid(i + 1, 0, 0, new byte[8]);
            var state = form.About != SubjectKind.Event ? null
                : form.BeginsEvent ? PersonState.Of(new Subject(SubjectKind.Event, id)) : events.FindLast(known => form.GoesOn.Contains(known.BegunBy, StringComparer.Ordinal));
            var draft = entries[i] with { Id = id, Subject = new Subject(form.About, state?.Person ?? Guid.Empty) };
            if (Admit(draft, form.BeginsEvent ? null : state) is not Verdict.Admitted admitted) return false;
            if (state is null) continue;
            if (form.BeginsEvent) events.Add(state);
            setting.Engine.Fold(state, Engine.ToEntry(draft, admitted, new Numbering(i + 1, HybridTime.Of(i + 1), id)), new Changes());
        }
        return true;
    }

    private bool Holds(Draft entry) => Admit(entry, null) is Verdict.Admitted;

    private Verdict Admit(Draft entry, PersonState? state) =>
        setting.Engine.Admit(entry, state, new AdmitContext(entry.Occurred.Date.ToDateTime(entry.Occurred.Time ?? new TimeOnly(23, 59)), entry.Unit));

    private Draft Vary(Draft entry) => entry with { Slots = Varied.Counted(entry.Form, entry.Slots, setting.Shares, Chance, slots => Holds(entry with { Slots = slots })) };

    private void Write(Draft entry, List<(string Form, Guid Id)> begun, DateTime at)
    {
        var recorded = Utc(RecordAt(at));
        var id = Chance.Id(recorded);
        Send(new DemoSubmission(id, recorded, [entry with { Id = id, Subject = SubjectOf(entry.Form, begun, recorded) }], entry.Unit));
    }

    private Subject SubjectOf(Form form, List<(string Form, Guid Id)> begun, DateTimeOffset recorded)
    {
        if (form.About == SubjectKind.Nobody) return Subject.Nobody;
        if (form.GoesOn.Count > 0) return new Subject(form.About, begun.FindLast(known => form.GoesOn.Contains(known.Form, StringComparer.Ordinal)).Id);
        begun.Add((form.Id, Chance.Id(recorded)));
        return new Subject(form.About, begun[^1].Id);
    }
}
