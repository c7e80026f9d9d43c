using System.Diagnostics;
using Kangyu.Demo;
using Kangyu.Server.Hosting;

namespace Kangyu.Server.Bench;

/// <summary>The demo county at the size of the real one: how long it takes to make, and what it takes to serve it.</summary>
internal static class DemoBench
{
    private const int People = 41_235;
    private static readonly DateOnly Today = new(2026, 11, 1);

    public static async Task<IReadOnlyList<BenchFigure>> Make(BenchRun run, CancellationToken stop)
    {
        var place = run.FreshPlace("demo");
        var (seconds, entries) = await MakeDemoCounty(run, place, stop);
        var started = Stopwatch.GetTimestamp();
        var files = new Dictionary<Guid, int>();
        foreach (var entry in DemoHistory.Create(run.PackSet, Options(run)).Value!.Submissions().SelectMany(one => one.Entries))
            if (entry.Subject.Kind == Kernel.Ledger.SubjectKind.Person)
                files[entry.Subject.Id] = files.GetValueOrDefault(entry.Subject.Id) + 1;
        var alone = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return
        [
            new("demo county of 41,235 people, 8 years", seconds / 60, "minutes", 5),
            new("demo county, entries of the person with the fewest", files.Values.Min(), "entries", 20, AtMost: false),
            new("demo county, entries", entries, "entries"),
            new("demo county, against making up its people alone", seconds / alone, "times"),
        ];
    }

    public static async Task<IReadOnlyList<BenchFigure>> Serve(BenchRun run, CancellationToken stop)
    {
        var settings = await Made(run, stop);
        var people = await BenchPeople.Pick(settings, run.PackSet, Options(run), 4_000);
        await using var server = await BenchServer.Start(settings, stop);
        var client = new LoadClient(server.Address);
        var requests = people.SelectMany(one => (byte[][])
        [
            BenchPeople.Get("/people?q=" + Uri.EscapeDataString(one.Person.Name), one.Token), BenchPeople.Get("/today", one.Token),
            BenchPeople.Get("/api/people?q=" + one.Person.Card.Number, one.Token, "application/json"),
        ]).ToList();
        var runs = new List<double>();
        for (var i = 0; i < run.Runs; i++)
        {
            await client.Send([.. Enumerable.Range(0, 32).Select(queue => (IReadOnlyList<byte[]>)[.. requests.Where((_, at) => at % 32 == queue)])], stop);
            runs.Add(server.Memory.Now);
        }
        return [new("resident memory serving the demo county", BenchRun.Median(runs), "MB", 400), new("resident memory serving the demo county, at its most", server.Memory.Most, "MB")];
    }

    /// <summary>The demo county of an earlier part or run, or a new one.</summary>
    public static async Task<HostSettings> Made(BenchRun run, CancellationToken stop)
    {
        var place = run.Place("demo");
        if (!File.Exists(Path.Combine(place.Data, "county.db"))) await MakeDemoCounty(run, place, stop);
        return place;
    }

    private static DemoOptions Options(BenchRun run) => new(BenchRun.County, run.Scaled(People), 8, 1, Today);

    /// <summary>With the command that anybody would use, in a process of its own.</summary>
    private static async Task<(double Seconds, long Entries)> MakeDemoCounty(BenchRun run, HostSettings place, CancellationToken stop)
    {
        var options = Options(run);
        List<string> words =
        [
            "demo", "--county", options.County, "--people", $"{options.People}", "--years", $"{options.Years}", "--seed", $"{options.Seed}", "--today", $"{Today:yyyy-MM-dd}",
        ];
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", BenchServer.Words(place, words)) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        if (process.ExitCode != 0) throw new InvalidOperationException("The demo county could not be made.");
        run.Say(said.Trim());
        // "2000 people, 45000 entries in ..."
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, long.Parse(said.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture));
    }
}
