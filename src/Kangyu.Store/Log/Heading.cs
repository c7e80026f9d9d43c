using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Log;

/// <summary>The copy of a body's heading that stands in plain columns as an index: how its values are written.</summary>
internal static class Heading
{
    /// <summary>Minutes since 0001-01-01 in the county's local time; a date alone is its first minute.</summary>
    public static long Minutes(Occurred occurred) => (occurred.Date.DayNumber * 1440L) + ((occurred.Time ?? TimeOnly.MinValue).Ticks / TimeSpan.TicksPerMinute);

    /// <summary>Codes parted by commas; null when there are none.</summary>
    public static string? Flags(IReadOnlyList<string> flags) => flags.Count == 0 ? null : string.Join(',', flags);
}
