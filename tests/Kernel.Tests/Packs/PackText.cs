using Kangyu.Kernel.Packs;

namespace Kangyu.Kernel.Tests.Packs;

/// <summary>A pack as texts by path, for tests to edit and load.</summary>
internal sealed class PackText(string name, IReadOnlyDictionary<string, string> files)
{
    public string Name => name;

    public IReadOnlyDictionary<string, string> Files => files;

    public PackText With(string path, string text) => new(name, new Dictionary<string, string>(files, StringComparer.Ordinal) { [path] = text });

    public PackText Without(string path) => new(name, files.Where(file => file.Key != path).ToDictionary(StringComparer.Ordinal));

    /// <summary>Replaces a part that stands once in the file; the test is wrong if it does not.</summary>
    public PackText Edit(string path, string find, string replace)
    {
        var text = files[path];
        var at = text.IndexOf(find, StringComparison.Ordinal);
        Assert.True(at >= 0, $"“{find}” is not in {path}");
        Assert.True(text.IndexOf(find, at + 1, StringComparison.Ordinal) < 0, $"“{find}” is in {path} more than once");
        return With(path, text[..at] + replace + text[(at + find.Length)..]);
    }

    public int LineOf(string path, string part)
    {
        var at = files[path].IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, $"“{part}” is not in {path}");
        return files[path][..at].Count(letter => letter == '\n') + 1;
    }

    public PackSource Source => new(name, [.. files.Select(file => new PackFile(file.Key, file.Value))]);

    public PackLoad Load(params PackText[] others) => PackLoader.Load([.. others.Select(other => other.Source).Prepend(Source)]);

    /// <summary>Loads, and fails the test with the findings if there are any.</summary>
    public PackSet LoadGood(params PackText[] others)
    {
        var load = Load(others);
        Assert.True(load.Set is not null, string.Join("\n", load.Findings.Select(finding => $"{finding.File}:{finding.Line} {finding.Code} {finding.Message.En}")));
        return load.Set;
    }
}
