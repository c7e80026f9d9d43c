using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>Names are domain words, and the files speak of the project alone.</summary>
public sealed partial class WordsTests
{
    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+\w*(Manager|Helper|Helpers|Utils|Util)\b")]
    private static partial Regex BannedTypeName();

    [GeneratedRegex(@"NotImplementedException|\b(TODO|FIXME|HACK)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(^|[\s""'(=])/(root|home/\w+|work|farm)/")]
    private static partial Regex MachinePath();

    [Fact]
    public void No_type_is_a_manager_a_helper_or_a_util() => Assert.Empty(Matches(BannedTypeName(), Repository.Files("src", ".cs")));

    [Fact]
    public void Nothing_is_left_unfinished() =>
        Assert.Empty(Matches(Unfinished(), [.. Repository.Files("src", ".cs", ".razor"), .. Repository.Files("web/src", ".ts"), .. Repository.Files("packs", ".yaml")]));

    [Fact]
    public void No_file_names_a_path_of_one_machine() =>
        Assert.Empty(Matches(MachinePath(), [.. Repository.Files("src", ".cs"), .. Repository.Files("docs", ".md"), .. Repository.Files("build", ".sh", ".mjs"), .. Repository.Files("bench", ".md", ".json")]));

    private static IEnumerable<string> Matches(Regex pattern, IReadOnlyList<string> files) =>
        files.SelectMany(file => Repository.Lines(file).Where(line => pattern.IsMatch(line)).Select(line => $"{file}: {line.Trim()}"));
}
