using Kangyu.Kernel;

namespace Kangyu.Store.Verify;

/// <summary>
/// What a verification found. <paramref name="Problems"/>: each with a stable code and the place: <c>node/seq</c> of the chain, <c>position</c> of the ledger, or
/// <c>table/key</c> of what is derived. <paramref name="Warnings"/>: nothing is wrong with the data, but its keeping.
/// </summary>
public sealed record VerifyReport(long Entries, long People, int Chains, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings)
{
    public bool IsClean => Problems.Count == 0;
}
