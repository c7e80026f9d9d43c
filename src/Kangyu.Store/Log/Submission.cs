using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Blobs;

namespace Kangyu.Store;

/// <summary>
/// Entries that are stored all or none. <paramref name="Id"/> is the group they share (of a single entry its own id). <paramref name="ReaderUnit"/>: the unit whose
/// knowledge of the record the facts of the form may use (S13). <paramref name="FromPeer"/>: acknowledged elsewhere already, so flagged and never refused.
/// </summary>
public sealed record Submission(Guid Id, IReadOnlyList<SubmittedEntry> Entries, string ReaderUnit, bool FromPeer = false)
{
    /// <summary>Photos and drawn signatures that the entries name, by the hash of their content.</summary>
    public IReadOnlyDictionary<Digest, Blob> Blobs { get; init; } = new Dictionary<Digest, Blob>();

    /// <summary>Asked by the writer for each entry, with the state it meets.</summary>
    public Authorise? Authorise { get; init; }
}

/// <summary>
/// A draft and the mark of the bytes it was read from (<see cref="County.MarkOf"/>): the same id with the same mark is a repetition, with another it is
/// a conflict.
/// </summary>
public readonly record struct SubmittedEntry(Draft Draft, long Mark);
