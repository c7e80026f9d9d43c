using System.Globalization;

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
            Report("body_hash", seq, envelope.Id, "正文与登记的摘要不符。请从备份恢复该条记录。", "The body differs from its recorded hash. Restore this entry from a backup.");
    }

    /// <summary>Reads the next entry, whose body is gone.</summary>
    /// <param name="mayBeGone">True when its data key was erased, locked or destroyed; otherwise the body was removed unlawfully.</param>
    public void NextStub(long seq, ReadOnlySpan<byte> stored, bool mayBeGone)
    {
        if (Read(seq, stored) is { } envelope && !mayBeGone)
            Report("body_missing", seq, envelope.Id, "正文不见了，但其密钥并未销毁。请从备份恢复该条记录。", "The body is gone although its key was not erased. Restore this entry from a backup.");
    }

    /// <summary>After the last entry: a chain shorter than what was attested has lost its tail; one that a restore ended may not be longer.</summary>
    public void Finish()
    {
        if (points.Length == 0) return;
        var newest = points[^1];
        if (newest.Ends && newest.Head.Seq < last.Seq)
            Report("after_end", newest.Head.Seq + 1, null,
                Text($"恢复备份时，此节点的链止于第 {newest.Head.Seq} 条，其后不应再有记录。"), Text($"A restore ended this node's chain at {newest.Head.Seq}; nothing may follow."));
        if (newest.Head.Seq <= last.Seq) return;
        var missing = newest.Head.Seq - last.Seq;
        Report("tail_cut", last.Seq + 1, null,
            Text($"链在第 {last.Seq} 条结束，而 {newest.At:u} 的凭证记到第 {newest.Head.Seq} 条：末尾少了 {missing} 条。请从备份恢复。"),
            Text($"The chain ends at {last.Seq}, but at {newest.At:u} it reached {newest.Head.Seq}: the last {missing} are missing. Restore from a backup."));
    }

    private Envelope? Read(long seq, ReadOnlySpan<byte> stored)
    {
        if (!Envelope.TryRead(stored, out var envelope))
        {
            Report("entry_layout", seq, null, "无法读取此条的信封。请从备份恢复该条记录。", "The envelope cannot be read. Restore this entry from a backup.");
            Move(seq, default, default);
            linkKnown = false;
            return null;
        }
        var hash = Envelope.HashOf(stored);
        if (hash != envelope.Hash)
            Report("entry_hash", seq, envelope.Id, "信封被改动：其摘要不符。请从备份恢复该条记录。", "The envelope was changed: its hash differs. Restore this entry from a backup.");
        var inPlace = hash != envelope.Hash || IsInPlace(seq, in envelope);
        Move(seq, envelope.Hash, hash);
        linkKnown = inPlace;
        return envelope;
    }

    private bool IsInPlace(long seq, in Envelope envelope)
    {
        if (envelope.Node != last.Node)
            Report("node", seq, envelope.Id, "此条属于另一个节点。", "The entry belongs to another node.");
        else if (envelope.Seq != seq || seq <= last.Seq)
            Report("order", seq, envelope.Id,
                Text($"次序被改动：此处是第 {envelope.Seq} 条。"), Text($"The order was changed: number {envelope.Seq} stands here."));
        else if (linkKnown && seq == last.Seq + 1 && envelope.Prev != last.Hash && envelope.Prev != recomputed)
            Report("prev_link", seq, envelope.Id, "此条没有接在前一条之后。", "The entry does not follow the one before it.");
        return envelope.Node == last.Node && envelope.Seq == seq;
    }

    private void Move(long seq, Digest stored, Digest computed)
    {
        if (seq > last.Seq + 1)
            Report("seq_gap", last.Seq + 1, null,
                Text($"第 {last.Seq + 1} 至 {seq - 1} 条不见了。请从备份恢复。"), Text($"Numbers {last.Seq + 1} to {seq - 1} are missing. Restore them from a backup."));
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
            Report(points[point].Code, seq, null,
                Text($"链被重新计算过：{points[point].At:u} 的凭证记下的是另一个摘要。"), Text($"The chain was computed anew: what was attested at {points[point].At:u} is another hash."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Report(string code, long seq, Guid? id, string zh, string en) => found(new ChainProblem(code, last.Node, seq, id, new Words(zh, en)));
}
