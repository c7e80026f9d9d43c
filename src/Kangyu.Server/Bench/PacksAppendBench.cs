using Kangyu.Server.Commands;

namespace Kangyu.Server.Bench;

/// <summary>What all packs cost an append: the same submissions of the contraception service to a county that has its packs alone, and to one that has every pack, turn by turn.</summary>
internal static class PacksAppendBench
{
    private const int OnFile = 60_000;
    private const int Sent = 4_000;

    public static async Task<IReadOnlyList<BenchFigure>> Run(BenchRun run, CancellationToken stop)
    {
        var alone = run with { Packs = Alone(run) };
        using var few = await AppendCounty.Make(alone, "append-few", null, run.Scaled(OnFile), stop);
        using var every = await AppendCounty.Make(alone, "append-every", null, run.Scaled(OnFile), stop);
        var (before, after) = (new List<AppendResult>(), new List<AppendResult>());
        await using var ofFew = await AppendBench.Warm(run, few, stop);
        await using var ofEvery = await AppendBench.Warm(run, every.ServedWith(run.Packs), stop);
        for (var i = 0; i < run.Runs; i++)
        {
            before.Add(await AppendBench.Send(run, few.Requests(run.Scaled(Sent)), ofFew, stop));
            after.Add(await AppendBench.Send(run, every.Requests(run.Scaled(Sent)), ofEvery, stop));
        }
        return
        [
            new("POST /api/entries, CPU a submission with every pack, against contraception alone", AppendBench.Ratio(before, after, one => one.CpuAnEntry), "times", 1.5),
            new("POST /api/entries, submissions/s with every pack, against contraception alone", AppendBench.Ratio(before, after, one => one.PerSecond), "times"),
            new("POST /api/entries, CPU a submission, contraception alone", BenchRun.Median(before.Select(one => one.CpuAnEntry)), "us"),
        ];
    }

    /// <summary>A folder with the two packs.</summary>
    private static string Alone(BenchRun run)
    {
        var folder = Path.Combine(run.Work, "two-packs");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        foreach (var source in CommandPacks.Sources([run.Packs]).Where(source => source.Name is "core" or "contraception"))
            foreach (var file in source.Files)
            {
                var path = Path.Combine(folder, source.Name, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, file.Bytes.ToArray());
            }
        return folder;
    }
}
