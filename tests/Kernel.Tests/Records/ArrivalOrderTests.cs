using Kangyu.Kernel.Records;

namespace Kernel.Tests.Records;

/// <summary>The order of arrival changes nothing but positions: amendments, withdrawals and things told late included.</summary>
public sealed class ArrivalOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Any_order_of_arrival_gives_the_same_state_and_the_same_open_rows(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            var history = History(random);
            var straight = Arrive(history);
            var shuffled = Arrive([.. history.OrderBy(_ => random.Next())]);
            Assert.Equal(Convert.ToHexString(StateWriter.Write(straight.State)), Convert.ToHexString(StateWriter.Write(shuffled.State)));
            Assert.Equal(straight.Open(), shuffled.Open());
        }
    }

    [Fact]
    public void A_state_is_read_as_it_was_written()
    {
        var state = Arrive(History(new Random(99))).State;
        var bytes = StateWriter.Write(state);
        Assert.Equal(bytes, StateWriter.Write(StateReader.Read(bytes)!));
        Assert.Null(StateReader.Read([255, 1, 2]));
    }

    /// <summary>Between four and twelve entries over two years: measurements with and without reminders, consents, amendments and withdrawals.</summary>
    private static List<Entry> History(Random random)
    {
        var entries = new List<Entry>();
        var count = random.Next(4, 12);
        for (var number = 1; number <= count; number++)
        {
            var day = new DateOnly(2026, 1, 1).AddDays(random.Next(0, 700)).ToString("yyyy-MM-dd");
            var earlier = entries.Where(entry => !entry.Amends).ToList();
            entries.Add(random.Next(10) switch
            {
                0 => RecordFixture.Entry(number, "core.registration",
                    """{"name":"测试甲","sex":"female","born":"1990-02-11","keep_record":true}""", day),
                1 when earlier.Count > 0 => Amendment(number, earlier[random.Next(earlier.Count)], day, random),
                2 when earlier.Count > 0 => RecordFixture.Entry(number, earlier[^1].Form.Id, "{}", day, earlier[^1].Root, withdraws: true),
                3 => RecordFixture.Entry(number, "core.consent", """{"purpose":"reminders","consent_offer":"blood-pressure.recheck","answer":"no"}""", day),
                _ => RecordFixture.Entry(number, "blood-pressure.measure", Measure(random), day),
            });
        }
        return entries;
    }

    private static Entry Amendment(int number, Entry root, string day, Random random) => root.Form.Id == "blood-pressure.measure"
        ? RecordFixture.Entry(number, root.Form.Id, Measure(random), day, root.Root)
        : RecordFixture.Entry(number, root.Form.Id, "{}", day, root.Root, withdraws: true);

    private static string Measure(Random random)
    {
        var systolic = random.Next(100, 190);
        var diastolic = random.Next(60, Math.Min(115, systolic));
        var raised = systolic >= 140 || diastolic >= 90;
        var answer = random.Next(3) switch { 0 => "no", 1 => "later", _ => "yes" };
        return raised
            ? $$"""{"rested":true,"systolic":{{systolic}},"diastolic":{{diastolic}},"told":true,"recheck":"{{answer}}"}"""
            : $$"""{"rested":true,"systolic":{{systolic}},"diastolic":{{diastolic}}}""";
    }

    private static MemoryRecord Arrive(IEnumerable<Entry> entries)
    {
        var record = new MemoryRecord();
        foreach (var entry in entries) record.Arrive(entry);
        return record;
    }
}
