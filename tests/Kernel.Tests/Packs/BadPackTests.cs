using System.Text;
using Kangyu.Kernel.Packs;

namespace Kangyu.Kernel.Tests.Packs;

public sealed class BadPackTests
{
    private static readonly Dictionary<string, BadPack> All = BadPacks.Heads.Concat(BadPacks.Shared).Concat(BadPacks.Uses).Concat(BadForms.All)
        .ToDictionary(bad => bad.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_wrong_is_found_at_its_line_with_a_mend(string name)
    {
        var bad = All[name];
        var load = bad.Text.Load();
        Assert.Null(load.Set);
        var found = load.Findings.Select(finding => $"{finding.File}:{finding.Line} {finding.Code} {finding.Message.En}");
        Assert.True(load.Findings.Any(finding => finding.File == bad.FoundIn && finding.Line == bad.Line && finding.Code == bad.Code), $"wanted {bad.FoundIn}:{bad.Line} {bad.Code}, found\n{string.Join("\n", found)}");
        Assert.All(load.Findings, finding => Assert.True(finding.Line > 0 && new[] { finding.Message.Zh, finding.Message.En, finding.Mend.Zh, finding.Mend.En }.All(text => text.Length > 0)));
    }

    [Fact]
    public void A_word_that_is_nearly_right_is_named()
    {
        var finding = Assert.Single(ClinicPack.Text.Edit("forms/visit.yaml", "about: person", "about: persn").Load().Findings);
        Assert.Equal("Did you mean “person”?", finding.Mend.En);
        Assert.Equal("是不是“person”？", finding.Mend.Zh);
    }

    [Fact]
    public void One_fault_is_one_finding()
    {
        // everything else that refers to the form still finds it
        var load = ClinicPack.Text.Edit("forms/visit.yaml", "type: integer", "type: intger").Load();
        Assert.Equal("unknown_word", load.Findings[0].Code);
        Assert.DoesNotContain(load.Findings, finding => finding is { Code: "unknown_reference", File: not "packs/clinic/forms/visit.yaml" });
    }

    [Fact]
    public void Findings_stand_in_the_order_of_file_and_line()
    {
        var load = ClinicPack.Text.Edit("forms/visit.yaml", "about: person", "about: persn").Edit("pack.yaml", "order: 7", "ordre: 7").Edit("forms/visit.yaml", "by: person", "by: nobody").Load();
        Assert.Equal(load.Findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line), load.Findings);
    }

    [Theory]
    [InlineData("forms/visit.txt", "unknown_file")]
    [InlineData("visit.yaml", "unknown_file")]
    [InlineData("forms/table.csv", "unknown_file")]
    [InlineData("forms/empty.yaml", "empty_file")]
    public void A_file_without_a_place_is_found(string path, string code) =>
        Assert.Contains(ClinicPack.Text.With(path, "").Load().Findings, finding => finding.Code == code && finding.File == "packs/clinic/" + path);

    [Fact]
    public void A_pack_without_its_heading_and_a_file_that_is_not_UTF_8_are_found()
    {
        Assert.Contains(ClinicPack.Text.Without("pack.yaml").Load().Findings, finding => finding.Code == "missing_file");
        var latin = new PackFile("pack.yaml", Encoding.Latin1.GetBytes("pack: clinic\ntitle: é"));
        var load = PackLoader.Load([new PackSource("clinic", [latin])]);
        Assert.Contains(load.Findings, finding => finding.Code == "not_utf8");
    }

    [Fact]
    public void Two_packs_of_one_name_are_found() =>
        Assert.Contains(ClinicPack.Text.Load(ClinicPack.Text).Findings, finding => finding is { Code: "duplicate_id", File: "packs/clinic/pack.yaml" });

    [Fact]
    public void There_are_at_least_80_of_these() => Assert.True(All.Count >= 80, $"{All.Count}");
}
