using Kangyu.Kernel;
using Kangyu.Kernel.People.Names;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Places;

/// <summary>
/// The units of a county (domain section 1): a station with store and mobile team, a health centre for each township, a clinic for each village or community, a
/// dispenser for each township. County units say that they are a demonstration: the county has real ones of that name.
/// </summary>
public static class DemoUnits
{
    public static UnitTree For(DivisionTree divisions)
    {
        var units = new List<Unit>();
        string station = AddCounty(divisions.County, units);
        foreach (var township in divisions.Townships)
        {
            // An industrial park has a code and a virtual community, and nobody lives there.
            var villages = divisions.In(township.Code).Where(v => !v.Name.Contains("虚拟", StringComparison.Ordinal)).ToList();
            if (villages.Count > 0) AddTownship(township, villages, station, units);
        }
        var tree = UnitTree.Of(units);
        return tree.IsGood ? tree.Value : throw new InvalidOperationException(tree.Problem.Message.En);
    }

    private static string AddCounty(Division county, List<Unit> units)
    {
        string en = Romanized.Place(WithoutRank(county.Name)) + (county.Name[^1] switch { '区' => " District", '市' => " City", _ => " County" });
        string station = Code(county, UnitKind.Station);
        units.Add(new(station, UnitKind.Station, new($"{county.Name}妇幼保健院（演示）", $"{en} Maternal and Child Health Hospital (demo)"), null, county.Code));
        units.Add(new(Code(county, UnitKind.Store), UnitKind.Store, new($"{county.Name}药具管理中心（演示）", $"{en} Contraceptive Store (demo)"), station, county.Code));
        units.Add(new(Code(county, UnitKind.MobileTeam), UnitKind.MobileTeam, new($"{county.Name}流动服务车（演示）", $"{en} Mobile Team (demo)"), station, county.Code));
        return station;
    }

    private static void AddTownship(Division township, List<Division> villages, string station, List<Unit> units)
    {
        string centre = Code(township, UnitKind.HealthCentre);
        units.Add(new(centre, UnitKind.HealthCentre, CentreName(township), station, township.Code));
        units.Add(new(Code(township, UnitKind.Dispenser), UnitKind.Dispenser, new($"{township.Name}自助发放机", $"{EnglishName(township)} Dispenser"), centre, township.Code));
        foreach (var village in villages)
            units.Add(new(Code(village, UnitKind.Clinic), UnitKind.Clinic, ClinicName(village), centre, village.Code));
    }

    private static Words CentreName(Division township) => IsSubdistrict(township)
        ? new($"{township.Name}社区卫生服务中心", $"{EnglishName(township)} Community Health Centre")
        : new($"{township.Name}卫生院", $"{EnglishName(township)} Health Centre");

    private static Words ClinicName(Division village) => village.IsUrban
        ? new($"{village.ShortName}社区卫生服务站", $"{Romanized.Place(village.ShortName)} Community Clinic")
        : new($"{village.ShortName}村卫生室", $"{Romanized.Place(village.ShortName)} Village Clinic");

    private static string EnglishName(Division township)
    {
        string rank = IsSubdistrict(township) ? " Subdistrict" : township.Name.EndsWith('镇') ? " Town" : township.Name.EndsWith('乡') ? " Township" : "";
        return Romanized.Place(WithoutRank(township.Name)) + rank;
    }

    private static bool IsSubdistrict(Division township) => township.Name.EndsWith("街道", StringComparison.Ordinal);

    private static string WithoutRank(string name) => name switch
    {
        [.. var stem, '街', '道'] => stem,
        [.. var stem, '县' or '镇' or '乡' or '区' or '市'] when stem.Length > 1 => stem,
        _ => name,
    };

    private static string Code(Division place, UnitKind kind) => UnitCode.Of(DivisionCode.Read(place.Code).Value!, kind).Text;
}
