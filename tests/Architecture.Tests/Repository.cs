namespace Architecture.Tests;

/// <summary>The source files of the repository, as the tests of its shape read them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Files under a folder with one of the endings, generated and installed ones left out; paths from the root, with <c>/</c>.</summary>
    public static IReadOnlyList<string> Files(string folder, params string[] endings)
    {
        var path = Path.Combine(Root, folder);
        if (!Directory.Exists(path)) return [];
        return [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "dist"))
            .Order(StringComparer.Ordinal)];
    }

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kangyu.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the repository root is not above the tests");
    }
}
