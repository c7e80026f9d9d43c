using Kangyu.Kernel;
using Kangyu.Kernel.Messages;
using Kangyu.Kernel.Pathways;
using Kangyu.Kernel.Records;
using Kernel.Tests.Records;
using static Kernel.Tests.Records.RecordFixture;

namespace Kernel.Tests.Messages;

/// <summary>S4, S5, S13: a text message goes out only as the person asked, once, in its time; each reason why not.</summary>
public sealed class MessageRulesTests
{
    private static readonly Words Words = new("{unit} {date} {unit_phone} TD", "{unit} {date} {unit_phone} TD");
    private static readonly MessageTerms Terms = new(QuietHours.Usual, Words, "0796-7721234");
    private static readonly PersonCard Card = PersonCard.Empty with { Phone = "0796-7720000；+86 139 0000 0001" };
    private static readonly DateTime Noon = new(2026, 5, 20, 12, 0, 0);

    /// <summary>A raised value, the wish to be reminded in three months by text message, and what is told besides.</summary>
    private static PersonState State(string ways = """["sms"]""", params (string Form, string Answers, string Occurred)[] more)
    {
        var record = new MemoryRecord();
        record.Arrive(Entry(1, "core.registration", $$"""{"name":"测试甲","sex":"female","born":"1990-02-11","keep_record":true,"contact_ways":{{ways}}}""", "2026-01-01"));
        record.Arrive(Entry(2, "blood-pressure.measure", """{"rested":true,"systolic":150,"diastolic":80,"told":true,"recheck":"yes"}""", "2026-02-20"));
        var number = 3;
        foreach (var (form, answers, occurred) in more) record.Arrive(Entry(number++, form, answers, occurred));
        return record.State;
    }

    private static DueRow Row(PersonState state) => DueStates.RowsOf(state, "T1").First(row => row.Offer == "blood-pressure.recheck");

    private static Hindrance Judge(PersonState state, DueRow? row = null, PersonCard? card = null, MessageTerms? terms = null, DateTime? now = null) =>
        MessageRules.Judge(row ?? Row(state), state, card ?? Card, terms ?? Terms, now ?? Noon);

    [Fact]
    public void What_a_person_asked_for_goes_out_in_its_time()
    {
        var state = State();
        Assert.Equal(new DateOnly(2026, 5, 20), Row(state).DueOn);
        Assert.Equal(Hindrance.None, Judge(state));
    }

    [Fact]
    public void A_duty_sends_nothing() => Assert.Equal(Hindrance.NotAReminder, Judge(State(), Row(State()) with { IsDuty = true, Offer = null }));

    [Fact]
    public void What_is_done_sends_nothing() => Assert.Equal(Hindrance.Done, Judge(State(), Row(State()) with { DoneOn = new DateOnly(2026, 5, 19) }));

    [Fact]
    public void What_left_the_house_in_whichever_way_is_not_sent_again()
    {
        var told = Row(State()) with { RemindedOn = new DateOnly(2026, 5, 19) };
        Assert.Equal(Hindrance.AlreadyTold, Judge(State(), told));
        Assert.Equal(Hindrance.None, MessageRules.Judge(told, State(), Card, Terms, Noon, again: true));
    }

    [Theory]
    [InlineData(-1, Hindrance.OutsideWindow)]
    [InlineData(0, Hindrance.None)]
    public void Not_before_its_window(int days, Hindrance expected)
    {
        var state = State();
        Assert.Equal(expected, Judge(state, now: Row(state).WindowStart.AddDays(days).ToDateTime(new TimeOnly(12, 0))));
    }

    [Theory]
    [InlineData(0, Hindrance.None)]
    [InlineData(1, Hindrance.OutsideWindow)]
    public void Not_after_its_window(int days, Hindrance expected)
    {
        var state = State();
        Assert.Equal(expected, Judge(state, now: Row(state).WindowEnd.AddDays(days).ToDateTime(new TimeOnly(12, 0))));
    }

