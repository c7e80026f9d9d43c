using Kangyu.Kernel;

namespace Kangyu.Store;

public enum EntryOutcome
{
    Accepted,

    /// <summary>On file already with the same content; nothing was done.</summary>
    Duplicate,

    /// <summary>Accepted, and to be looked at (<see cref="EntryReceipt.Flags"/>).</summary>
    Flagged,

    /// <summary>Not stored, for the problems given or because another entry of the submission was refused. The id may be used again.</summary>
    Rejected,
}

/// <summary>What became of one entry. <paramref name="Position"/> is 0 when it was rejected.</summary>
public sealed record EntryReceipt(Guid Id, EntryOutcome Outcome, long Position, IReadOnlyList<string> Flags, IReadOnlyList<Problem> Problems);

/// <summary>
/// The answer to a submission, given only after what it says is durable. <paramref name="Unavailable"/>: nothing was stored and the same submission may be sent again later
/// (503): <c>busy</c>, <c>storage</c>, <c>packs_changed</c>, <c>rebuilding</c>, <c>stopped</c>; or <c>failed</c>, a fault of the program (500).
/// </summary>
public sealed record Receipt(Guid Submission, IReadOnlyList<EntryReceipt> Entries, Problem? Unavailable = null)
{
    public bool IsStored => Unavailable is null && Entries.All(entry => entry.Outcome != EntryOutcome.Rejected);

    internal static Receipt NotNow(Guid submission, Problem problem) => new(submission, [], problem);
}
