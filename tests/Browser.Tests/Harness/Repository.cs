namespace Browser.Tests.Harness;

/// <summary>Where the sources stand, seen from the built tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Kangyu.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Kangyu.slnx is not above the built tests");
    }
}
