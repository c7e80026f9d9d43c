using Kangyu.Kernel.Records;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Log;

/// <summary>
/// One submission while it is being admitted: what it would write, and how to put everything back when one of its entries is refused. A single entry changes nothing before
/// it is admitted; of several, each subject is kept as it was.
/// </summary>
internal sealed class Attempt(Submission submission, long position, int pending)
{
    private readonly Dictionary<KnownSubject, KnownSubject.Kept> kept = new(ReferenceEqualityComparer.Instance);

    public Submission Submission => submission;

    /// <summary>The county's position and the number of waiting entries before the submission.</summary>
    public long Position => position;

    public int Pending { get; set; } = pending;

    public EntryReceipt?[] Receipts { get; } = new EntryReceipt?[submission.Entries.Count];

    public List<Folded> Changes { get; } = [];

    public List<Guid> Ids { get; } = [];

    /// <summary>Subjects whose first entry is in this submission.</summary>
    public List<(KnownSubject Subject, Entry First)> New { get; } = [];

    public IEnumerable<KnownSubject> Touched => kept.Keys;

    public void Touch(KnownSubject subject)
    {
        if (!kept.ContainsKey(subject)) kept[subject] = submission.Entries.Count > 1 ? subject.Snapshot() : null!;
    }

    public void PutBack()
    {
        foreach (var (subject, before) in kept) subject.Restore(before);
    }
}
