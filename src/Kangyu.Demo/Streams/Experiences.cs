using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Staff;
using Kangyu.Demo.Stories;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Streams;

/// <summary>What people answer on paper or their own phone, outside any worker's session; nothing ties an answer to a visit (S15).</summary>
internal sealed class Experiences(Setting setting, int people)
    : Nobody(setting, "experience", people * Proportions.ExperiencesPerHundred / 100)
{
    private readonly DemoStaff scanner = setting.Roster.Of(setting.Station.Code).First(staff => staff.Role == Role.Machine);
    private readonly Unit[] visited = [.. setting.County.Units.All.Where(unit => unit.Kind is UnitKind.HealthCentre or UnitKind.Station)];

    protected override (Filling Filling, DemoStaff Author) Fill(DateTime at)
    {
        var form = Setting.Forms.Begin("contraception.experience").Put("visited_unit", Chance.PerMille(280) ? Setting.Station.Code : Chance.Pick(visited).Code)
            .Put("pressured", Proportions.Pressured.Pick(Chance));
        foreach (string question in (ReadOnlySpan<string>)["treated_with_respect", "could_ask", "got_what_wanted"])
            if (Chance.PerMille(930)) form.Put(question, Chance.Below(100) switch { < 89 => "yes", < 97 => "partly", _ => "no" });
        if (Chance.PerMille(140)) form.Put("experience_words", Chance.Pick(Said.Experience));
        return (form, scanner);
    }
}
