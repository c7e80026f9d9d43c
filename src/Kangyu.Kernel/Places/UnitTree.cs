using System.Collections.Frozen;

namespace Kangyu.Kernel.Places;

/// <summary>
/// The units of a county as a tree. Each unit is numbered on the way down and on the way up, so that "stands under" is two
/// comparisons and a subtree is a slice. Immutable; a change of units makes a new tree.
/// </summary>
public sealed class UnitTree
{
    private readonly Unit[] inOrder;
    private readonly FrozenDictionary<string, Span> spans;

    private UnitTree(Unit[] inOrder, FrozenDictionary<string, Span> spans)
    {
        this.inOrder = inOrder;
        this.spans = spans;
    }

    /// <summary>The county station.</summary>
    public Unit Root => inOrder[0];

    /// <summary>Every unit, each before those under it, siblings by code.</summary>
    public IReadOnlyList<Unit> All => inOrder;

    public Unit? Find(string code) => spans.TryGetValue(code, out var span) ? inOrder[span.First] : null;

    /// <summary>True for the unit itself and all under it; false where either is unknown.</summary>
    public bool Contains(string ancestor, string code) =>
        spans.TryGetValue(ancestor, out var above) && spans.TryGetValue(code, out var span) && span.First >= above.First && span.First < above.End;

    /// <summary>The unit and all under it, the unit first. Empty if unknown.</summary>
    public ReadOnlyMemory<Unit> Subtree(string code) =>
        spans.TryGetValue(code, out var span) ? inOrder.AsMemory(span.First, span.End - span.First) : default;

    /// <summary>The codes of all units under one, itself not included.</summary>
    public IReadOnlySet<string> Below(string code)
    {
        var below = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in Subtree(code).Span) below.Add(unit.Code);
        below.Remove(code);
        return below;
    }

    /// <summary>The units above one, from its parent to the station.</summary>
    public IEnumerable<Unit> Above(string code)
    {
        for (var unit = Find(code)?.Parent is { } parent ? Find(parent) : null; unit is not null; unit = unit.Parent is { } next ? Find(next) : null)
            yield return unit;
    }

    /// <returns>The tree, or <c>unit_code, unit_twice, unit_root, unit_parent, unit_circle</c> with the unit's code as the path.</returns>
    public static Checked<UnitTree> Of(IEnumerable<Unit> units)
    {
        var byCode = new SortedList<string, Unit>(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            if (!string.Equals(UnitCode.Read(unit.Code).Value?.Text, unit.Code, StringComparison.Ordinal)) return UnitCode.Wrong(unit.Code);
            if (!byCode.TryAdd(unit.Code, unit)) return UnitProblems.Twice(unit.Code);
        }
        foreach (var unit in byCode.Values)
            if (unit.Parent is not null && !byCode.ContainsKey(unit.Parent)) return UnitProblems.NoParent(unit);
        var roots = byCode.Values.Where(u => u.Parent is null).ToList();
        if (roots.Count != 1) return UnitProblems.Roots(roots.Count);
        return Number(roots[0], byCode.Values);
    }

    private static Checked<UnitTree> Number(Unit root, IList<Unit> units)
    {
        var children = units.Where(u => u.Parent is not null).ToLookup(u => u.Parent!, StringComparer.Ordinal);
        var visited = new List<Unit>(units.Count);
        var numbers = new Dictionary<string, Span>(StringComparer.Ordinal);
        Visit(root);
        // Who is not under the root hangs in a circle.
        return visited.Count == units.Count
            ? new UnitTree([.. visited], numbers.ToFrozenDictionary(StringComparer.Ordinal))
            : UnitProblems.Circle(units.First(u => !numbers.ContainsKey(u.Code)));

        void Visit(Unit unit)
        {
            int first = visited.Count;
            visited.Add(unit);
            foreach (var child in children[unit.Code]) Visit(child);
            numbers[unit.Code] = new Span(first, visited.Count);
        }
    }

    private readonly record struct Span(int First, int End);
}
