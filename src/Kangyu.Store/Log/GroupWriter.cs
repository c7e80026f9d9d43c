using System.Threading.Channels;
using Kangyu.Kernel;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Log;

/// <summary>
/// The one writer of a process. It takes what waits, does it in one transaction, and answers after the commit: many submissions share one wait for the disk.
/// When a group fails for no fault of the database, each of its members is done again alone, so that only the one at fault is refused.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    private const int MostWaiting = 20_000;
    private const int MostTogether = 512;
    private readonly Channel<Work> queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly Dialect dialect;
    private readonly Action<IReadOnlyList<Work>> transact;
    private readonly Action<Exception> log;
    private readonly Thread thread;

    /// <param name="transact">Does a group in one transaction; rolls back and throws when it fails.</param>
    /// <param name="log">Takes faults of the program.</param>
    public GroupWriter(Dialect dialect, Action<IReadOnlyList<Work>> transact, Action<Exception> log)
    {
        this.dialect = dialect;
        this.transact = transact;
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
        await Task.Run(thread.Join);
    }

    private void Run()
    {
        var group = new List<Work>(MostTogether);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < MostTogether && queue.Reader.TryRead(out var work)) group.Add(work);
            Do(group);
            group.Clear();
        }
    }

    private void Do(IReadOnlyList<Work> group)
    {
        try
        {
            transact(group);
            foreach (var work in group) work.Acknowledge();
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
