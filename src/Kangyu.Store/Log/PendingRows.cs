using Kangyu.Kernel.Ledger;
using Kangyu.Store.Dialects;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Log;

/// <summary>Everything one transaction is about to write, and how far the county's ledger and this node's chain have come with it.</summary>
internal sealed class PendingRows(WriteSession session, LedgerRows ledger, DerivedRows derived, PersonRows people, SubjectCache cache)
{
    private long arrived;

    public WriteSession Session => session;

    public long Position { get; private set; }

    public Head Head { get; private set; }

    /// <summary>How many entries wait.</summary>
    public int Waiting => ledger.Count;

    public void Begin(long position, Head head, long now)
    {
        (Position, Head, arrived) = (position, head, now);
        Clear();
    }

    public void Add(PendingEntry entry)
    {
        ledger.Add(entry);
        Position = entry.Entry.Position;
    }

    /// <summary>The submission is admitted: what follows from its entries is written with the rest.</summary>
    public void Keep(Attempt attempt)
    {
        foreach (var (subject, first) in attempt.New) derived.AddSubject(subject.Number, first.Subject);
        foreach (var folded in attempt.Changes) derived.Add(folded);
        attempt.New.Clear();
        attempt.Changes.Clear();
    }

    /// <summary>The submission is refused: its entries go again.</summary>
    public void Cut(Attempt attempt)
    {
        ledger.Cut(attempt.Pending);
        Position = attempt.Position;
    }

    /// <summary>Writes what came before, so that this submission's entries can be written one by one and taken back all together.</summary>
    public Attempt BeginCareful(Submission submission)
    {
        Flush();
        session.Mark();
        markedHead = Head;
        return new Attempt(submission, Position, 0);
    }

    public void EndCareful(Attempt attempt)
    {
        ledger.Clear();
        derived.Clear();
        session.BackToMark();
        (Position, Head) = (attempt.Position, markedHead);
    }

    private Head markedHead;

    /// <summary>Writes everything that waits when some of it is about these people, so that their past can be read; an entry about nobody may amend any that waits.</summary>
    public void FlushIfWaiting(IReadOnlyList<KnownSubject> people)
    {
        if (people.Count == 0 || people.Any(known => cache.Changed.ContainsKey(known.Id))) Flush();
    }

    /// <summary>Writes everything that waits, within the transaction: reads that follow see it.</summary>
    public void Flush()
    {
        Head = ledger.Write(session, Head, arrived);
        foreach (var known in cache.Changed.Values)
        {
            people.Add(derived, known, session);
            known.Written();
        }
        cache.Changed.Clear();
        derived.Write(session);
    }

    public void Clear()
    {
        ledger.Clear();
        derived.Clear();
    }
}

/// <summary>The time of a batch: Unix milliseconds, and the county's local time.</summary>
internal readonly record struct BatchTime(long UnixMs, DateTime Local);
