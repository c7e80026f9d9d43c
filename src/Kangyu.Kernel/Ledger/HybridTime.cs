namespace Kangyu.Kernel.Ledger;

/// <summary>
/// A time of a hybrid logical clock: 48 bits of Unix milliseconds and a 16-bit counter that orders what happens within one.
/// <see cref="Bits"/> sorts as the time does, and fits a signed 64-bit column (its top bit stays 0 until the year 6429).
/// </summary>
public readonly record struct HybridTime(ulong Bits) : IComparable<HybridTime>
{
    /// <summary>The largest millisecond that still leaves the top bit at 0.</summary>
    public const long MaxUnixMs = (1L << 47) - 1;

    public long UnixMs => (long)(Bits >> 16);

    public int Counter => (int)(Bits & 0xFFFF);

    /// <summary>The wall time, UTC, without the counter.</summary>
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(UnixMs);

    /// <summary>The value as a signed column holds it.</summary>
    public long Column => (long)Bits;

    public static HybridTime Of(long unixMs, int counter = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unixMs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(unixMs, MaxUnixMs);
        ArgumentOutOfRangeException.ThrowIfNegative(counter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(counter, 0xFFFF);
        return new(((ulong)unixMs << 16) | (uint)counter);
    }

    public static HybridTime OfColumn(long column) => new((ulong)column);

    public int CompareTo(HybridTime other) => Bits.CompareTo(other.Bits);

    public static bool operator <(HybridTime left, HybridTime right) => left.Bits < right.Bits;

    public static bool operator >(HybridTime left, HybridTime right) => left.Bits > right.Bits;

    public static bool operator <=(HybridTime left, HybridTime right) => left.Bits <= right.Bits;

    public static bool operator >=(HybridTime left, HybridTime right) => left.Bits >= right.Bits;
}
