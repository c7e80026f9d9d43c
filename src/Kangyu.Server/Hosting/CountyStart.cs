using Kangyu.Kernel;
using Kangyu.Kernel.Packs;
using Kangyu.Server.Packs;
using Kangyu.Store;
using Kangyu.Store.Keys;

namespace Kangyu.Server.Hosting;

/// <summary>What could not be started, in words that tell how to mend it.</summary>
internal sealed class StartFault(Problem problem) : Exception($"{problem.Code}: {problem.Message.En}")
{
    public Problem Problem { get; } = problem;
}

/// <summary>Reads and checks the packs, and opens the county with them.</summary>
internal static class CountyStart
{
    public static async Task<County> Open(HostSettings settings, IProgress<StoreProgress>? progress = null, TimeProvider? clock = null) =>
        await County.Open(await Options(settings, progress, clock));

    /// <summary>How the county is opened, verified or made anew.</summary>
    public static async Task<CountyOptions> Options(HostSettings settings, IProgress<StoreProgress>? progress = null, TimeProvider? clock = null) =>
        Options(settings, settings.County ?? await CountyCode.Read(settings.Data, settings.Database) ?? throw NoCounty(settings), progress, clock);

    /// <summary>The same for a place that has no data yet.</summary>
    public static CountyOptions Options(HostSettings settings, string county, IProgress<StoreProgress>? progress, TimeProvider? clock = null)
    {
        var (set, sources) = ReadPacks(settings.Packs);
        return new CountyOptions
        {
            Data = settings.Data,
            Keys = settings.Keys,
            Database = settings.Database,
            County = county,
            Packs = set,
            Sources = sources,
            Progress = progress,
            Clock = clock ?? TimeProvider.System,
        };
    }

    private static (PackSet Set, IReadOnlyList<PackSource> Sources) ReadPacks(string folder)
    {
        var sources = PackFolders.Read(folder);
        if (sources.Count == 0)
            throw new StartFault(Problem.At("packs", "packs_missing", $"{folder} 里没有服务包。请用 --packs 指明目录。", $"No packs in {folder}. Say where they are with --packs."));
        var load = PackLoader.Load(sources);
        if (load.Set is { } set) return (set, sources);
        var first = load.Findings[0];
        throw new StartFault(Problem.At("packs", "packs_faulty",
            $"服务包有 {load.Findings.Count} 处错误，第一处：{first.File}:{first.Line} {first.Message.Zh}。运行 kangyu packs check 查看全部。",
            $"The packs have {load.Findings.Count} faults, the first: {first.File}:{first.Line} {first.Message.En} Run kangyu packs check to see all."));
    }

    private static StartFault NoCounty(HostSettings settings) => new(Problem.At("county", "county_missing",
        $"{settings.Data} 里还没有数据。请用 --county 写明六位县代码，或先运行 kangyu demo。",
        $"There is no data in {settings.Data} yet. Give the six-digit code with --county, or run kangyu demo first."));
}
