using Kangyu.Kernel.Cases;
using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Demo.Cases;

/// <summary>A pack's worked example as it is told again in the demo county, of people who do not exist.</summary>
/// <param name="Yearly">How often a year per hundred people on file.</param>
/// <param name="IsPlain">For people who use no lasting method meanwhile.</param>
internal sealed record ServiceCase(CaseStory Story, double Yearly, bool IsPlain)
{
    public IReadOnlyList<StoryStep> Steps => Story.Steps;

    public DateOnly Begins => Steps[0].Occurred.Date;

    /// <summary>Days from the first entry to the last.</summary>
    public int Span => Steps[^1].Occurred.Date.DayNumber - Begins.DayNumber;

    /// <summary>Age in days at the first entry, of whom the story is told; null: not said.</summary>
    public int? Age => Story.Person.Born is { } born ? Begins.DayNumber - born.DayNumber : null;

    public bool IsFor(Sex sex, bool isNameless) =>
        Story.Person.IsUnnamed == isNameless && (Story.Person.Sex is not { } wanted || wanted == (sex == Sex.Female ? "female" : "male"));

    /// <summary>The days between which it may begin for somebody born on a day: at about the age of the story. The younger, the nearer.</summary>
    public (DateOnly From, DateOnly To) Fits(DateOnly born)
    {
        if (Age is not { } age) return (born.AddYears(16), DateOnly.MaxValue);
        var same = born.AddDays(age);
        return age switch
        {
            < 20 * 365 => (same.AddDays(-150), same.AddDays(420)),
            < 45 * 365 => (same.AddDays(-900), same.AddDays(900)),
            _ => (same.AddDays(-1800), same.AddDays(1800)),
        };
    }
}
