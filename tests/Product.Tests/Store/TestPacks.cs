using Kangyu.Kernel.Packs;

namespace Product.Tests.Store;

/// <summary>The core pack and the blood-pressure fixture.</summary>
internal static class TestPacks
{
    public static IReadOnlyList<PackSource> Sources { get; } = [Read("packs/core"), Read("tests/fixtures/packs/blood-pressure")];

    public static PackSet Set { get; } = Load(Sources);

    /// <summary>With the fixture whose forms are about events and about nobody.</summary>
    public static IReadOnlyList<PackSource> Matters { get; } = [.. Sources, Read("tests/fixtures/packs/matters")];

    /// <summary>The packs that are shipped.</summary>
    public static IReadOnlyList<PackSource> Shipped { get; } = [Read("packs/core"), Read("packs/contraception")];

    public static PackSet ShippedSet { get; } = Load(Shipped);

    /// <summary>Those and the forms about money.</summary>
    public static IReadOnlyList<PackSource> Assistance { get; } = [.. Shipped, Read("packs/assistance")];

    /// <summary>The core pack and the fixture with long lists and lots.</summary>
    public static IReadOnlyList<PackSource> Orchard { get; } = [Read("packs/core"), Read("tests/fixtures/packs/orchard")];

    public static string Root { get; } = FindRoot();

    /// <summary>A folder with <see cref="Shipped"/> alone, for the command line: a county of all packs has some hundred tables more to make.</summary>
    public static string Folder(Keys.Scratch scratch)
    {
        var folder = scratch["packs"];
        if (Directory.Exists(folder)) return folder;
        Directory.CreateDirectory(folder);
        foreach (var pack in Shipped) Directory.CreateSymbolicLink(Path.Combine(folder, pack.Name), Path.Combine(FindRoot(), "packs", pack.Name));
        return folder;
    }

    public static PackSet Load(IReadOnlyList<PackSource> sources)
    {
        var load = PackLoader.Load(sources);
        Assert.True(load.Set is not null, string.Join('\n', load.Findings.Select(finding => $"{finding.File}:{finding.Line} {finding.Code} {finding.Message.En}")));
        return load.Set!;
    }

    /// <summary>The packs with one text of a file replaced.</summary>
    public static IReadOnlyList<PackSource> With(string pack, string path, string old, string fresh) =>
    [
        .. Sources.Select(source => source.Name != pack ? source : source with
        {
            Files = [.. source.Files.Select(file => file.Path != path ? file : new PackFile(path, Replace(System.Text.Encoding.UTF8.GetString(file.Bytes.Span), old, fresh)))],
        }),
    ];

    private static string Replace(string text, string old, string fresh)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, fresh, StringComparison.Ordinal);
    }

    public static PackSource Read(string path)
    {
        var folder = Path.Combine(FindRoot(), path);
        return new PackSource(Path.GetFileName(folder), [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new PackFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)))]);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kangyu.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the repository root is not above the tests");
    }
}
