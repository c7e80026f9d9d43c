using Kangyu.Demo.Course;
using Kangyu.Demo.People;
using Kangyu.Demo.Staff;
using Kangyu.Demo.Stories;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Lives;

/// <summary>A person at a unit on a day: forms are filled one after the other, each takes some minutes.</summary>
internal sealed class Visit(Life life, Unit unit, DateTime at)
{
    private TimeSpan writtenUp;

    public Life Life => life;

    public Unit Unit => unit;

    public Chance Chance => life.Chance;

    public DateTime Now { get; private set; } = at;

    public DateOnly Day => Life.Day(Now);

    /// <summary>What is written up on a later day bears the date alone.</summary>
    public Occurred Occurred => Told ?? (writtenUp == TimeSpan.Zero ? new(Day, new TimeOnly(Now.Hour, Now.Minute)) : new(Day));

    /// <summary>When it happened, as a pack's case tells it.</summary>
    public Occurred? Told { get; init; }

    public int Age => life.Age(Day);

    /// <summary>Under 18, as far as the file knows.</summary>
    public bool IsMinor => life.TellsBirthday && Age < 18;

    public Filling Begin(string form) => life.Setting.Forms.Begin(form);

    /// <summary>Someone here who may write the form.</summary>
    public DemoStaff Writer(Filling filling) => life.Setting.Roster.Writer(unit.Code, filling.Form, Chance);

    public void Wait(int minutes) => Now = Now.AddMinutes(minutes);

    /// <summary>The visit's entries are written days later, from notes.</summary>
    public void WriteUpLater(int days)
    {
        if (life.Rehearsal is null && Now.AddDays(days) < life.Setting.End) writtenUp = TimeSpan.FromDays(days);
    }

    /// <summary>Files one form by itself; what follows from it (reminders agreed, slips of the pen) is planned. Null: the form did not take it.</summary>
    public Guid? File(Filling filling, DemoStaff? author = null) => FileTogether([filling], author);

    /// <summary>Files several forms of one moment, all or none; answers the id of the first.</summary>
    public Guid? FileTogether(ReadOnlySpan<Filling> fillings, DemoStaff? author = null)
    {
        var recorded = Actor.Utc(life.RecordAt(Now + writtenUp));
        var entries = new Kernel.Records.Draft[fillings.Length];
        for (int i = 0; i < fillings.Length; i++)
        {
            var heading = new Heading(Chance.Id(recorded), life.Subject, unit.Code, author ?? Writer(fillings[i]), Occurred);
            entries[i] = life.Rehearsal is null ? SlipsOfThePen.Write(this, fillings[i], heading) : fillings[i].ToDraft(heading);
        }
        var group = entries.Length == 1 ? entries[0].Id : Chance.Id(recorded);
        if (!life.File(new DemoSubmission(group, recorded, entries, unit.Code))) return null;
        for (int i = 0; i < fillings.Length; i++) Promises.Keep(this, fillings[i], entries[i].Id);
        Wait(Chance.Between(2, 6));
        return entries[0].Id;
    }

    /// <summary>Files an entry that replaces or takes back an earlier one.</summary>
    public void FileOver(Filling filling, Heading heading)
    {
        var recorded = Actor.Utc(life.RecordAt(Now + writtenUp));
        var id = Chance.Id(recorded);
        life.File(new DemoSubmission(id, recorded, [filling.ToDraft(heading with { Id = id })], unit.Code));
        Wait(Chance.Between(2, 6));
    }
}
