namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Where something stands, for the author to click.</summary>
internal readonly record struct Place(string File, int Line);

/// <summary>Collects what is wrong, so that an author sees everything at once. The same finding is kept once.</summary>
internal sealed class Findings
{
    private readonly HashSet<PackFinding> all = [];

    public bool Any => all.Count > 0;

    public void Add(Place at, string code, Words message, Words mend) => all.Add(new(at.File, at.Line, code, message, mend));

    public void Add(Findings others) => all.UnionWith(others.all);

    public IReadOnlyList<PackFinding> InOrder() =>
        [.. all.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Code, StringComparer.Ordinal)];
}
