using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Tests.Packs;

namespace Kangyu.Kernel.Tests.Safeguards;

/// <summary>Loads a pack and tells which safeguards it breaks; other findings are a mistake of the test.</summary>
internal static class Broken
{
    public static IReadOnlyList<string> Codes(PackText pack, params PackText[] others) => [.. Findings(pack, others).Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal)];

    public static IReadOnlyList<PackFinding> Findings(PackText pack, params PackText[] others)
    {
        var findings = pack.Load(others).Findings;
        Assert.All(findings, finding => Assert.True(finding.Code[0] == 'S' && char.IsDigit(finding.Code[1]), $"{finding.File}:{finding.Line} {finding.Code} {finding.Message.En}"));
        return findings;
    }
}
