using Kangyu.Demo.Lives;
using Kangyu.Kernel.Cases;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Cases;

/// <summary>A person goes through a case: each entry on its day, by somebody whose work it is, until one is not taken or the person leaves.</summary>
internal sealed class CasePlay
{
    private readonly Life life;
    private readonly ServiceCase told;
    private readonly Retelling retelling;
    private readonly Unit unit;

    private CasePlay(Life life, Booked booked)
    {
        (this.life, told) = (life, booked.Case);
        unit = told.Story.Tier switch { "county" => life.Setting.Station, "village" => life.Home, _ => life.Centre };
        retelling = new Retelling(life.Setting, told, unit, new Moved(0, booked.From.DayNumber - told.Begins.DayNumber), life.Chance);
    }

    /// <summary>Plans the case. It is dropped when the person is expecting a child of which another story tells.</summary>
    public static void Plan(Life life, Booked booked) =>
        life.Plan(booked.From.ToDateTime(new TimeOnly(7, 0)), () =>
        {
            life.IsInCase = !life.IsExpecting;
            if (life.IsExpecting) life.CaseEnds();
            else new CasePlay(life, booked).Step(0, booked.From.ToDateTime(new TimeOnly(7, 0)));
        });

    private void Step(int number, DateTime earliest)
    {
        if (number == told.Steps.Count)
        {
            life.CaseEnds();
            return;
        }
        var step = told.Steps[number];
        var when = retelling.When(step);
        var at = when.Date.ToDateTime(when.Time ?? new TimeOnly(8, 0).AddMinutes(life.Chance.Below(400)));
        if (at < earliest) at = earliest;
        life.Plan(at, () =>
        {
            if (Write(step, at) is { } done) Step(number + 1, done);
            else life.CaseEnds();
        });
    }

    /// <summary>Null: not taken.</summary>
    private DateTime? Write(StoryStep step, DateTime at)
    {
        if (life.Setting.Roster.WriterOf(unit, step.Form, step.Role, life.Setting.Station, life.Chance) is not { } author) return null;
        var answers = retelling.Answers(step, life.Ways.Count > 0);
        var visit = new Visit(life, life.Setting.County.Units.Find(author.Unit)!, at) { Told = retelling.When(step) };
        var signed = retelling.Signatures(step);
        if (visit.File(life.Setting.Forms.Take(step.Form, Varied.Measured(step.Form, answers, life.Chance), signed), author) is not null) return visit.Now;
        return visit.File(life.Setting.Forms.Take(step.Form, answers, signed), author) is not null ? visit.Now : null;
    }
}
