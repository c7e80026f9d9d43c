using FsCheck;
using FsCheck.Fluent;
using Kangyu.Kernel.Ledger;
using Xunit;

namespace Kernel.Tests.Ledger;

public sealed class HybridClockTests
{
    private const long Noon = 1_780_000_000_000;

    public static TheoryData<string, long, int, long, long, int> Nexts => new()
    {
        // what, last ms, last counter, now, then ms, then counter
        { "time went on", Noon, 5, Noon + 1, Noon + 1, 0 },
        { "the same millisecond", Noon, 5, Noon, Noon, 6 },
        { "the clock was set back", Noon, 5, Noon - 86_400_000, Noon, 6 },
        { "the counter is full", Noon, 0xFFFF, Noon, Noon + 1, 0 },
        { "the counter is full and the clock was set back", Noon, 0xFFFF, Noon - 5, Noon + 1, 0 },
    };

    [Theory]
    [MemberData(nameof(Nexts))]
    public void The_next_time_is_now_or_just_after_the_last(string what, long lastMs, int lastCounter, long now, long ms, int counter)
    {
        var clock = new HybridClock(HybridTime.Of(lastMs, lastCounter));
        Assert.True(HybridTime.Of(ms, counter) == clock.Next(now), what);
    }

    [Theory]
    [InlineData(-86_400_000, true, 0)]
    [InlineData(0, true, 0)]
    [InlineData(HybridClock.ToleranceMs, true, HybridClock.ToleranceMs)]
    [InlineData(HybridClock.ToleranceMs + 1, false, 0)]
    [InlineData(86_400_000L * 3650, false, 0)]
    public void A_peer_moves_the_clock_by_ten_minutes_at_most(long ahead, bool accepted, long moved)
    {
        var clock = new HybridClock(HybridTime.Of(Noon));
        Assert.Equal(accepted, clock.Observe(HybridTime.Of(Noon + ahead), Noon));
        Assert.Equal(HybridTime.Of(Noon + moved), clock.Last);
    }

    [Fact]
    public void What_follows_an_accepted_peer_is_later_than_it()
    {
        var clock = new HybridClock(HybridTime.Of(Noon));
        var remote = HybridTime.Of(Noon + 1000, 7);
        Assert.True(clock.Observe(remote, Noon));
        Assert.True(clock.Next(Noon + 1) > remote);
    }

    [Fact]
    public void Any_mix_of_own_and_remote_times_is_monotonic_and_never_far_ahead() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(bool IsRemote, int Ms, ushort Counter)[]>(), steps =>
        {
            var clock = new HybridClock();
            var now = Noon;
            var newest = now;
            foreach (var (isRemote, ms, counter) in steps)
            {
                var before = clock.Last;
                if (isRemote) clock.Observe(HybridTime.Of(Noon + ((long)ms * 1000 % 2_000_000), counter), now);
                else if (clock.Next(now = Noon + (ms % 2_000_000)) <= before) return false;
                newest = Math.Max(newest, now);
                // one millisecond for a full counter
                if (clock.Last < before || clock.Last.UnixMs > newest + HybridClock.ToleranceMs + 1) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_time_survives_its_signed_column_and_sorts_there()
    {
        var early = HybridTime.Of(Noon, 0xFFFF);
        var late = HybridTime.Of(HybridTime.MaxUnixMs);
        Assert.Equal(early, HybridTime.OfColumn(early.Column));
        Assert.True(early.Column < late.Column);
        Assert.Equal((Noon, 0xFFFF), (early.UnixMs, early.Counter));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(Noon), early.At);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1L << 47, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 65_536)]
    public void A_time_that_does_not_fit_is_refused(long ms, int counter) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HybridTime.Of(ms, counter));
}
