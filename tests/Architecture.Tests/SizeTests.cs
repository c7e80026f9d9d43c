namespace Architecture.Tests;

/// <summary>Small files: the budget of docs/decisions and CONTRIBUTING.</summary>
public sealed class SizeTests
{
    [Fact]
    public void No_source_file_has_over_400_lines_and_no_test_over_600()
    {
        var long400 = Sources().Where(file => Repository.Lines(file).Length > 400);
        var long600 = Repository.Files("tests", ".cs").Concat(Repository.Files("web/test", ".ts")).Where(file => Repository.Lines(file).Length > 600);
        Assert.Empty(long400.Concat(long600));
    }

    [Fact]
    public void Nine_in_ten_source_files_have_under_200_lines()
    {
        var sizes = Sources().Select(file => Repository.Lines(file).Length).Order().ToList();
        Assert.True(sizes[sizes.Count / 2] <= 80, $"the median file has {sizes[sizes.Count / 2]} lines");
        Assert.True(sizes[sizes.Count * 9 / 10] <= 200, $"one file in ten has over {sizes[sizes.Count * 9 / 10]} lines");
    }

    private static IReadOnlyList<string> Sources() => [.. Repository.Files("src", ".cs", ".razor"), .. Repository.Files("web/src", ".ts")];
}
