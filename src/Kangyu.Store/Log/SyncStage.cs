using System.Collections.Concurrent;
using Kangyu.Store.Anchors;

namespace Kangyu.Store.Log;

/// <summary>
/// What was committed waits here for the disk, on a thread of its own; all that waits shares one sync, and is answered after it in the order of the commits. When the disk fails, nobody knows
/// what of the commits since the last sync it kept: they are refused, and so is everything after them until the service starts anew and reads what is there.
/// </summary>
internal sealed class SyncStage : IDisposable
{
    private const int MostGroups = 64;
    private readonly BlockingCollection<(IReadOnlyList<Work> Group, HeadRecord? Head)> committed = new(MostGroups);
    private readonly Action<HeadRecord?> sync;
    private readonly Action<Exception> log;
    private readonly Thread thread;
    private volatile bool failed;

    public SyncStage(Action<HeadRecord?> sync, Action<Exception> log)
    {
        this.sync = sync;
        this.log = log;
        thread = new Thread(Run) { IsBackground = true, Name = "sync" };
        thread.Start();
    }

    /// <summary>The disk failed; nothing more may be written.</summary>
    public bool HasFailed => failed;

    /// <summary>Hands on a group that is committed; waits when the disk is far behind.</summary>
    public void Add(IReadOnlyList<Work> group, HeadRecord? head) => committed.Add((group, head));

    /// <summary>Answers everything that waits, then stops.</summary>
    public void Dispose()
    {
        committed.CompleteAdding();
        thread.Join();
        committed.Dispose();
    }

    private void Run()
    {
        var groups = new List<IReadOnlyList<Work>>();
        foreach (var first in committed.GetConsumingEnumerable())
        {
            var newest = first.Head;
            groups.Add(first.Group);
            while (committed.TryTake(out var next))
            {
                groups.Add(next.Group);
                newest = next.Head ?? newest;
            }
            Answer(groups.SelectMany(group => group), newest);
            groups.Clear();
        }
    }

    private void Answer(IEnumerable<Work> works, HeadRecord? newest)
    {
        try
        {
            if (!failed) sync(newest);
        }
        catch (Exception e)
        {
            failed = true;
            log(e);
        }
        foreach (var work in works)
        {
            if (failed) work.Refuse(LogProblems.Storage, null);
            else work.Acknowledge();
        }
    }
}
