using System.Text;
using Kangyu.Server.Hosting;
using Kangyu.Store;
using Kangyu.Store.Bench;

namespace Kangyu.Server.Bench;

/// <summary>
/// <c>POST /api/entries</c>, one submission a request, over 128 connections, to a server in a process of its own: checked, admitted, sealed, folded, durable. The sender shares the machine's cores.
/// </summary>
internal static class AppendBench
{
    private const int OnFile = 200_000;
    private const int OnFileLarge = 2_000_000;
    private const int WarmUp = 20_000;
    private const int Sent = 30_000;

    public static async Task<IReadOnlyList<BenchFigure>> Small(BenchRun run, CancellationToken stop)
    {
        var figures = new List<BenchFigure>();
        double? onSqlite = null;
        foreach (var database in Databases(run))
        {
            using var county = await AppendCounty.Make(run, "append", database, run.Scaled(OnFile), stop);
            var name = Name(database);
            var (runs, bodies) = await Measure(run, county, stop);
            // the aim on PostgreSQL is to be no slower than on SQLite
            figures.AddRange(Describe(name, runs, onSqlite ?? 5_000));
            onSqlite ??= BenchRun.Median(runs.Select(one => one.PerSecond));
            figures.Add(await Bare(run, bodies, database, runs));
            figures.Add(await Verified(county.Settings, name));
        }
        return figures;
    }

    public static async Task<IReadOnlyList<BenchFigure>> Large(BenchRun run, CancellationToken stop)
    {
        var figures = new List<BenchFigure>();
        foreach (var database in Databases(run))
        {
            using var small = await AppendCounty.Make(run, "append-small", database, run.Scaled(OnFile), stop);
            using var large = await AppendCounty.Make(run, "append-large", database, run.Scaled(OnFileLarge), stop);
            var name = $"{Name(database)}, 2,000,000 entries";
            var (before, after) = (new List<AppendResult>(), new List<AppendResult>());
            await using var ofSmall = await Warm(run, small, stop);
            await using var ofLarge = await Warm(run, large, stop);
            for (var i = 0; i < run.Runs; i++)
            {
                before.Add(await Send(run, small.Requests(run.Scaled(Sent)), ofSmall, stop));
                after.Add(await Send(run, large.Requests(run.Scaled(Sent)), ofLarge, stop));
            }
            await ofLarge.DisposeAsync();
            figures.AddRange(Describe(name, after, null));
            figures.Add(new($"POST /api/entries, {name}, CPU an entry against 200,000 entries", Ratio(before, after, one => one.CpuAnEntry), "times", 1.2));
            figures.Add(new($"POST /api/entries, {name}, bytes an entry against 200,000 entries", Ratio(before, after, one => one.BytesAnEntry), "times", 2.5));
            figures.Add(await Verified(large.Settings, name));
        }
        return figures;
    }

    private static IEnumerable<string?> Databases(BenchRun run) => run.Database is { } database ? [null, database] : [null];

    private static string Name(string? database) => database is null ? "SQLite" : "PostgreSQL";

    private static async Task<(List<AppendResult> Runs, List<byte[]> LastSent)> Measure(BenchRun run, AppendCounty county, CancellationToken stop)
    {
        var runs = new List<AppendResult>();
        IReadOnlyList<byte[]>[] requests = [];
        await using var server = await Warm(run, county, stop);
        for (var i = 0; i < run.Runs; i++)
        {
            requests = county.Requests(run.Scaled(Sent));
            runs.Add(await Send(run, requests, server, stop));
        }
        return (runs, [.. requests.SelectMany(queue => queue)]);
    }

    /// <summary>A server that has taken so many submissions that the compiler has done most of its work.</summary>
    internal static async Task<BenchServer> Warm(BenchRun run, AppendCounty county, CancellationToken stop)
    {
        var server = await BenchServer.Start(county.Settings, stop);
        await Client(server, run).Send(county.Requests(run.Scaled(WarmUp)), stop);
        return server;
    }

    /// <summary>A submission that is refused is answered with 200 and says so within; what it says is shown.</summary>
    private static LoadClient Client(BenchServer server, BenchRun run) => new(server.Address, body =>
    {
        if (body.IndexOf("\"rejected\""u8) < 0) return false;
        run.Say(Encoding.UTF8.GetString(body));
        return true;
    });

    internal static async Task<AppendResult> Send(BenchRun run, IReadOnlyList<byte[]>[] requests, BenchServer server, CancellationToken stop)
    {
        var load = server.Load;
        var sent = await Client(server, run).Send(requests, stop);
        var result = new AppendResult(sent, server.Load - load, server.Memory.Now);
        run.Say($"{sent.PerSecond:0}/s, {sent.Failures} refused, p99 {sent.Percentile(0.99):0} ms, {result.CpuAnEntry:0} us CPU, {result.BytesAnEntry:0} bytes");
        return result;
    }

    private static IEnumerable<BenchFigure> Describe(string name, List<AppendResult> runs, double? aim) => BenchRun.Middle([.. runs.Select(one => (IReadOnlyList<BenchFigure>)
    [
        new($"POST /api/entries, {AppendCounty.Connections} connections, {name}", one.PerSecond, "submissions/s", aim, AtMost: false),
        new($"POST /api/entries, {name}, p99", one.Sent.Percentile(0.99), "ms", aim is null ? null : 150),
        new($"POST /api/entries, {name}, p50", one.Sent.Percentile(0.5), "ms"),
        new($"POST /api/entries, {name}, CPU a submission", one.CpuAnEntry, "us"),
        new($"POST /api/entries, {name}, bytes written a submission", one.BytesAnEntry, "bytes"),
        new($"POST /api/entries, {name}, refused", one.Sent.Failures, "submissions", 0),
        new($"POST /api/entries, {name}, resident memory of the server", one.Memory, "MB"),
    ])]);

    internal static double Ratio(List<AppendResult> before, List<AppendResult> after, Func<AppendResult, double> of) => BenchRun.Median(before.Zip(after, (one, other) => of(other) / of(one)));

    private static async Task<BenchFigure> Bare(BenchRun run, List<byte[]> bodies, string? database, List<AppendResult> runs)
    {
        var bare = new List<double>();
        for (var i = 0; i < run.Runs; i++) bare.Add(await BareRows.Store(CountyStart.Options(run.Place("bare", database), BenchRun.County, null), bodies, AppendCounty.Connections));
        return new($"POST /api/entries, {Name(database)}, against the same bytes as bare durable rows", BenchRun.Median(runs.Select(one => one.PerSecond)) / BenchRun.Median(bare), "times");
    }

    private static async Task<BenchFigure> Verified(HostSettings settings, string name)
    {
        var report = await County.Verify(await CountyStart.Options(settings, null), anchors: true);
        return new($"POST /api/entries, {name}, problems that verify finds afterwards", report.Problems.Count, "problems", 0);
    }
}

/// <summary>One run of sending. Every submission of the demo that is sent later than a person's first days has one entry, so that a submission stands for an entry.</summary>
internal sealed record AppendResult(LoadResult Sent, ProcessLoad Load, double Memory)
{
    public double PerSecond => Sent.PerSecond;

    public double CpuAnEntry => Load.CpuSeconds * 1e6 / Sent.Count;

    public double BytesAnEntry => Load.BytesWritten / (double)Sent.Count;
}
