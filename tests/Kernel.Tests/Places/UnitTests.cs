using Kangyu.Kernel;
using Kangyu.Kernel.Places;
using Xunit;

namespace Kernel.Tests.Places;

public sealed class UnitTests
{
    private const string Station = "990101000000S";

    [Theory]
    [InlineData("360830000000S", "360830", UnitKind.Station, 1)]
    [InlineData("360830000000C", "360830", UnitKind.Store, 1)]
    [InlineData("360830000000M", "360830", UnitKind.MobileTeam, 1)]
    [InlineData("360830100000H", "360830100", UnitKind.HealthCentre, 1)]
    [InlineData("360830100003V", "360830100003", UnitKind.Clinic, 1)]
    [InlineData("360830100003D2", "360830100003", UnitKind.Dispenser, 2)]
    [InlineData("360830100003D12", "360830100003", UnitKind.Dispenser, 12)]
    public void A_unit_code_says_where_what_and_which(string text, string division, UnitKind kind, int number)
    {
        var code = UnitCode.Read(text).Value!;
        Assert.Equal((division, kind, number), (code.Division.Text, code.Kind, code.Number));
        Assert.Equal(text, code.Text);
        Assert.Equal(code, UnitCode.Of(DivisionCode.Read(division).Value!, kind, number));
        Assert.Equal(code, UnitCode.Read(text.ToLowerInvariant()).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("360830000000")]
    [InlineData("360830S")]
    [InlineData("360830000000X")]
    [InlineData("360830000000S1")]
    [InlineData("360830000000S0")]
    [InlineData("360830000000S02")]
    [InlineData("360830000000S-2")]
    [InlineData("360830000000SS")]
    [InlineData("36083000000AS")]
    public void A_wrong_unit_code_is_refused(string text) => Assert.Equal("unit_code", UnitCode.Read(text).Problem?.Code);

    [Fact]
    public void Each_kind_has_its_tier() => Assert.Equal([Tier.County, Tier.County, Tier.County, Tier.Township, Tier.Village, Tier.Village],
        Enum.GetValues<UnitKind>().Select(kind => At("990101000000S", null, kind).Tier));

    /// <summary>Trees of random shape: "stands under" is what the parents say, and a subtree is what stands under.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(60)]
    public void Containment_subtree_and_above_follow_the_parents(int seed)
    {
        var random = new Random(seed);
        var units = new List<Unit> { At(Station, null) };
        for (int i = 0; i < 60; i++) units.Add(At($"9901011{i:D2}{i + 1:D3}V", units[random.Next(units.Count)].Code));
        var tree = UnitTree.Of(units.OrderBy(_ => random.Next())).Value!;
        Assert.Equal(61, tree.All.Count);
        Assert.Equal(Station, tree.Root.Code);
        foreach (var unit in units)
        {
            var above = new HashSet<string>();
            for (string? at = unit.Code; at is not null; at = units.First(u => u.Code == at).Parent) above.Add(at);
            Assert.Equal(above.Order(), units.Where(u => tree.Contains(u.Code, unit.Code)).Select(u => u.Code).Order());
            Assert.Equal(above.Except([unit.Code]).Order(), tree.Above(unit.Code).Select(u => u.Code).Order());
            var subtree = tree.Subtree(unit.Code).ToArray().Select(u => u.Code).ToList();
            Assert.Equal(unit.Code, subtree[0]);
            Assert.Equal(units.Where(u => tree.Contains(unit.Code, u.Code)).Select(u => u.Code).Order(), subtree.Order());
            Assert.Equal(subtree.Skip(1).Order(), tree.Below(unit.Code).Order());
        }
    }

    [Fact]
    public void Who_is_unknown_stands_nowhere()
    {
        var tree = UnitTree.Of([At(Station, null)]).Value!;
        Assert.False(tree.Contains(Station, "990101100000H"));
        Assert.False(tree.Contains("990101100000H", Station));
        Assert.Null(tree.Find("990101100000H"));
        Assert.Empty(tree.Below("990101100000H"));
        Assert.Empty(tree.Above("990101100000H"));
        Assert.True(tree.Subtree("990101100000H").IsEmpty);
    }

    [Theory]
    [InlineData("990101000000S<;990101000000S<", "unit_twice")]
    [InlineData("990101000000S<;990101100000H<990101200000H", "unit_parent")]
    [InlineData("990101000000S<;990101000000C<", "unit_root")]
    [InlineData("", "unit_root")]
    [InlineData("990101000000S<;990101100000H<990101100001V;990101100001V<990101100000H", "unit_circle")]
    [InlineData("990101000000S<990101000000S", "unit_root")]
    [InlineData("station<", "unit_code")]
    [InlineData("990101000000s<", "unit_code")]
    public void A_tree_that_is_none_is_refused(string units, string code) => Assert.Equal(code, UnitTree.Of(units
        .Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(u => u.Split('<'))
        .Select(u => At(u[0], u[1].Length == 0 ? null : u[1]))).Problem?.Code);

    private static Unit At(string code, string? parent, UnitKind kind = UnitKind.Clinic) => new(code, kind, new Words("测试", "test"), parent, "990101");
}
