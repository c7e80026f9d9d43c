using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Places;
using Kangyu.Kernel.Records;
using Kangyu.Store.Anchors;
using Kangyu.Store.Backups;
using Kangyu.Store.Dialects;
using Kangyu.Store.Erasures;
using Kangyu.Store.Keys;
using Kangyu.Store.Log;
using Kangyu.Store.Rebuild;
using Kangyu.Store.Verify;

namespace Kangyu.Store;

/// <summary>
/// One county's data: its ledger, what follows from it, and what the house keeps. A process serves one. Safe for several threads; reads never wait
/// for the writer. Dispose it to stop: what was handed in is finished first.
/// </summary>
public sealed class County : IAsyncDisposable
{
    private readonly CountyParts parts;
    private readonly GroupWriter writer;
    private int closed;

    private County(CountyParts parts)
    {
        this.parts = parts;
        parts.Session.SyncApart();
        writer = new GroupWriter(parts.Dialect, parts.Transaction.Do, Sync, parts.Options.Faults ?? (_ => { }));
    }

    public string Code => parts.Options.County;

    public Engine Engine => parts.Engine;

    /// <summary>Townships and villages that answers may name; no rows in a county into which none were read.</summary>
    public CodeList Divisions => parts.Divisions.List;

    /// <summary>Two holders can take what law keeps locked (S12); without them no whole record is erased that has any.</summary>
    public bool HasEscrow => EscrowKeys.Exist(parts.Keys);

    internal Dialect Dialect => parts.Dialect;

    internal CountyParts Parts => parts;

    /// <summary>
    /// Opens a county, or begins one: upgrades the database (a copy is kept first), activates the packs, and makes what is derived anew where an earlier process
    /// was interrupted. Reports progress for what takes long. While another process serves the same data directory it is opened as it is, and takes no entries and no
    /// erasures (<c>data_in_use</c>): for commands that read, back up, or change accounts.
    /// </summary>
    /// <exception cref="StoreException">See its codes.</exception>
    /// <exception cref="KeysException">The keys cannot be used as they are.</exception>
    public static Task<County> Open(CountyOptions options) => Task.Run(() => new County(CountyParts.Open(options)));

    /// <summary>Drops everything derived and makes it anew from the ledger. While it runs other servers of the county answer <c>rebuilding</c>.</summary>
    /// <returns>How many entries there are.</returns>
    public static Task<long> Rebuild(CountyOptions options) => Task.Run(async () =>
    {
        await using var opened = CountyParts.Open(options);
        if (opened.IsGuest) throw new StoreException(LogProblems.InUse);
        return Rebuilder.Run(opened);
    });

    /// <summary>
    /// Checks everything: chains, seals, headings, the access log, and what is derived against a rebuild beside it. Changes nothing; the county may be served meanwhile.
    /// </summary>
    /// <param name="anchors">Also what was attested outside the data directory: finds a full recomputation and a cut tail.</param>
    public static Task<VerifyReport> Verify(CountyOptions options, bool anchors) => Task.Run(() => Verification.Run(options, anchors));

    /// <summary>Restores a backup to an empty place; open the county there afterwards, which fills what is derived.</summary>
    /// <exception cref="StoreException">See its codes.</exception>
    /// <exception cref="KeysException"><c>backup_key</c>, <c>backup_cut</c>, <c>backup_changed</c> ...</exception>
    public static Task<RestoreReceipt> Restore(RestoreOrder order) => Task.Run(() => Restorer.Run(order));

    /// <summary>
    /// Hands in a submission. The answer comes when it is durable or refused; it never throws for what a client sent. Cancelling the wait does not cancel the
    /// submission.
    /// </summary>
    public Task<Receipt> Append(Submission submission)
    {
        if (parts.IsGuest) return Task.FromResult(Receipt.NotNow(submission.Id, LogProblems.InUse));
        var work = new SubmissionWork(submission);
        writer.Add(work);
        return work.Done;
    }

