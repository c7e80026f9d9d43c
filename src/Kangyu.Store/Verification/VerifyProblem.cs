using Kangyu.Kernel;

namespace Kangyu.Store;

/// <summary>
/// Something that verifying found: of the ledger, where (<paramref name="Node"/>, <paramref name="Seq"/>, <paramref name="Id"/> of an entry); of what is derived, which row
/// (<paramref name="Table"/>, <paramref name="Key"/>).
/// </summary>
public sealed record VerifyProblem(string Code, Words Message)
{
    public Guid? Node { get; init; }

    public long? Seq { get; init; }

    public Guid? Id { get; init; }

    public string? Table { get; init; }

    public string? Key { get; init; }
}
