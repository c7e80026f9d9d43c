using System.Text.Json;
using System.Text.RegularExpressions;
using Browser.Tests.Harness;

namespace Browser.Tests.CommonScript;

/// <summary>The style sheet is picked by hand: a class that it does not have does nothing, without a word.</summary>
public sealed partial class StyleSheetTests
{
    /// <summary>Marks for scripts and tests, without a look of their own.</summary>
    private static readonly HashSet<string> Marks = ["ky-drop", "row-cards"];

    [Fact]
    public void Every_class_of_a_page_is_in_the_style_sheet()
    {
        var known = ClassesOf(StyleSheet());
        var missing = Directory.GetFiles(Repository.Path("src", "Kangyu.Server"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Attribute().Matches(File.ReadAllText(file)).SelectMany(match => Plain(match.Groups[1].Value)).Select(name => $"{Path.GetFileName(file)}: {name}"))
            .Distinct(StringComparer.Ordinal)
            .Where(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..] is var name && !known.Contains(name) && !Marks.Contains(name))
            .Order(StringComparer.Ordinal);
        Assert.True(!missing.Any(), $"not in web/styles (docs/guide/pages.md lists what is):\n{string.Join('\n', missing)}");
    }

    private static string StyleSheet()
    {
        var dist = Repository.Path("src", "Kangyu.Server", "wwwroot");
        var manifest = Path.Combine(dist, "dist", "manifest.json");
        Assert.True(File.Exists(manifest), "wwwroot/dist is missing: run `npm ci` and `npm run build` in web/ (./test does it).");
        var files = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(manifest))!;
        return File.ReadAllText(Path.Combine(dist, files["kangyu.css"].TrimStart('/')));
    }

    private static HashSet<string> ClassesOf(string css) => [.. Class().Matches(css).Select(match => match.Groups[1].Value)];

    /// <summary>The names that stand there as they are; what is put together by code is not looked at.</summary>
    private static IEnumerable<string> Plain(string attribute) =>
        attribute.Contains('@', StringComparison.Ordinal) ? [] : attribute.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("class=\"([^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\.(-?[_a-zA-Z][\w-]*)")]
    private static partial Regex Class();
}
