using Kangyu.Demo;
using Kangyu.Demo.People;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;

namespace Product.Tests.Demo;

/// <summary>The years of a demo county go the way of all data, and nothing of them is turned away.</summary>
public sealed class DemoHistoryTests(DemoHistoryTests.Lived lived) : IClassFixture<DemoHistoryTests.Lived>
{
    private const int People = 500;

    /// <summary>Lived once for all the tests of this class.</summary>
    public sealed class Lived
    {
        public MemoryCounty County { get; } = DemoRun.Live(People);
    }

    private readonly MemoryCounty county = lived.County;

    [Fact]
    public void Nothing_is_refused()
    {
        Assert.Empty(county.Refused);
        Assert.Equal(People, county.People.Count);
    }

    [Fact]
    public void Every_person_has_at_least_twenty_entries()
    {
        var counts = county.People.Keys.Select(person => county.Of(person).Count).Order().ToList();
        Assert.InRange(counts[0], 20, 40);
        Assert.InRange(counts.Average(), 21, 28);
    }

    [Fact]
    public void The_same_seed_and_day_give_the_same_export_byte_for_byte()
    {
        Assert.Equal(DemoRun.Export(DemoRun.Live(60)), DemoRun.Export(DemoRun.Live(60)));
        Assert.NotEqual(DemoRun.Export(DemoRun.Live(60)), DemoRun.Export(DemoRun.Live(60, seed: 2)));
    }

    [Fact]
    public void More_people_leave_the_lives_of_the_first_as_they_were()
    {
        var fewer = DemoRun.Live(40);
        foreach (var person in fewer.People.Keys)
            Assert.Equal(fewer.Of(person).Select(entry => (entry.Id, entry.Form.Id)), county.Of(person).Select(entry => (entry.Id, entry.Form.Id)));
    }

    [Fact]
    public void It_comes_in_the_order_of_recording_and_ends_before_today()
    {
        var last = DateTimeOffset.MinValue;
        var ids = new HashSet<Guid>();
        foreach (var submission in DemoRun.History(People).Submissions())
        {
            Assert.True(submission.Recorded >= last, $"{submission.Recorded} comes after {last}");
            last = submission.Recorded;
            Assert.NotEmpty(submission.Entries);
            Assert.All(submission.Entries, draft => Assert.True(ids.Add(draft.Id) && EntryId.IsValid(draft.Id) && EntryId.UnixMs(draft.Id) == submission.Recorded.ToUnixTimeMilliseconds()));
        }
        Assert.True(last.ToOffset(TimeSpan.FromHours(8)).Date < DemoRun.Today.ToDateTime(TimeOnly.MinValue));
    }

    [Fact]
    public void Batches_hold_everything_in_order_and_none_is_longer_than_its_days()
    {
        var submissions = DemoRun.History(20).Submissions().ToList();
        var batches = DemoHistory.Batches(submissions, days: 3).ToList();
        Assert.Equal(submissions.Select(one => one.Id), batches.SelectMany(batch => batch).Select(one => one.Id));
        Assert.All(batches, batch => Assert.True(batch[^1].Recorded - batch[0].Recorded < TimeSpan.FromDays(3)));
    }

    [Fact]
    public void Whoever_writes_works_there_and_may_write_the_form()
    {
        var staff = DemoRun.History(1).Staff.ToDictionary(one => one.Account);
        foreach (var submission in DemoRun.History(People).Submissions())
        {
            foreach (var draft in submission.Entries)
            {
                var author = staff[draft.Author];
                Assert.Equal((draft.Unit, draft.AuthorRole), (author.Unit, author.Role.Code()));
                Assert.Contains(draft.AuthorRole, draft.Form.Writers);
            }
        }
    }

    [Fact]
    public void Every_file_says_that_the_person_is_made_up()
    {
        Assert.All(county.People.Values, state => Assert.True(state.Synthetic));
        var numbers = county.All.Select(row => row.Entry).Where(entry => entry.Form.Id == CoreForms.Registration).Select(entry => entry.Role("id_number")).Where(number => number.IsAnswered);
        Assert.All(numbers, number => Assert.StartsWith(SyntheticCounty.IdPrefix, number.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_reminder_names_something_due_that_the_person_agreed_to()
    {
        var reminders = county.All.Select(row => row.Entry).Where(entry => entry.Form.Id == CoreForms.MessageOut).ToList();
        Assert.True(reminders.Count > 100);
        var due = reminders.Select(entry => entry[entry.Form.Items.First(item => item.Id == "message_due")].Text).ToList();
        Assert.All(due, name => Assert.Contains(name, county.Due));
        int noted = due.Count(name => county.Due[name].RemindedOn is not null);
        Assert.InRange(noted, due.Count * 9 / 10, due.Count);
    }

    [Fact]
    public void What_is_agreed_is_done_early_late_or_not_at_all()
    {
        var offers = county.Due.Values.Where(row => !row.IsDuty && row.WindowEnd < DemoRun.Today).ToList();
        int done = offers.Count(row => row.DoneOn is not null);
        Assert.InRange(done, offers.Count * 3 / 10, offers.Count * 9 / 10);
        Assert.Contains(offers, row => row.DoneOn > row.WindowEnd);
    }

    [Fact]
    public void What_stays_in_the_room_is_written_at_the_station_alone()
    {
        var station = DemoRun.History(1).County.Units.Root.Code;
        var closed = county.All.Select(row => row.Entry).Where(entry => entry.Form.Id.StartsWith("contraception.abortion", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(closed);
        Assert.All(closed, entry => Assert.Equal(station, entry.Unit));
        Assert.DoesNotContain(county.All, row => row.Entry.Form.Id == CoreForms.MessageOut && row.Entry.Slots.Any(slot => slot.Kind == ValueKind.Text && slot.Text.Contains("abortion", StringComparison.Ordinal)));
    }
}
