namespace Kangyu.Kernel.Packs;

/// <summary>Either the packs, checked and resolved, or at least one finding. Never both.</summary>
public sealed record PackLoad(PackSet? Set, IReadOnlyList<PackFinding> Findings);

/// <summary>Reads packs: a closed world, in which whatever is not known is a finding. Never throws on bad input.</summary>
public static class PackLoader
{
    /// <summary>Reads all packs together, since their references cross. Findings stand in the order of file and line.</summary>
    public static PackLoad Load(IReadOnlyList<PackSource> sources) => throw new NotSupportedException();
}
