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

    /// <summary>
    /// The lines a restore appends: every attested chain ends where the restored ledger has it (at 0 when it is not there at all), for what
    /// was written since the backup is lost, and known to be.
    /// </summary>
    public IEnumerable<Anchor> Ends(string chain, IEnumerable<Head> restored, DateTimeOffset at)
    {
        var heads = restored.ToDictionary(head => head.Node);
        return Nodes.Select(node => new Anchor(chain, heads.GetValueOrDefault(node, Head.Start(node)), at, Ends: true));
    }

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
        return new Evidence(WithinEnds(points), problems);
    }

    // the newest end of a chain decides; what was attested beyond it was lost in a restore
    private static IEnumerable<Attested> WithinEnds(List<Attested> points)
    {
        var ends = new Dictionary<Guid, Attested>();
        foreach (var point in points.Where(point => point.Ends)) ends[point.Head.Node] = point;
        return points.Where(point => !ends.TryGetValue(point.Head.Node, out var end) || point == end || (!point.Ends && point.Head.Seq <= end.Head.Seq));
    }
}
