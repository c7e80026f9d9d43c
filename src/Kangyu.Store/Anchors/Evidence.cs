using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Anchors;

/// <summary>
/// What was written down about a chain outside the data directory: the signed anchors and the head record. <c>verify --anchors</c> gives it to
/// a <see cref="ChainVerifier"/> for each node.
/// </summary>
public sealed class Evidence
{
    private readonly ILookup<Guid, Attested> byNode;

    private Evidence(IEnumerable<Attested> points, IReadOnlyList<Problem> problems)
    {
        byNode = points.ToLookup(point => point.Head.Node);
        Problems = problems;
    }

    /// <summary>What is wrong with the evidence itself: a changed or removed anchor, a head record that cannot be read.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Every node that is attested. One that the ledger does not know has lost its whole chain.</summary>
    public IEnumerable<Guid> Nodes => byNode.Select(group => group.Key);

    public IEnumerable<Attested> For(Guid node) => byNode[node];

    /// <summary>Reads the evidence. While a server writes, read it before the ledger: what is attested is then in the ledger already.</summary>
    /// <param name="chain"><see cref="Anchor.Ledger"/> or <see cref="Anchor.Access"/>.</param>
    public static Evidence Read(KeysDirectory keys, string chain)
    {
        using var publicKey = keys.ReadAnchorPublicKey();
        var (anchors, found) = keys.OpenAnchors().Read(publicKey);
        var problems = new List<Problem>(found);
        var points = anchors.Where(anchor => anchor.Chain == chain).Select(Attested.By).ToList();
        var (newest, isDamaged) = keys.ReadHead(chain);
        if (newest is not null) points.Add(Attested.ByHeadRecord(newest.Head, newest.At));
        if (isDamaged)
            problems.Add(Problem.At("head-" + chain, "head_record", "链头记录无法读取；其后被截去的部分将无从发现。", "The head record cannot be read; a tail cut after the newest anchor would go unseen."));
        return new Evidence(points, problems);
    }
}