    /// <summary>The mark of an entry as it came in: give it the raw bytes of its JSON. A repetition has the same mark.</summary>
    public long MarkOf(ReadOnlySpan<byte> rawEntry)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(parts.SearchKey, rawEntry, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    /// <summary>Logs a look (S11) and answers its number; show nothing before it is logged.</summary>
    public Task<long> Log(Look look)
    {
        var work = new LookWork(look);
        writer.Add(work);
        return work.Done;
    }

    /// <summary>
    /// Erases a person at their own request (S12): what law keeps is locked, all else is gone when the answer comes; the chain still verifies.
    /// </summary>
    /// <exception cref="StoreException">Nothing was changed: <c>erase_alone</c>, <c>reason_missing</c>, <c>subject_unknown</c>; <c>escrow_missing</c>: law keeps some of it and nobody
    /// holds the escrow.</exception>
    public async Task<ErasureResult> Erase(ErasureOrder order)
    {
        Erasing.Check(order);
        RefuseGuest();
        var (listed, result) = await Change(session => Erasing.List(parts, session, order), forgets: true);
        await Task.Run(() => listed.ToList().ForEach(erasure => Erasing.DestroyKeys(parts, erasure)));
        await Change(session => listed.Sum(erasure => Erasing.Settled(parts, session, erasure)));
        return result with { IsSettled = await Task.Run(() => Erasing.Settle(parts)) };
    }

    /// <summary>
    /// What a failure to read is answered with when it was the database or the disk: <c>busy</c>, <c>storage</c>, which may go away by itself. Null: a fault of the program.
    /// </summary>
    public Problem? Unavailable(Exception failure) => failure is DbException or TimeoutException ? LogProblems.OfDatabase(parts.Dialect, failure) : null;

    /// <summary>Whether a record was erased under this id: nothing more is written under it.</summary>
    public async Task<bool> IsErased(Guid subject, CancellationToken cancel)
    {
        using var lease = await parts.Dialect.Read(cancel);
        return await lease.Connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM erasure WHERE whole = 1 AND subject = @id", new { id = ErasedSubjects.Blind(parts.Master, subject) }) > 0;
    }

    /// <summary>
    /// Destroys what was locked and whose legal term ended before today (S12); once a day. Finishes what an interrupted run left.
    /// </summary>
    /// <returns>How many entries went.</returns>
    public async Task<int> DestroyExpired(DateOnly today)
    {
        RefuseGuest();
        var left = await Task.Run(() => Erasing.Expired(parts, today));
        if (left.Count == 0) return 0;
        await Change(session =>
        {
            Stubs.Finish(session.Connection, parts.Keyring, left);
            return 0;
        });
        await Task.Run(() => Erasing.Settle(parts));
        return left.Count;
    }

    /// <summary>
    /// Makes an encrypted backup while the county is served, with the newest keyring in a file beside it; both are read back before they get their names.
    /// </summary>
    /// <exception cref="KeysException"><c>keys_missing</c>: there is no backup key yet.</exception>
    public async Task<BackupReceipt> Backup(string path, IProgress<StoreProgress>? progress = null)
    {
        var anchor = await Anchor();
        return await Task.Run(() => BackupMaker.Run(parts, path, anchor, progress));
    }

    /// <summary>Replaces the places that answers may name; entries that name one that is no longer there keep its code.</summary>
    public async Task ReplaceDivisions(IReadOnlyList<Division> places)
    {
        await Change(session => Lists.Divisions.Replace(session, places));
        using var lease = await Dialect.Read(CancellationToken.None);
        parts.Divisions.Load(lease.Connection);
    }

    /// <summary>
    /// Signs how far this server's chains have come and appends it to the anchor file outside the data directory: hourly, at a period's closing, at a backup. Answers the
    /// anchor of the ledger, to be printed on reports.
    /// </summary>
    public Task<Anchor> Anchor() => Change(session => Anchoring.Run(parts, session));

    private void Sync(HeadRecord? newest)
    {
        parts.Session.Sync();
        if (newest is not null) parts.HeadFile.Write(newest.Head, newest.At);
    }

    // the process that serves the county remembers keys
    private void RefuseGuest()
    {
        if (parts.IsGuest) throw new StoreException(LogProblems.InUse);
    }

    /// <summary>A rare change by the writer, in its transaction.</summary>
    internal Task<T> Change<T>(Func<WriteSession, T> change, bool forgets = false)
    {
        var work = new Job<T>(change) { Forgets = forgets };
        writer.Add(work);
        return work.Done;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) != 0) return;
        await writer.DisposeAsync();
        await parts.DisposeAsync();
    }
}
