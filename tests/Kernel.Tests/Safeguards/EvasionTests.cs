namespace Kangyu.Kernel.Tests.Safeguards;

/// <summary>Every safeguard withstands at least three attempts of a pack to get round it: the checker refuses, and names the rule where the rule is what refuses.</summary>
public sealed class EvasionTests
{
    private static readonly Dictionary<string, Evasion> All = Evasions.All.ToDictionary(evasion => $"{evasion.Rule}: {evasion.How}", StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pack_does_not_get_round_a_safeguard(string name)
    {
        var evasion = All[name];
        var load = evasion.Pack.Load();
        Assert.Null(load.Set);
        Assert.True(load.Findings.Any(finding => finding.Code == evasion.Code), $"wanted {evasion.Code}, found\n" + string.Join("\n", load.Findings.Select(finding => $"{finding.File}:{finding.Line} {finding.Code} {finding.Message.En}")));
    }

    [Fact]
    public void Each_of_the_sixteen_is_tried_three_times()
    {
        var tried = Evasions.All.CountBy(evasion => evasion.Rule).ToDictionary();
        Assert.All(Enumerable.Range(1, 16).Select(number => $"S{number}"), rule => Assert.True(tried.GetValueOrDefault(rule) >= 3, $"{rule} is tried {tried.GetValueOrDefault(rule)} times"));
    }
}