    [Theory]
    [InlineData("""{"purpose":"reminders","answer":"no"}""")]
    [InlineData("""{"purpose":"reminders","consent_offer":"blood-pressure.recheck","answer":"no"}""")]
    [InlineData("""{"purpose":"reminders","consent_offer":"blood-pressure.recheck","answer":"later"}""")]
    public void Not_without_a_consent_that_stands(string answers)
    {
        var row = Row(State());
        Assert.Equal(Hindrance.NoConsent, Judge(State("""["sms"]""", ("core.consent", answers, "2026-05-01")), row));
    }

    [Fact]
    public void Not_after_the_term_of_the_consent()
    {
        var state = State();
        var late = Noon.AddMonths(14);
        Assert.Equal(Hindrance.NoConsent, Judge(state, Row(state) with { WindowEnd = DateOnly.FromDateTime(late) }, now: late));
    }

    [Theory]
    [InlineData("""["no_contact"]""")]
    [InlineData("""["phone_call","paper_slip"]""")]
    [InlineData("[]")]
    public void Not_where_no_text_message_was_chosen(string ways) => Assert.Equal(Hindrance.NotByTextMessage, Judge(State(ways)));

    [Theory]
    [InlineData("""["phone_call"]""", """["sms"]""", Hindrance.None)]
    [InlineData("""["sms"]""", """["phone_call"]""", Hindrance.NotByTextMessage)]
    [InlineData("""["sms"]""", """["no_contact"]""", Hindrance.NotByTextMessage)]
    public void The_way_given_with_the_consent_counts_more_than_the_one_at_registration(string registered, string given, Hindrance expected)
    {
        var answers = $$"""{"purpose":"reminders","consent_offer":"blood-pressure.recheck","answer":"yes","channel":{{given}}}""";
        Assert.Equal(expected, Judge(State(registered, ("core.consent", answers, "2026-03-01"))));
    }

    [Fact]
    public void Who_agreed_to_be_reminded_by_one_worker_is_reminded_by_that_worker()
    {
        var answers = """{"purpose":"reminders","consent_offer":"blood-pressure.recheck","answer":"yes","channel":["sms"],"worker":"01900000-0000-7000-8000-0000000000d0"}""";
        Assert.Equal(Hindrance.ByWorker, Judge(State("[]", ("core.consent", answers, "2026-03-01"))));
    }

    [Fact]
    public void What_stays_in_a_room_needs_a_text_message_asked_for_with_this_very_reminder()
    {
        var state = State();
        Assert.Equal(Hindrance.Private, Judge(state, Row(state) with { Room = "T1" }));
        var general = State("[]", ("core.consent", """{"purpose":"reminders","consent_offer":"blood-pressure.other","answer":"yes","channel":["sms"]}""", "2026-03-01"));
        Assert.Equal(Hindrance.NotByTextMessage, Judge(general, Row(general) with { Room = "T1" }));
        var asked = State("[]", ("core.consent", """{"purpose":"reminders","consent_offer":"blood-pressure.recheck","answer":"yes","channel":["sms"]}""", "2026-03-01"));
        Assert.Equal(Hindrance.None, Judge(asked, Row(asked) with { Room = "T1" }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0796-7720000")]
    [InlineData("not a number")]
    public void Not_without_a_mobile_number(string? phone) => Assert.Equal(Hindrance.NoNumber, Judge(State(), card: Card with { Phone = phone }));

    [Fact]
    public void The_first_mobile_number_is_the_one() => Assert.Equal("13900000001", MessageRules.Number(Card));

    [Fact]
    public void Not_without_a_number_to_ask_at() => Assert.Equal(Hindrance.NoUnitPhone, Judge(State(), terms: Terms with { UnitPhone = null }));

    [Fact]
    public void Not_without_words() => Assert.Equal(Hindrance.NoWords, Judge(State(), terms: Terms with { Template = null }));

    [Theory]
    [InlineData("07:59", Hindrance.QuietHours)]
    [InlineData("08:00", Hindrance.None)]
    [InlineData("19:59", Hindrance.None)]
    [InlineData("20:00", Hindrance.QuietHours)]
    [InlineData("00:00", Hindrance.QuietHours)]
    public void Not_in_quiet_hours(string time, Hindrance expected) =>
        Assert.Equal(expected, Judge(State(), now: new DateOnly(2026, 5, 20).ToDateTime(TimeOnly.ParseExact(time, "HH:mm", System.Globalization.CultureInfo.InvariantCulture))));
}
