namespace Kangyu.Kernel.Ledger;

/// <summary>
/// What is wrong with a chain, and where. Codes, which never change: <c>entry_layout</c>, <c>entry_hash</c>, <c>body_hash</c>,
/// <c>body_missing</c>, <c>seq_gap</c>, <c>order</c>, <c>prev_link</c>, <c>node</c>, <c>anchor_mismatch</c>, <c>head_mismatch</c>,
/// <c>tail_cut</c>, <c>after_end</c>.
/// </summary>
/// <param name="Seq">The entry's number at its node; for a gap or a cut the first number that is missing.</param>
/// <param name="Id">The entry's id, where one can be read.</param>
public sealed record ChainProblem(string Code, Guid Node, long Seq, Guid? Id, Words Message)
{
    /// <summary>The problem as <c>verify</c> prints it; the path is <c>node/seq</c>.</summary>
    public Problem ToProblem() => new(Code, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Node:N}/{Seq}"), Message);
}
