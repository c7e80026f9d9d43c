using Kangyu.Store.Dialects;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Rebuild;

/// <summary>
/// Fills empty derived tables from the ledger: one thread reads and opens, this one folds and writes. Used by a rebuild on the county's own tables, and by <c>verify</c> on
/// a shadow of them.
/// </summary>
internal sealed class Refill(Folding folding, Replay replay, EntryStream stream, WriteSession target, IProgress<StoreProgress>? progress)
{
    // a person's rows lie far apart in the tables, so that a small block would write the same pages again and again
    private const int Block = 16_384;
    private readonly DerivedRows rows = folding.NewRows();
    private readonly List<KnownSubject> subjects = [];
    private long done;

    /// <param name="work">How progress names it.</param>
    public void Run(string work, long position)
    {
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() => stream.Run(position, stop.Token));
        try
        {
            while (stream.Ready.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (stream.Ready.TryRead(out var next))
                {
                    Fold(next);
                    if (rows.Waiting >= Block) Write(work, position);
                }
            }
            Write(work, position);
        }
        finally
        {
            stop.Cancel();
            reading.GetAwaiter().GetResult();
        }
    }

    private void Fold(SubjectEntries next)
    {
        done += next.Read;
        if (next.Entries.Count == 0) return;
        if (next.Linked is { } numbers) subjects.AddRange(replay.Linked(numbers, next.Entries, rows));
        else if (next.Number is { } number) subjects.Add(replay.Run(number, next.Entries, rows));
        else Replay.Others(null, next.Entries, rows);
    }

    private void Write(string work, long position)
    {
        foreach (var subject in subjects) folding.People.Add(rows, subject, target);
        subjects.Clear();
        target.BeginPlain();
        rows.Write(target);
        target.Commit();
        progress?.Report(new(work, "entries", done, position));
    }
}
