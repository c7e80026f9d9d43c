using Kangyu.Demo.Cases;
using Kangyu.Demo.Places;
using Kangyu.Demo.Staff;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Places;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo.Lives;

/// <summary>What all lives of a demo share.</summary>
internal sealed record Setting(Engine Engine, FormShelf Forms, CaseBook Book, Shares Shares, Roster Roster, DemoCounty County, DateTime Start, DateTime End, long Seed, int EntriesAtLeast)
{
    public Unit Station => County.Units.Root;

    /// <summary>Where a unit's people have a procedure done: the health centre above it; the station for its own.</summary>
    public Unit CentreOf(Unit unit) => unit.Kind switch
    {
        UnitKind.Clinic or UnitKind.Dispenser => County.Units.Find(unit.Parent!)!,
        UnitKind.HealthCentre => unit,
        _ => Station,
    };

    public IReadOnlyList<Unit> Units(UnitKind kind) => units[kind];

    private readonly Dictionary<UnitKind, Unit[]> units = County.Units.All.GroupBy(unit => unit.Kind).ToDictionary(alike => alike.Key, alike => alike.ToArray());

    public Unit MobileTeam { get; } = County.Units.All.First(unit => unit.Kind == UnitKind.MobileTeam);
}
