using Kangyu.Kernel;
using Kangyu.Kernel.Messages;
using Kangyu.Kernel.Pathways;
using Kangyu.Kernel.Records;
using Kernel.Tests.Records;
using static Kernel.Tests.Records.RecordFixture;

namespace Kernel.Tests.Messages;

/// <summary>What a text message says, what an answer to it means, and what becomes of it.</summary>
public sealed class MessageTextTests
{
    private static readonly Words Clinic = new("测试甲村卫生室", "Stone village clinic");

    private static (PersonState State, DueRow Row) Person(string language)
    {
        var record = new MemoryRecord();
        record.Arrive(Entry(1, "core.registration", $$"""{"name":"测试甲","sex":"female","born":"1990-02-11","keep_record":true,"language":"{{language}}","contact_ways":["sms"]}""", "2026-01-01"));
        record.Arrive(Entry(2, "blood-pressure.measure", """{"rested":true,"systolic":150,"diastolic":80,"told":true,"recheck":"yes"}""", "2026-02-20"));
        return (record.State, DueStates.RowsOf(record.State, "T1").First(row => row.Offer == "blood-pressure.recheck"));
    }

    private static string Text(string language = "putonghua", Words? unit = null, string today = "2026-05-18")
    {
        var (state, row) = Person(language);
        return ReminderText.Fill(RecordFixture.Engine.Packs.ReminderText!, unit ?? Clinic, "0796-7721234", row, state, DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void It_names_unit_day_and_number_and_how_to_stop() =>
        Assert.Equal("测试甲村卫生室：您好，这是您约定的提醒，5月20日前后方便时请来一趟。咨询0796-7721234。来不来由您；不再提醒回复TD。", Text());

    [Theory]
    [InlineData("putonghua", 70)]
    [InlineData("english", 160)]
    public void It_fits_into_one_message(string language, int most) => Assert.InRange(Text(language).Length, 40, most);

    [Theory]
    [InlineData("english", "Stone village clinic: hello, this is the reminder you asked for. A good day is around 20 May.")]
    [InlineData("dialect", "测试甲村卫生室：您好")]
    [InlineData("minority", "测试甲村卫生室：您好")]
    public void It_is_in_the_person_s_language(string language, string begin) => Assert.StartsWith(begin, Text(language), StringComparison.Ordinal);

    [Fact]
    public void After_the_day_it_names_the_last_one_of_the_window()
    {
        var (_, row) = Person("putonghua");
        Assert.Contains($"{row.WindowEnd.Month}月{row.WindowEnd.Day}日前后", Text(today: "2026-05-21"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("putonghua", "您的卫生服务机构：您好")]
    [InlineData("english", "Your health centre: hello")]
    public void A_unit_whose_name_tells_of_a_service_is_called_by_one_that_does_not(string language, string begin) =>
        Assert.StartsWith(begin, Text(language, new Words("石头村计生服务站", "Stone village family planning clinic")), StringComparison.Ordinal);

    [Theory]
    [InlineData("TD")]
    [InlineData("td")]
    [InlineData("ＴＤ")]
    [InlineData(" T。")]
    [InlineData("【退订】")]
    [InlineData("退订！")]
    [InlineData("Stop")]
    public void A_wish_to_get_no_more_is_understood(string reply) => Assert.True(IncomingReply.IsStop(reply));

    [Theory]
    [InlineData("")]
    [InlineData("好的")]
    [InlineData("TD是什么")]
    [InlineData("please do not stop")]
    [InlineData("明天来")]
    public void Nothing_else_is_taken_for_it(string reply) => Assert.False(IncomingReply.IsStop(reply));

    [Theory]
    [InlineData("20:00-08:00")]
    [InlineData("12:30-14:00")]
    public void Quiet_hours_are_written_as_they_are_read(string written) => Assert.Equal(written, QuietHours.Read(written)!.ToString());

    [Theory]
    [InlineData("20-8")]
    [InlineData("20:00")]
    [InlineData("25:00-08:00")]
    public void Quiet_hours_written_otherwise_are_not_guessed(string written) => Assert.Null(QuietHours.Read(written));

    [Fact]
    public void Quiet_hours_within_a_day_hold_within_it()
    {
        var noon = QuietHours.Read("12:30-14:00")!;
        Assert.Equal([false, true, true, false], new[] { "12:29", "12:30", "13:59", "14:00" }.Select(time => noon.Holds(TimeOnly.ParseExact(time, "HH:mm", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData(DeliveryState.HandedOver, 1, DeliveryState.Delivered)]
    [InlineData(DeliveryState.Handing, 1, DeliveryState.Delivered)]
    [InlineData(DeliveryState.Queued, 1, DeliveryState.Delivered)]
    [InlineData(DeliveryState.Failed, 1, DeliveryState.Delivered)]
    [InlineData(DeliveryState.HandedOver, 2, DeliveryState.Failed)]
    [InlineData(DeliveryState.HandedOver, 16, DeliveryState.Failed)]
    [InlineData(DeliveryState.HandedOver, 4, DeliveryState.HandedOver)]
    [InlineData(DeliveryState.HandedOver, 8, DeliveryState.HandedOver)]
    [InlineData(DeliveryState.Delivered, 2, DeliveryState.Delivered)]
    [InlineData(DeliveryState.Stopped, 1, DeliveryState.Stopped)]
    public void A_report_moves_a_message_on_and_never_back(DeliveryState now, int report, DeliveryState then) => Assert.Equal(then, Delivery.After(now, report));

    [Fact]
    public void Attempts_wait_longer_each_time_and_end()
    {
        var waits = Enumerable.Range(1, 20).Select(Delivery.NextAfter).TakeWhile(wait => wait is not null).ToList();
        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits.Count, 3, 10);
    }
}
