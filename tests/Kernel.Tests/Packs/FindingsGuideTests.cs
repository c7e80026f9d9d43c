using System.Text.RegularExpressions;

namespace Kangyu.Kernel.Tests.Packs;

/// <summary>docs/guide/findings.md tells of every code that the checker gives, and of no other.</summary>
public sealed partial class FindingsGuideTests
{
    private static readonly string Root = Path.Combine(PackFolder.Root, "src/Kangyu.Kernel");

    private static readonly HashSet<string> Told = [.. CodeInGuide().Matches(File.ReadAllText(Path.Combine(PackFolder.Root, "docs/guide/findings.md")))
        .SelectMany(match => match.Groups["code"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => code.Trim('`')))];

    [Fact]
    public void Every_code_in_the_checker_is_told_of_and_no_other()
    {
        var given = InSource();
        Assert.Equal(("", ""), (string.Join(", ", given.Except(Told)), string.Join(", ", Told.Except(given))));
    }

    [Fact]
    public void Every_code_that_the_broken_packs_give_is_told_of()
    {
        var given = BadPacks.Heads.Concat(BadPacks.Shared).Concat(BadPacks.Uses).Concat(BadForms.All).SelectMany(bad => bad.Text.Load().Findings).Select(finding => finding.Code).ToHashSet();
        Assert.Equal([], given.Except(Told));
        Assert.True(given.Count >= 35, $"{given.Count} codes");
    }

    /// <summary>Codes stand in the source as the second argument of a finding, in the two lists of complaints about expressions, and in the safeguards.</summary>
    private static HashSet<string> InSource()
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(Root, "Packs"), "*.cs", SearchOption.AllDirectories))
            codes.UnionWith(Finding().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value).SelectMany(Whole));
        foreach (var file in Directory.GetFiles(Path.Combine(Root, "Expressions"), "*Complaints.cs", SearchOption.AllDirectories))
            codes.UnionWith(OfExpression().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value));
        foreach (var file in Directory.GetFiles(Path.Combine(Root, "Safeguards"), "*.cs"))
            codes.UnionWith(Rule().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value));
        return codes;
    }

    /// <summary>Some are made of a beginning and the rest: <c>text_missing_</c> and the language.</summary>
    private static string[] Whole(string code) => code switch
    {
        "text_missing_" => ["text_missing_zh", "text_missing_en"],
        _ => [code],
    };

    [GeneratedRegex("""\b(?:Add|Refuse|Fault)\(\s*(?:[^"();]|\((?:[^()]|\([^()]*\))*\))+?,\s*"(?<code>[a-z][a-z0-9]*_[a-z0-9_]+)"[^:]""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Finding();

    [GeneratedRegex("\"(?<code>expr_[a-z_]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex OfExpression();

    [GeneratedRegex("\"(?<code>S\\d+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Rule();

    [GeneratedRegex("^\\| (?<code>(`[A-Za-z_0-9]+` ?)+)\\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex CodeInGuide();
}
