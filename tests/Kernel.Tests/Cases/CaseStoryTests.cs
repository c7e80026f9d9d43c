using Kangyu.Kernel.Cases;
using Kangyu.Kernel.Packs.Model;
using Kernel.Tests.Records;

namespace Kernel.Tests.Cases;

/// <summary>A worked example can be told again: what was written of it, without what was refused or only looked at.</summary>
public sealed class CaseStoryTests
{
    private static readonly Pack Pack = RecordFixture.Engine.Packs.Packs.Single(pack => pack.Name == "blood-pressure");
    private static readonly Pack Core = RecordFixture.Engine.Packs.Packs.Single(pack => pack.Name == "core");

    private static CaseStory? Read(Pack pack, string beginning) => CaseStory.Read(RecordFixture.Engine, pack.Name, pack.Cases.Single(example => example.Name.StartsWith(beginning, StringComparison.Ordinal)));

    [Fact]
    public void Days_on_which_something_is_only_looked_at_are_no_steps()
    {
        var story = Read(Pack, "raised once")!;
        Assert.Equal(["2026-03-01", "2026-07-03"], story.Steps.Select(step => step.Occurred.ToString()));
        Assert.All(story.Steps, step => Assert.Equal(("blood-pressure.measure", "clinician"), (step.Form.Id, step.Role)));
        Assert.Equal(("township", "female", new DateOnly(1990, 2, 11)), (story.Tier, story.Person.Sex, story.Person.Born!.Value));
        Assert.False(story.IsFlagged || story.LeavesDuty || story.Person.IsUnnamed);
        Assert.Equal(146, story.Steps[0].Slots[story.Steps[0].Form.Items.First(item => item.Id == "systolic").Slot].Number);
    }

    [Fact]
    public void What_was_refused_is_not_told_and_a_question_to_a_table_is_no_story()
    {
        Assert.Null(Read(Pack, "a wrong measurement"));
        Assert.All(Pack.Cases.Where(example => example.Body["decide"] is not null), example => Assert.Null(CaseStory.Read(RecordFixture.Engine, Pack.Name, example)));
    }

    [Fact]
    public void What_is_still_to_be_done_at_the_end_is_known()
    {
        Assert.False(Read(Core, "a referral whose result is wanted back")!.LeavesDuty);
        var referral = Core.Cases.Single(example => example.Name.StartsWith("a referral whose result is wanted back", StringComparison.Ordinal));
        var begun = referral with { Body = referral.Body with { Map = [.. referral.Body.Map!.Select(pair => pair.Key == "story" ? pair with { Value = pair.Value with { List = [pair.Value.List![0]] } } : pair)] } };
        Assert.True(CaseStory.Read(RecordFixture.Engine, Core.Name, begun)!.LeavesDuty);
    }
}
