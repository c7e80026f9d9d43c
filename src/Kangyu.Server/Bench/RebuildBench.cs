using System.Diagnostics;
using Kangyu.Server.Hosting;
using Kangyu.Store;
using Kangyu.Store.Bench;

namespace Kangyu.Server.Bench;

/// <summary>Everything derived dropped and made anew from the ledger of the full demo county, against reading and unsealing the same ledger alone.</summary>
internal static class RebuildBench
{
    public static async Task<IReadOnlyList<BenchFigure>> Run(BenchRun run, CancellationToken stop)
    {
        var settings = await DemoBench.Made(run, stop);
        var runs = new List<IReadOnlyList<BenchFigure>>();
        for (var i = 0; i < run.Runs; i++)
        {
            var options = await CountyStart.Options(settings);
            var (entries, took) = await Time(() => County.Rebuild(options));
            var (read, reading) = await Time(() => BareRead.Run(options));
            runs.Add(
            [
                new("rebuild of everything derived", entries / took, "entries/s", 40_000, AtMost: false),
                new("rebuild, entries in the ledger", entries, "entries"),
                new("rebuild, against reading and unsealing alone", entries / took / (read / reading), "times"),
            ]);
            run.Say(runs[^1][0].ToString());
        }
        return [.. BenchRun.Middle(runs)];
    }

    private static async Task<(long Count, double Seconds)> Time(Func<Task<long>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var count = await work();
        return (count, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
