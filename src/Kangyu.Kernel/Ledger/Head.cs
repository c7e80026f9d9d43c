namespace Kangyu.Kernel.Ledger;

/// <summary>The end of one node's chain: the number and hash of its newest entry. Before the first entry the number is 0.</summary>
public readonly record struct Head(Guid Node, long Seq, Digest Hash)
{
    /// <summary>The start of a first node: its first entry has 32 zero bytes as <c>prev</c>.</summary>
    public static Head Start(Guid node) => new(node, 0, default);

    /// <summary>The start of a node that a restore began: its first entry has the old head's hash as <c>prev</c>.</summary>
    public static Head StartAfter(Guid node, Head old) => new(node, 0, old.Hash);

    /// <summary>
    /// Chains the next entry: writes its <see cref="Envelope.Size"/> bytes to <paramref name="stored"/> and returns it; its
    /// <see cref="Envelope.Head"/> is the new head.
    /// </summary>
    public Envelope Append(Guid id, HybridTime recorded, Guid group, Guid keyId, Digest bodyHash, Span<byte> stored)
    {
        var envelope = new Envelope(id, Node, Seq + 1, recorded, group, keyId, bodyHash, Hash, default);
        envelope.Write(stored);
        var hash = Envelope.HashOf(stored);
        hash.Write(stored[Envelope.HashedSize..]);
        return envelope with { Hash = hash };
    }
}
