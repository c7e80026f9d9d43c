namespace Kangyu.Store;

/// <summary>The county's local time: China has one zone and no summer time.</summary>
public static class CountyTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTime Local(DateTimeOffset at) => DateTime.SpecifyKind(at.ToOffset(Offset).DateTime, DateTimeKind.Unspecified);

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(Local(clock.GetUtcNow()));
}
