using System.Globalization;
using Kangyu.Kernel.Packs;
using Kangyu.Server.Hosting;

namespace Kangyu.Server.Bench;

/// <summary>
/// What the parts of one measurement share. <paramref name="Work"/>: where counties are made; what an earlier part or run left there is used again. <paramref name="Runs"/>: how often
/// each figure is taken; the middle one counts.
/// </summary>
internal sealed record BenchRun(string Work, string Packs, string? Database, int Runs, double Scale, TextWriter Progress)
{
    public const string County = "360830";

    public PackSet PackSet { get; init; } = null!;

    /// <summary>Where a county of the measurement lies. On PostgreSQL it has a schema of its own.</summary>
    public HostSettings Place(string name, string? database = null) => new()
    {
        Data = Path.Combine(Work, name, "data"),
        Keys = Path.Combine(Work, name, "keys"),
        Packs = Packs,
        Database = database is null ? null : $"{database}{(database.Contains('?', StringComparison.Ordinal) ? '&' : '?')}schema=kangyu_{name.Replace('-', '_')}",
        County = County,
    };

    /// <summary>The same, with nothing in its directory. A schema is not emptied: a measurement is given a fresh database.</summary>
    public HostSettings FreshPlace(string name, string? database = null)
    {
        var directory = Path.Combine(Work, name);
        if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        return Place(name, database);
    }

    /// <summary>A number of people or entries, made smaller to try a part out.</summary>
    public int Scaled(int full) => Math.Max(1, (int)(full * Scale));

    public void Say(string line) => Progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetLocalNow():HH:mm:ss} {line}"));

    public static double Median(IEnumerable<double> runs)
    {
        var sorted = runs.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The figures of several runs as one list, each the middle of its runs.</summary>
    public static IEnumerable<BenchFigure> Middle(IReadOnlyList<IReadOnlyList<BenchFigure>> runs) =>
        runs[0].Select((figure, place) => figure with { Figure = Median(runs.Select(run => run[place].Figure)) });
}

/// <summary>A part of the measurement that can run alone.</summary>
internal sealed record BenchPart(string Name, Kernel.Words Measures, Func<BenchRun, CancellationToken, Task<IReadOnlyList<BenchFigure>>> Run)
{
    /// <summary>In the order in which they run when none is named: what makes a county comes before what uses it.</summary>
    public static IReadOnlyList<BenchPart> All { get; } =
    [
        new("eligibility", new("适用性判断", "eligibility from facts in the kernel"), EligibilityBench.Run),
        new("packs", new("全部服务包的检查和算例", "checking all packs and their worked cases"), PacksBench.Run),
        new("fold", new("有 500 条记录的人的折叠", "folding a person with 500 entries"), FoldBench.Run),
        new("append-packs", new("全部服务包与只有避孕服务时的写入对比", "POST /api/entries with every pack, against contraception alone"), PacksAppendBench.Run),
        new("append", new("写入，20 万条记录时", "POST /api/entries with 200,000 entries on file"), AppendBench.Small),
        new("append-large", new("写入，20 万条与 200 万条记录对比", "the same at 2,000,000 entries, against 200,000 in the same run"), AppendBench.Large),
        new("search", new("100 万人的查找", "people search at 1,000,000 people"), SearchBench.Run),
        new("lists", new("从 3 万个选项里选，20 人同时", "a choice from 30,000 options by typing, 20 at once"), ListsBench.Run),
        new("person", new("有 200 条记录的个人页", "the page of a person with 200 entries"), PersonBench.Run),
        new("demo", new("全县规模的演示县", "the demo county at full size"), DemoBench.Make),
        new("memory", new("为全县提供服务时的内存", "memory while serving it"), DemoBench.Serve),
        new("rebuild", new("重建全部派生数据", "rebuild of everything derived"), RebuildBench.Run),
    ];
}
