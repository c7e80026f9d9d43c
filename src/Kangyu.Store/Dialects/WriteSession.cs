using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Dialects;

/// <summary>
/// The writer's connection. One transaction is one group commit. Not safe for several threads. After a failure <see cref="Rollback"/> puts it right again,
/// whatever state the failure left.
/// </summary>
internal abstract class WriteSession : IDisposable
{
    /// <summary>For statements that are rare; within the transaction when one is open.</summary>
    public abstract DbConnection Connection { get; }

    /// <summary>Begins a transaction, waits for the county's head row and reads it with the head of one node; other writers wait until the end.</summary>
    public abstract CountyHead Begin(long node);

    /// <summary>Begins a transaction that shuts out other writers, where there may be no head row yet.</summary>
    public abstract void BeginPlain();

    public abstract void Commit();

    /// <summary>From now on <see cref="Commit"/> does not wait for the disk: what was committed is durable after the next <see cref="Sync"/>, and after a power cut the ledger ends at a commit.</summary>
    public abstract void SyncApart();

    /// <summary>Makes every commit so far durable. From any thread, while the next transaction is under way.</summary>
    public abstract void Sync();

    public abstract void Rollback();

    /// <summary>A place in the transaction to come back to, while what was written before it stays.</summary>
    public void Mark() => Connection.Execute("SAVEPOINT mark");

    public void BackToMark() => Connection.Execute("ROLLBACK TO SAVEPOINT mark");

    /// <summary>Writes what is in each batch of rows, in the order given, and empties them.</summary>
    public abstract void Write(IReadOnlyList<Rows> batches);

    /// <summary>Gives position and mark of those entries that are on file.</summary>
    public abstract void FindEntries(IReadOnlyCollection<Guid> ids, Action<Guid, StoredMark> take);

    /// <summary>Gives what is stored of those subjects that have an entry.</summary>
    public abstract void LoadSubjects(IReadOnlyCollection<Guid> subjects, Action<StoredSubject> take);

    /// <summary>
    /// After a commit, from any thread: nothing of what was deleted or overwritten in these tables stays in a log file or in dead rows, as far as the database lets us. False when a
    /// reader was in the way; then the next commits try again.
    /// </summary>
    public abstract bool Settle(IReadOnlyList<string> tables);

    public abstract void Dispose();
}

/// <summary>
/// The county's head row: how far the ledger goes, the newest time of the hybrid clock, how often caches had to be dropped, the layout of what is derived, the end of the access log's chain; and the end of
/// this node's chain.
/// </summary>
internal readonly record struct CountyHead(long Position, long Clock, long Epoch, long Derived, long Looks, Digest LooksHash, long Seq, Digest Hash)
{
    public const string Sql = "SELECT c.position, c.clock, c.epoch, c.derived, c.looks, c.looks_hash, n.seq, n.hash FROM county c, node n WHERE c.id = 1 AND n.number = ";
}

/// <summary>Where an entry stands, and the keyed mark of what came in, by which a repeated submission is told from another. An erased one has none.</summary>
internal readonly record struct StoredMark(long Position, long? Mark);

/// <summary>A subject as stored: its number (the position of the first entry about it) and, of a person, the folded state as the kernel wrote it.</summary>
internal readonly record struct StoredSubject(Guid Id, long Number, byte[]? State);
