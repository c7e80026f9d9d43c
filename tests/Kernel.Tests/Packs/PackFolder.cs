namespace Kangyu.Kernel.Tests.Packs;

/// <summary>Reads packs of the repository.</summary>
internal static class PackFolder
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static PackText Read(string folder)
    {
        var full = Path.Combine(Root, folder);
        var files = Directory.GetFiles(full, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(full, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
        return new PackText(Path.GetFileName(full), files);
    }

    public static IReadOnlyList<PackText> Shipped() =>
        [.. Directory.GetFiles(Path.Combine(Root, "packs"), "pack.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => Read(Path.GetDirectoryName(file)!))];

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Kangyu.slnx")) ? folder : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no Kangyu.slnx above the tests"));
}
