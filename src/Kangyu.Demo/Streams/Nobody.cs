using Kangyu.Demo.Course;
using Kangyu.Demo.Lives;
using Kangyu.Demo.People;
using Kangyu.Demo.Staff;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Demo.Streams;

/// <summary>Entries about nobody, at random moments through the years.</summary>
internal abstract class Nobody : Actor
{
    private readonly Setting setting;
    private readonly int minutesApart;

    protected Nobody(Setting setting, string name, double perYear)
        : base(new Chance(setting.Seed, "nobody/" + name), setting.End)
    {
        this.setting = setting;
        minutesApart = Math.Max(2, (int)(365 * 24 * 60 / Math.Max(perYear, 1)));
        PlanNext(setting.Start);
    }

    protected Setting Setting => setting;

    /// <summary>Fills one, and says where and by whom it is written.</summary>
    protected abstract (Filling Filling, DemoStaff Author) Fill(DateTime at);

    private void PlanNext(DateTime from)
    {
        var at = from.AddMinutes(1 + Chance.Below(2 * minutesApart));
        // nobody is about at night
        if (at.Hour < 7) at = at.Date.AddHours(7 + Chance.Below(14)).AddMinutes(Chance.Below(60));
        Plan(at, () => Write(at));
    }

    private void Write(DateTime at)
    {
        var (filling, author) = Fill(at);
        var recorded = Utc(RecordAt(at));
        var occurred = new Occurred(DateOnly.FromDateTime(at), new TimeOnly(at.Hour, at.Minute));
        var draft = filling.ToDraft(new Heading(Chance.Id(recorded), Subject.Nobody, author.Unit, author, occurred));
        Send(new DemoSubmission(draft.Id, recorded, [draft], author.Unit));
        PlanNext(at);
    }
}
