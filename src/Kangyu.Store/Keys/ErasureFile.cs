using System.Security.Cryptography;
using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Anchors;

namespace Kangyu.Store.Keys;

/// <summary>
/// The file <c>erasures</c>: what was erased and locked, signed with the anchor key. It lies outside the data directory and is not put
/// back by a restore that finds a newer one.
/// </summary>
public sealed class ErasureFile(SignedFile file)
{
    /// <summary>Appends an erasure; durable on return. Append first, then carry it out: what is listed twice harms nobody.</summary>
    public void Append(Erasure erasure, ECDsa key) => file.Append(erasure.Text, key);

    /// <summary>The erasures whose signature holds, oldest first.</summary>
    public (IReadOnlyList<Erasure> Erasures, IReadOnlyList<Problem> Problems) Read(ECDsa publicKey)
    {
        var (lines, found) = file.Read(publicKey);
        var erasures = new List<Erasure>(lines.Count);
        var problems = new List<Problem>(found);
        foreach (var line in lines)
        {
            if (Erasure.TryParse(line.Text, out var erasure)) erasures.Add(erasure);
            else problems.Add(file.Unreadable(line.Number));
        }
        return (erasures, problems);
    }

    /// <summary>Carries an erasure out on a keyring: after a restore, or when a crash came between the list and the keys. Does nothing twice.</summary>
    public static void Apply(Erasure erasure, Keyring ring, EscrowHolders? holders)
    {
        ring.Erase(erasure.Subject, [.. erasure.Erased]);
        if (erasure.LockedUntil is not { } until) return;
        ArgumentNullException.ThrowIfNull(holders);
        ring.Legal.Lock(erasure.Subject, until, holders);
    }
}
