using System.Reflection;
using System.Text.RegularExpressions;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Tests.Packs;

/// <summary>docs/guide/packs.md cannot rot: its examples stand in packs that are checked, and it tells of every key and role.</summary>
public sealed partial class PackGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(PackFolder.Root, "docs/guide/packs.md")).ReplaceLineEndings("\n");

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, Blocks().Count)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_stands_in_the_pack_that_it_names(int number)
    {
        var lines = Blocks()[number].Split('\n');
        Assert.True(lines[0].StartsWith("# packs/", StringComparison.Ordinal) || lines[0].StartsWith("# tests/fixtures/packs/", StringComparison.Ordinal), lines[0]);
        var file = File.ReadAllText(Path.Combine(PackFolder.Root, lines[0][2..])).ReplaceLineEndings("\n");
        var from = 0;
        foreach (var part in string.Join('\n', lines[1..]).Split("\n...\n"))
        {
            var at = file.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"not in {lines[0][2..]}:\n{part}");
            from = at + part.Length;
        }
    }

    [Fact]
    public void Every_key_that_a_reader_knows_is_told_of()
    {
        var keys = typeof(Keys).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(Keys)).SelectMany(field => ((Keys)field.GetValue(null)!).All).Distinct(StringComparer.Ordinal);
        Assert.Equal("", string.Join(", ", keys.Where(key => !Told(key)).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_role_is_told_of() => Assert.Equal("", string.Join(", ", RoleWords.Known.Where(role => !Told(role))));

    private static bool Told(string word) => Regex.IsMatch(Guide, $"(?<![a-z_]){word}(?![a-z_])", RegexOptions.None, TimeSpan.FromSeconds(5));

    private static IReadOnlyList<string> Blocks() => [.. Yaml().Matches(Guide).Select(match => match.Groups["block"].Value)];

    [GeneratedRegex("```yaml\n(?<block>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Yaml();
}
