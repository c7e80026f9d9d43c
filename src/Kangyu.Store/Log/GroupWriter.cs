using System.Threading.Channels;
using Kangyu.Kernel;
using Kangyu.Store.Anchors;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Log;

/// <summary>
/// The one writer of a process. It takes what waits, does it in one transaction, and hands it on to be synced and answered (<see cref="SyncStage"/>) while it does the next: many
/// submissions share one wait for the disk, and the writer never waits for it. When a group fails for no fault of the database, each of its members is done again alone, so that only
/// the one at fault is refused.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    private const int MostWaiting = 20_000;
    private const int MostTogether = 512;
    private readonly Channel<Work> queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly Dialect dialect;
    private readonly Func<IReadOnlyList<Work>, HeadRecord?> transact;
    private readonly SyncStage synced;
    private readonly Action<Exception> log;
    private readonly Thread thread;

    /// <param name="transact">Does a group in one transaction and answers where the chain ends now; rolls back and throws when it fails.</param>
    /// <param name="sync">Makes what was committed durable, then records where the chain ends.</param>
    /// <param name="log">Takes faults of the program.</param>
    public GroupWriter(Dialect dialect, Func<IReadOnlyList<Work>, HeadRecord?> transact, Action<HeadRecord?> sync, Action<Exception> log)
    {
        this.dialect = dialect;
        this.transact = transact;
        synced = new SyncStage(sync, log);
        this.log = log;
        thread = new Thread(Run) { IsBackground = true, Name = "writer" };
        thread.Start();
    }

    /// <summary>Hands work in; when too much waits already it is refused at once.</summary>
    public void Add(Work work)
    {
        if (queue.Writer.TryWrite(work)) return;
        work.Refuse(queue.Reader.Completion.IsCompleted ? LogProblems.Stopped : LogProblems.Busy, null);
    }

    /// <summary>Does what waits, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.Run(() =>
        {
            thread.Join();
            synced.Dispose();
        });
    }

    private void Run()
    {
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var group = new List<Work>();
            while (group.Count < MostTogether && queue.Reader.TryRead(out var work)) group.Add(work);
            Do(group);
        }
    }

    private void Do(IReadOnlyList<Work> group)
    {
        try
        {
            if (synced.HasFailed) throw new IOException("What was committed could not be synced to the disk.");
            synced.Add(group, transact(group));
        }
        catch (Exception e) when (OfDatabase(e) is { } problem)
        {
            foreach (var work in group) work.Refuse(problem, e);
        }
        catch (StoreException e) when (group.Count == 1)
        {
            group[0].Refuse(e.Problem, e);
        }
        catch (Exception e) when (group.Count == 1)
        {
            log(e);
            group[0].Refuse(LogProblems.Failed, e);
        }
        catch (Exception)
        {
            foreach (var work in group) Do([work]);
        }
    }

    private Problem? OfDatabase(Exception failure) => LogProblems.OfDatabase(dialect, failure);
}
