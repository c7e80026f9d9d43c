using System.Globalization;
using Kangyu.Demo.Places;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.People;

/// <summary>Where people live and where they registered.</summary>
internal static class Homes
{
    /// <summary>The clinics of the county by the size of their place: villages differ up to five times, communities of a town are larger.</summary>
    public static Weighted<Unit> Of(DemoCounty county, long seed) => new(county.Units.All
        .Where(unit => unit.Kind == UnitKind.Clinic)
        .Select(clinic => (clinic, Size(county.Divisions.Find(clinic.Division)!, seed))));

    /// <summary>Four in five register at the clinic of their village, the others at the health centre or the station.</summary>
    public static Unit Registered(DemoCounty county, Unit clinic, Chance chance)
    {
        int at = chance.Below(100);
        if (at < 80) return clinic;
        return at < 95 ? county.Units.Find(clinic.Parent!)! : county.Units.Root;
    }

    public static string Address(DemoCounty county, Division village, Chance chance)
    {
        string place = county.Divisions.FullName(village.Parent!) + village.ShortName + (village.IsUrban ? "社区" : "村");
        string house = chance.Between(1, village.IsUrban ? 60 : 18).ToString(CultureInfo.InvariantCulture);
        return place + house + (village.IsUrban ? "栋" + chance.Between(1, 6).ToString(CultureInfo.InvariantCulture) + "0" + chance.Between(1, 4).ToString(CultureInfo.InvariantCulture) : "组");
    }

    private static int Size(Division village, long seed)
    {
        int size = new Chance(seed, "village/" + village.Code).Between(40, 200);
        return village.IsUrban ? size * 2 : size;
    }
}
