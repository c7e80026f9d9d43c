using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Records;

/// <summary>Whether an entry may join the ledger. Nothing is changed by a refusal.</summary>
public abstract record Verdict
{
    /// <summary>
    /// <paramref name="Slots"/>: answers with the results of calc filled in and what was not asked cleared. <paramref name="Answers"/>: the canonical UTF-8 JSON to be sealed.
    /// </summary>
    public sealed record Admitted(Value[] Slots, byte[] Answers, IReadOnlyList<string> Flags) : Verdict;

    public sealed record Refused(IReadOnlyList<Problem> Problems) : Verdict;
}
