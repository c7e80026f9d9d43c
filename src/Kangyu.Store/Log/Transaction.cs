using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Anchors;
using Kangyu.Store.Dialects;
using Kangyu.Store.Fold;
using Kangyu.Store.Keys;
using Kangyu.Store.Looks;
using static Kangyu.Store.Dialects.RowColumn;

namespace Kangyu.Store.Log;

/// <summary>
/// One group commit: lock the county's head, admit, fold, seal, chain, write, commit. What this process remembers between groups is dropped when the transaction fails, and
/// for what another server wrote.
/// </summary>
internal sealed class Transaction
{
    private static readonly RowShape CountyShape = RowShape.Update("county", 1, null, Long("id"), Long("position"), Long("clock"), Long("looks"), Bytes("looks_hash"));
    private static readonly RowShape NodeShape = RowShape.Update("node", 1, null, Long("number"), Long("seq"), Bytes("hash"));
    private readonly WriteSession session;
    private readonly Node node;
    private readonly Keyring keyring;
    private readonly SubjectCache cache;
    private readonly PendingRows rows;
    private readonly Admitting admitting;
    private readonly HybridClock hybrid;
    private readonly TimeProvider clock;
    private readonly Epoch epoch;
    private readonly LookRows looks = new();
    private readonly Rows county = new(CountyShape);
    private readonly Rows chain = new(NodeShape);
    private long position;

    public Transaction(
        WriteSession session, Node node, Keyring keyring, SubjectCache cache, PendingRows rows, Admitting admitting, HybridClock hybrid, TimeProvider clock, Epoch epoch, long position)
    {
        (this.session, this.node, this.keyring, this.cache, this.rows, this.admitting) = (session, node, keyring, cache, rows, admitting);
        (this.hybrid, this.clock, this.epoch, this.position) = (hybrid, clock, epoch, position);
    }

    /// <returns>How far this node's chain has come with it; null: no further.</returns>
    public HeadRecord? Do(IReadOnlyList<Work> group)
    {
        var now = clock.GetUtcNow();
        try
        {
            var head = session.Begin(node.Number);
            if (head.Derived != DerivedLayout.Current) throw new StoreException(LogProblems.Rebuilding);
            epoch.Check(session.Connection, head.Epoch, cache);
            ForgetWhatOthersWrote(head.Position);
            keyring.Refresh();
            hybrid.Observe(HybridTime.OfColumn(head.Clock), now.ToUnixTimeMilliseconds());
            rows.Begin(head.Position, new Head(node.Id, head.Seq, head.Hash), now.ToUnixTimeMilliseconds());
            looks.Begin(head.Looks, head.LooksHash);
            Run(group, now);
            Write(head);
            // a key is durable before what it seals
            keyring.Flush();
            session.Commit();
            position = rows.Position;
            return rows.Head.Seq > head.Seq ? new HeadRecord(rows.Head, now) : null;
        }
        catch
        {
            rows.Clear();
            cache.Clear();
            session.Rollback();
            throw;
        }
    }

    private void Run(IReadOnlyList<Work> group, DateTimeOffset now)
    {
        var time = new BatchTime(now.ToUnixTimeMilliseconds(), CountyTime.Local(now));
        admitting.Prepare(group.OfType<SubmissionWork>().Select(work => work.Submission), session);
        foreach (var work in group)
        {
            switch (work)
            {
                case SubmissionWork submitted:
                    submitted.Receipt = admitting.Submit(submitted.Submission, time);
                    break;
                case LookWork look:
                    look.Number = looks.Add(look.Look, time.UnixMs);
                    break;
                case Job job:
                    rows.Flush();
                    job.Run(session);
                    if (job.Forgets) epoch.Reload(session.Connection, cache);
                    break;
                default: break;
            }
        }
        rows.Flush();
        looks.Write(session);
    }

    private void Write(CountyHead head)
    {
        if (rows.Position == head.Position && looks.Number == head.Looks) return;
        county.Clear();
        chain.Clear();
        county.Add(1L).Add(rows.Position).Add(Math.Max(hybrid.Last.Column, head.Clock)).Add(looks.Number).Add(looks.Hash.ToBytes());
        chain.Add(node.Number).Add(rows.Head.Seq).Add(rows.Head.Hash.ToBytes());
        session.Write([county, chain]);
    }

    private void ForgetWhatOthersWrote(long now)
    {
        if (now == position) return;
        // a merge changes who holds whose record
        if (session.Connection.ExecuteScalar<long>("SELECT count(*) FROM entry WHERE form = 'core.merge' AND position > @position", new { position }) > 0) cache.Clear();
        foreach (var id in session.Connection.Query<byte[]>(
            "SELECT s.id FROM entry e JOIN subject s ON s.number = e.subject WHERE e.position > @position UNION " +
            "SELECT s.id FROM entry e JOIN alias a ON a.person = e.subject AND a.until IS NULL JOIN subject s ON s.number = a.host WHERE e.position > @position", new { position }))
            cache.Forget(EntryId.Read(id));
        position = now;
    }
}
