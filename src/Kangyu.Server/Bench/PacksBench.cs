using System.Diagnostics;
using Kangyu.Kernel.Packs;
using Kangyu.Server.Commands;

namespace Kangyu.Server.Bench;

/// <summary>
/// All shipped packs: loading and checking them, and running their worked cases. Once as somebody who writes a pack meets it, the whole command in a process of its own, and once in a process that has
/// done it before.
/// </summary>
internal static class PacksBench
{
    private const string Check = "packs check";
    private const string Test = "packs test";

    public static async Task<IReadOnlyList<BenchFigure>> Run(BenchRun run, CancellationToken stop)
    {
        var (check, test, warm) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < run.Runs; i++)
        {
            check.Add(await Command(Check, run, stop));
            test.Add(await Command(Test, run, stop));
            run.Say($"{check[^1]:0.00} s, {test[^1]:0.00} s");
        }
        var sources = CommandPacks.Sources([run.Packs]);
        for (var i = 0; i < Math.Max(run.Runs, 7); i++)
        {
            var started = Stopwatch.GetTimestamp();
            if (PackLoader.Load(sources).Set is null) throw new InvalidOperationException("The packs have faults.");
            warm.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        return
        [
            new("all packs, loaded and checked by a command of its own", BenchRun.Median(check), "s", 1),
            new("all packs, loaded and checked again", BenchRun.Median(warm), "s", 1),
            new("all packs, every worked case by a command of its own", BenchRun.Median(test), "s", 20),
            new("all packs, worked cases", run.PackSet.Packs.Sum(pack => pack.Cases.Count), "cases"),
        ];
    }

    private static async Task<double> Command(string command, BenchRun run, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(PacksBench).Assembly.Location, .. command.Split(' '), run.Packs]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command} failed");
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
