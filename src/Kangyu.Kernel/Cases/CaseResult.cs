namespace Kangyu.Kernel.Cases;

/// <summary>How a worked example came out. <paramref name="Mismatches"/> name the step, what was expected and what came.</summary>
public sealed record CaseResult(string Pack, string Name, string File, int Line, IReadOnlyList<Mismatch> Mismatches)
{
    public bool Passed => Mismatches.Count == 0;
}

public sealed record Mismatch(int Line, string What, string Expected, string Got);
