using Kangyu.Kernel.Packs;

namespace Browser.Tests.Harness;

/// <summary>The packs that are shipped, read and checked once.</summary>
internal static class ShippedPacks
{
    public static IReadOnlyList<PackSource> Sources { get; } = [.. Directory.GetDirectories(Repository.Path("packs")).Where(folder => File.Exists(Path.Combine(folder, "pack.yaml")))
        .Order(StringComparer.Ordinal)
        .Select(folder => new PackSource(Path.GetFileName(folder), [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new PackFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)))]))];

    private static readonly Lazy<PackSet> Checked = new(() =>
    {
        var load = PackLoader.Load(Sources);
        return load.Set ?? throw new InvalidOperationException(string.Join('\n', load.Findings.Take(5)));
    });

    public static PackSet Set => Checked.Value;
}
