using System.Security.Cryptography;
using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Anchors;

/// <summary>The file <c>anchors</c>: heads of chains as they stood each hour, at each period's closing and at each backup.</summary>
public sealed class AnchorFile(SignedFile file)
{
    /// <summary>Appends an anchor; durable on return.</summary>
    public void Append(Anchor anchor, ECDsa key) => file.Append(anchor.Text, key);

    /// <summary>The anchors whose signature holds, oldest first.</summary>
    public (IReadOnlyList<Anchor> Anchors, IReadOnlyList<Problem> Problems) Read(ECDsa publicKey)
    {
        var (lines, found) = file.Read(publicKey);
        var anchors = new List<Anchor>(lines.Count);
        var problems = new List<Problem>(found);
        foreach (var line in lines)
        {
            if (Anchor.TryParse(line.Text, out var anchor)) anchors.Add(anchor);
            else problems.Add(file.Unreadable(line.Number));
        }
        return (anchors, problems);
    }
}
