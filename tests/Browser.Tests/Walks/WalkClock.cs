namespace Browser.Tests.Walks;

/// <summary>The county's clock, which stands still until a walk moves it.</summary>
internal sealed class WalkClock : TimeProvider
{
    private long ticks = new DateTimeOffset(2027, 3, 1, 1, 0, 0, TimeSpan.Zero).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Move(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
