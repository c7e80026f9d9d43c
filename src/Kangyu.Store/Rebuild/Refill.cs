using Kangyu.Store.Dialects;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Rebuild;

/// <summary>
/// Fills empty derived tables from the ledger: each thread reads, opens and folds subjects of its own, and they take turns at writing. Used by a rebuild on the county's own tables, and
/// by <c>verify</c> on a shadow of them.
/// </summary>
internal sealed class Refill(Folding folding, Replay replay, EntryStream stream, WriteSession target, RefillSize size, IProgress<StoreProgress>? progress)
{
    private readonly Lock writing = new();
    private long done;

    /// <param name="work">How progress names it.</param>
    public void Run(string work, long position)
    {
        using var stop = new CancellationTokenSource();
        var threads = Enumerable.Range(0, size.Threads).Select(_ => Task.Factory.StartNew(
            () => Fold(work, position, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        try
        {
            Task.WaitAll(threads, CancellationToken.None);
        }
        catch (AggregateException failed)
        {
            // the others ended because the first one did
            var first = failed.Flatten().InnerExceptions.FirstOrDefault(one => one is not OperationCanceledException) ?? failed.InnerExceptions[0];
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
        var last = new Share(folding, replay);
        foreach (var subject in stream.Together(CancellationToken.None)) last.Fold(subject);
        Write(last, work, position);
    }

    private void Fold(string work, long position, CancellationTokenSource stop)
    {
        try
        {
            var share = new Share(folding, replay);
            while (stream.Next(stop.Token) is { } subjects)
            {
                foreach (var subject in subjects)
                {
                    share.Fold(subject);
                    if (share.Rows.Waiting >= size.Block) Write(share, work, position);
                }
            }
            Write(share, work, position);
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }

    private void Write(Share share, string work, long position)
    {
        foreach (var subject in share.Subjects) folding.People.Add(share.Rows, subject, target);
        lock (writing)
        {
            target.BeginPlain();
            share.Rows.Write(target);
            target.Commit();
            done += share.Read;
            progress?.Report(new(work, "entries", done, position));
        }
        share.Subjects.Clear();
        share.Read = 0;
    }

    /// <summary>What one thread has folded and not yet written. A subject is written whole, so that what it ended again is never in the tables.</summary>
    private sealed class Share(Folding folding, Replay replay)
    {
        public DerivedRows Rows { get; } = folding.NewRows(areFresh: true);

        public List<KnownSubject> Subjects { get; } = [];

        public long Read { get; set; }

        public void Fold(SubjectEntries next)
        {
            Read += next.Read;
            if (next.Entries.Count == 0) return;
            if (next.Linked is { } numbers) Subjects.AddRange(replay.Linked(numbers, next.Entries, Rows));
            else if (next.Number is { } number) Subjects.Add(replay.Run(number, next.Entries, Rows));
            else Replay.Others(null, next.Entries, Rows);
        }
    }
}

/// <summary>
/// How the ledger is taken apart: so many positions are read at once; a thread writes when so many flat rows wait, for a person's rows lie far apart in the tables and a small block would write
/// the same pages again and again.
/// </summary>
internal sealed record RefillSize(int Threads, int Block = 16_384, long Window = 1_000)
{
    private const int MostThreads = 4;

    public static RefillSize Usual { get; } = new(Math.Clamp(Environment.ProcessorCount, 1, MostThreads));
}
