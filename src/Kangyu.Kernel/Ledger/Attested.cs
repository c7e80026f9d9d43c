namespace Kangyu.Kernel.Ledger;

/// <summary>
/// A head that was written down outside the data directory: by a signed anchor, or by the head record that follows each commit.
/// The chain must still pass through it.
/// </summary>
/// <param name="Code">The problem's code when it does not: <c>anchor_mismatch</c> or <c>head_mismatch</c>.</param>
/// <param name="At">When it was written down.</param>
/// <param name="Ends">True when nothing may follow: a restore ended the chain here and went on with a new node.</param>
public readonly record struct Attested(Head Head, DateTimeOffset At, string Code, bool Ends = false)
{
    public static Attested By(Anchor anchor) => new(anchor.Head, anchor.At, "anchor_mismatch", anchor.Ends);

    public static Attested ByHeadRecord(Head head, DateTimeOffset at) => new(head, at, "head_mismatch");
}
