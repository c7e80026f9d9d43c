using Kangyu.Demo.Places;
using Kangyu.Demo.Staff;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Lives;

/// <summary>What all lives of a demo share.</summary>
internal sealed record Setting(FormShelf Forms, Roster Roster, DemoCounty County, DateTime Start, DateTime End, long Seed, int EntriesAtLeast)
{
    public Unit Station => County.Units.Root;

    /// <summary>Where a unit's people have a procedure done: the health centre above it; the station for its own.</summary>
    public Unit CentreOf(Unit unit) => unit.Kind switch
    {
        UnitKind.Clinic or UnitKind.Dispenser => County.Units.Find(unit.Parent!)!,
        UnitKind.HealthCentre => unit,
        _ => Station,
    };

    public Unit MobileTeam { get; } = County.Units.All.First(unit => unit.Kind == UnitKind.MobileTeam);
}
