namespace Kangyu.Kernel.Ledger;

/// <summary>
/// The clock of one node. Each <see cref="Next"/> is later than all before it, also when the wall clock is set back; what peers sent is
/// earlier than what follows it here. Not safe for several threads: it belongs to the writer.
/// </summary>
/// <param name="last">The newest time this node has given or accepted (from its ledger at start); <c>default</c> for a new one.</param>
public sealed class HybridClock(HybridTime last = default)
{
    /// <summary>A peer's time further ahead of ours than this never moves our clock: 10 minutes.</summary>
    public const long ToleranceMs = 10 * 60 * 1000;

    public HybridTime Last { get; private set; } = last;

    /// <summary>The time of the next entry. A full counter runs over into the next millisecond.</summary>
    public HybridTime Next(long nowMs)
    {
        var now = HybridTime.Of(nowMs);
        Last = now > Last ? now : new HybridTime(Last.Bits + 1);
        return Last;
    }

    /// <summary>
    /// Takes note of a peer's time. False when it is more than 10 minutes ahead of <paramref name="nowMs"/>: our clock does not move, and the
    /// entry is to be stored and flagged.
    /// </summary>
    public bool Observe(HybridTime remote, long nowMs)
    {
        if (remote.UnixMs > nowMs + ToleranceMs) return false;
        if (remote > Last) Last = remote;
        return true;
    }
}
