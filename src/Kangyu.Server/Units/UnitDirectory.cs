using Kangyu.Kernel.Places;

namespace Kangyu.Server.Units;

/// <summary>The county's units as every request needs them; a change replaces the whole tree.</summary>
internal sealed class UnitDirectory
{
    private static readonly HashSet<string> Nothing = [];

    /// <summary>Null in a county that has no units yet.</summary>
    public UnitTree? Tree { get; private set; }

    public void Replace(UnitTree? tree) => Tree = tree;

    public IReadOnlySet<string> Below(string unit) => Tree?.Below(unit) ?? Nothing;

    /// <summary>The name, or the code of a unit that is not known.</summary>
    public string Title(string unit, string language) => Tree?.Find(unit)?.Name.In(language) ?? unit;
}
