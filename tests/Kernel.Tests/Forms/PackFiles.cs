using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Tests.Expressions;

namespace Kernel.Tests.Forms;

/// <summary>All packs of the repository and the blood-pressure fixture, as they stand.</summary>
internal static class PackFiles
{
    public static PackSet All()
    {
        var root = BrowserEvaluator.Repository();
        var folders = Directory.GetDirectories(Path.Combine(root, "packs")).Where(folder => File.Exists(Path.Combine(folder, "pack.yaml")))
            .Append(Path.Combine(root, "tests", "fixtures", "packs", "blood-pressure"));
        var load = PackLoader.Load([.. folders.Order(StringComparer.Ordinal).Select(Read)]);
        Assert.True(load.Set is not null, string.Join('\n', load.Findings.Select(finding => $"{finding.File}:{finding.Line} {finding.Code} {finding.Message.En}")));
        return load.Set!;
    }

    private static PackSource Read(string folder) => new(Path.GetFileName(folder), [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(file => new PackFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)))]);
}
