using Kangyu.Kernel.Packs;

namespace Kangyu.Server.Packs;

/// <summary>Reads packs from folders: <c>packs/NAME/pack.yaml</c> and what lies beside it. The kernel checks them; it does no I/O itself.</summary>
internal static class PackFolders
{
    /// <summary>Every folder under one that holds a <c>pack.yaml</c>, or the folder itself if it is a pack.</summary>
    public static IReadOnlyList<PackSource> Read(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        if (IsPack(folder)) return [ReadOne(folder)];
        return [.. Directory.EnumerateDirectories(folder).Where(IsPack).Order(StringComparer.Ordinal).Select(ReadOne)];
    }

    private static bool IsPack(string folder) => File.Exists(Path.Combine(folder, "pack.yaml"));

    private static PackSource ReadOne(string folder)
    {
        var root = Path.GetRelativePath(Environment.CurrentDirectory, folder).Replace('\\', '/');
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), File: file))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new PackFile(file.Path, File.ReadAllBytes(file.File)));
        return new PackSource(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), root, [.. files]);
    }
}
