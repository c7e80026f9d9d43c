namespace Kangyu.Kernel.Ledger;

/// <summary>
/// Reads one node's chain in the order of its numbers, one stored entry at a time, and names what is wrong. Allocates nothing while all
/// is well.
/// </summary>
/// <param name="start">Where the chain starts: <see cref="Head.Start"/>, or <see cref="Head.StartAfter"/> for a node that a restore began.</param>
/// <param name="attested">Anchors and head records of this node, in any order.</param>
/// <param name="found">Called with each problem.</param>
public sealed class ChainVerifier(Head start, IEnumerable<Attested> attested, Action<ChainProblem> found)
{
    private readonly Attested[] points = [.. attested.OrderBy(point => point.Head.Seq).ThenBy(point => point.Ends)];
    private int point;
    private Head last = start;

    // what the last entry hashes to now; differs from last.Hash when that entry was changed
    private Digest recomputed = start.Hash;

    // false after an entry that cannot be read or stands in another's place: the next one is not blamed for it
    private bool linkKnown = true;

    /// <summary>How far the chain was read.</summary>
    public Head Head => last;

    /// <summary>Reads the next entry with its body.</summary>
    /// <param name="seq">The number under which the store holds the entry.</param>
    public void Next(long seq, ReadOnlySpan<byte> stored, ReadOnlySpan<byte> sealedBody)
    {
        if (Read(seq, stored) is { } envelope && Digest.Of(sealedBody) != envelope.BodyHash)
            Report("body_hash", seq, envelope.Id, ChainWords.BodyHash);
    }

    /// <summary>Reads the next entry, whose body is gone.</summary>
    /// <param name="mayBeGone">True when its data key was erased, locked or destroyed; otherwise the body was removed unlawfully.</param>
    public void NextStub(long seq, ReadOnlySpan<byte> stored, bool mayBeGone)
    {
        if (Read(seq, stored) is { } envelope && !mayBeGone)
            Report("body_missing", seq, envelope.Id, ChainWords.BodyMissing);
    }

    /// <summary>After the last entry: a chain shorter than what was attested has lost its tail; one that a restore ended may not be longer.</summary>
    public void Finish()
    {
        if (points.Length == 0) return;
        var newest = points[^1];
        if (newest.Ends && newest.Head.Seq < last.Seq)
            Report("after_end", newest.Head.Seq + 1, null, ChainWords.AfterEnd(newest.Head.Seq));
        if (newest.Head.Seq <= last.Seq) return;
        Report("tail_cut", last.Seq + 1, null, ChainWords.Cut(last.Seq, newest.Head.Seq, newest.At));
    }

    private Envelope? Read(long seq, ReadOnlySpan<byte> stored)
    {
        if (!Envelope.TryRead(stored, out var envelope))
        {
            Report("entry_layout", seq, null, ChainWords.Layout);
            Move(seq, default, default);
            linkKnown = false;
            return null;
        }
        var hash = Envelope.HashOf(stored);
        if (hash != envelope.Hash)
            Report("entry_hash", seq, envelope.Id, ChainWords.Hash);
        var inPlace = hash != envelope.Hash || IsInPlace(seq, in envelope);
        Move(seq, envelope.Hash, hash);
        linkKnown = inPlace;
        return envelope;
    }

    private bool IsInPlace(long seq, in Envelope envelope)
    {
        if (envelope.Node != last.Node)
            Report("node", seq, envelope.Id, ChainWords.Node);
        else if (envelope.Seq != seq || seq <= last.Seq)
            Report("order", seq, envelope.Id, ChainWords.Order(envelope.Seq));
        else if (linkKnown && seq == last.Seq + 1 && envelope.Prev != last.Hash && envelope.Prev != recomputed)
            Report("prev_link", seq, envelope.Id, ChainWords.Link);
        return envelope.Node == last.Node && envelope.Seq == seq;
    }

    private void Move(long seq, Digest stored, Digest computed)
    {
        if (seq > last.Seq + 1)
            Report("seq_gap", last.Seq + 1, null, ChainWords.Gap(last.Seq + 1, seq - 1));
        if (seq <= last.Seq) return;
        last = new Head(last.Node, seq, stored);
        recomputed = computed;
        Pass(seq, stored, computed);
    }

    private void Pass(long seq, Digest stored, Digest computed)
    {
        for (; point < points.Length && points[point].Head.Seq <= seq && points[point].Head.Seq <= last.Seq; point++)
        {
            var head = points[point].Head;
            // a number that is missing, and an entry that was changed alone, have been named already
            if (head.Seq != seq || head.Hash == stored || head.Hash == computed) continue;
            Report(points[point].Code, seq, null, ChainWords.Mismatch(points[point].At));
        }
    }

    private void Report(string code, long seq, Guid? id, Words message) => found(new ChainProblem(code, last.Node, seq, id, message));
}
