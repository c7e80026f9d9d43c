using Kangyu.Kernel.Places;
using Xunit;

namespace Kernel.Tests.Places;

public sealed class DivisionTests
{
    [Theory]
    [InlineData("36", "36", DivisionLevel.Province, null)]
    [InlineData("360800", "3608", DivisionLevel.City, "36")]
    [InlineData("360830", "360830", DivisionLevel.County, "3608")]
    [InlineData("360830000000", "360830", DivisionLevel.County, "3608")]
    [InlineData("360830100", "360830100", DivisionLevel.Township, "360830")]
    [InlineData("360830100000", "360830100", DivisionLevel.Township, "360830")]
    [InlineData("360830100003", "360830100003", DivisionLevel.Village, "360830100")]
    [InlineData("３６０８３０", "360830", DivisionLevel.County, "3608")]
    public void A_code_tells_its_level_and_what_it_lies_in(string written, string text, DivisionLevel level, string? parent)
    {
        var code = DivisionCode.Read(written).Value!;
        Assert.Equal((text, level, parent), (code.Text, code.Level, code.Parent));
        Assert.Equal(12, code.Padded.Length);
        Assert.Equal(code, DivisionCode.Read(code.Padded).Value);
    }

    [Theory, InlineData(""), InlineData("3608301"), InlineData("36083010"), InlineData("3608301000030"), InlineData("36083A"), InlineData("060830"), InlineData("000000")]
    public void A_wrong_code_is_refused(string written) => Assert.Equal("division_code", DivisionCode.Read(written).Problem?.Code);

    [Fact]
    public void A_place_contains_itself_and_what_lies_in_it()
    {
        var county = DivisionCode.Read("360830").Value!;
        Assert.True(county.Contains(county));
        Assert.True(county.Contains(DivisionCode.Read("360830100003").Value!));
        Assert.False(county.Contains(DivisionCode.Read("360831").Value!));
        Assert.False(DivisionCode.Read("360830100").Value!.Contains(county));
    }

    [Fact]
    public void A_file_becomes_a_tree()
    {
        var tree = DivisionTree.Read(["# a test", "code,name", "99,测试省", "9901,测试市", "990101,测试县", "990101100,甲镇", "990101100001,乙社区居委会", "990101100200,丙村委会"]).Value!;
        Assert.Equal("990101", tree.County.Code);
        Assert.Equal("甲镇", Assert.Single(tree.Townships).Name);
        Assert.Equal(["乙", "丙"], tree.In("990101100").Select(v => v.ShortName));
        Assert.Equal([true, false], tree.In("990101100").Select(v => v.IsUrban));
        Assert.Equal("测试省测试市测试县甲镇", tree.FullName("990101100"));
        Assert.Null(tree.Find("990102"));
    }

    [Theory]
    [InlineData("990101,县;990101100,镇;990101100,镇", "division_twice", "line 3")]
    [InlineData("990101,县;990101100001,村", "division_parent", "line 2")]
    [InlineData("990101,县;99010,乡", "division_code", "line 2")]
    [InlineData("990101", "division_name", "line 1")]
    [InlineData("990101,", "division_name", "line 1")]
    [InlineData("99,省", "division_county", "")]
    [InlineData("990101,县;990102,县", "division_county", "")]
    public void A_broken_file_is_refused_with_its_line(string lines, string code, string path)
    {
        var problem = DivisionTree.Read(lines.Split(';')).Problem;
        Assert.Equal((code, path), (problem?.Code, problem?.Path));
    }

    [Fact]
    public void A_county_whose_code_ends_in_00_stays_a_county() =>
        Assert.Equal("441900", DivisionTree.Read(["4419,市", "441900,区", "441900003,街道"]).Value?.County.Code);

    [Theory]
    [InlineData("坳南村委会", "坳南")]
    [InlineData("中村村委会", "中村")]
    [InlineData("繁荣社区居委会", "繁荣")]
    [InlineData("白沙街居委会", "白沙街")]
    [InlineData("甲村民委员会", "甲")]
    [InlineData("甲村村民委员会", "甲")]
    public void A_village_has_a_short_name(string name, string shortName) =>
        Assert.Equal(shortName, new Division("990101100001", name, "990101100", DivisionLevel.Village).ShortName);
}
