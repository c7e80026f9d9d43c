using Kangyu.Kernel.Places;
using Kangyu.Store.Accounts;

namespace Kangyu.Server.Units;

/// <summary>The county's units as every request needs them; a change replaces the whole tree.</summary>
internal sealed class UnitDirectory(UnitTable table)
{
    private static readonly HashSet<string> Nothing = [];

    /// <summary>Null in a county that has no units yet.</summary>
    public UnitTree? Tree { get; private set; }

    /// <summary>Codes of units that have closed; their entries stay.</summary>
    public IReadOnlySet<string> Closed { get; private set; } = Nothing;

    public async Task Load(CancellationToken stop)
    {
        var rows = await table.List(stop);
        Closed = rows.Where(row => row.Closed).Select(row => row.Unit.Code).ToHashSet(StringComparer.Ordinal);
        Tree = rows.Count == 0 ? null : UnitTree.Of(rows.Select(row => row.Unit)).Value;
    }

    public IReadOnlySet<string> Below(string unit) => Tree?.Below(unit) ?? Nothing;

    /// <summary>The name, or the code of a unit that is not known.</summary>
    public string Title(string unit, string language) => Tree?.Find(unit)?.Name.In(language) ?? unit;
}
