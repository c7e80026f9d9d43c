using System.Diagnostics;
using System.Globalization;
using Kangyu.Demo;
using Kangyu.Demo.People;
using Kangyu.Kernel.People.Names;
using Kangyu.Server.Commands;
using Kangyu.Server.Hosting;
using Kangyu.Store;
using Kangyu.Store.Accounts;
using Kangyu.Store.Bench;
using Kangyu.Store.Search;

namespace Kangyu.Server.Bench;

/// <summary>
/// Searches as people type them, among the people of the searcher's own unit in a county of a million: in the store, and over HTTP with the look logged. Every person was
/// registered the way of the data, so the index is the real one.
/// </summary>
internal static class SearchBench
{
    private const int People = 1_000_000;
    private const int Sampled = 2_000;

    public static async Task<IReadOnlyList<BenchFigure>> Run(BenchRun run, CancellationToken stop)
    {
        var options = new DemoOptions(BenchRun.County, run.Scaled(People), 8, 1, new DateOnly(2026, 11, 1));
        var settings = run.Place("search");
        if (!File.Exists(Path.Combine(settings.Data, "county.db"))) await Register(run, settings, options, stop);
        var people = await BenchPeople.Pick(settings, run.PackSet, options, Sampled);
        var kinds = Kinds([.. people.Select(one => one.Person)]);
        var figures = new List<BenchFigure>();
        var units = people.ConvertAll(one => one.Person.Unit.Code);
        await using (var county = await CountyStart.Open(settings))
        {
            var search = new PeopleSearch(county);
            figures.AddRange(await Several(run, kinds, "in the store", 5, (query, at) => search.InCare(query, [units[at]], options.Today, stop)));
        }
        figures.Add(await Plain(run, options, kinds[1].Queries, BenchRun.Median(figures.Take(2).Select(one => one.Figure)), stop));
        await using var server = await BenchServer.Start(settings, stop);
        using var connection = new LoadConnection(server.Address);
        figures.AddRange(await Several(run, kinds, "over HTTP", 20, async (query, at) =>
        {
            if (!await connection.Exchange(BenchPeople.Get("/api/people?q=" + Uri.EscapeDataString(query), people[at].Token, "application/json"), stop))
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A search was answered with {connection.Status}."));
        }));
        return figures;
    }

    private static async Task Register(BenchRun run, HostSettings settings, DemoOptions options, CancellationToken stop)
    {
        var clock = new DemoClock(options.Today.AddYears(-options.Years).ToDateTime(TimeOnly.MinValue));
        await using var county = await CountyStart.Open(settings, null, clock);
        var demo = DemoHistory.Create(run.PackSet, options).Value!;
        await new UnitTable(county).Put([.. demo.County.Units.All]);
        await MakeDemo.AddStaff(county, demo.Staff);
        var done = 0;
        await MakeDemo.Live(county, demo.Registrations().Select(one =>
        {
            if (++done % 50_000 == 0) run.Say(string.Create(CultureInfo.InvariantCulture, $"{done} people registered"));
            return one;
        }), clock, stop);
    }

    /// <summary>What is typed for each sampled person; empty: nothing of that kind.</summary>
    private static List<(string Kind, string[] Queries)> Kinds(List<SyntheticPerson> people) =>
    [
        ("2-character name, whole", [.. people.Select(one => one.Name.Length == 2 ? one.Name : "")]),
        ("2 characters inside a name", [.. people.Select(one => one.Name.Length == 3 ? one.Name[1..] : "")]),
        ("pinyin initials", [.. people.Select(one => Initials(one.Name))]),
        ("last 4 digits of a phone", [.. people.Select(one => one.Phone is { } phone ? phone[^4..] : "")]),
    ];

    private static string Initials(string name) => name.Length is 2 or 3 ? string.Concat(name.Select(one => char.ToLowerInvariant(Romanized.Place(one.ToString())[0]))) : "";

    private static async Task<IEnumerable<BenchFigure>> Several(BenchRun run, List<(string Kind, string[] Queries)> kinds, string where, double aim, Func<string, int, Task> search)
    {
        var runs = new List<IReadOnlyList<BenchFigure>>();
        for (var i = 0; i <= run.Runs; i++)
        {
            var figures = new List<BenchFigure>();
            foreach (var (kind, queries) in kinds) figures.Add(new($"people search {where}, {kind}, p95", await Percentile(queries, search), "ms", aim));
            // the first run warms the caches, as any morning does
            if (i > 0) runs.Add(figures);
        }
        return BenchRun.Middle(runs);
    }

    private static async Task<double> Percentile(string[] queries, Func<string, int, Task> search)
    {
        var took = new List<double>();
        for (var at = 0; at < queries.Length; at++)
        {
            if (queries[at].Length == 0) continue;
            var started = Stopwatch.GetTimestamp();
            await search(queries[at], at);
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        took.Sort();
        return took.Count == 0 ? 0 : took[Math.Min(took.Count - 1, (int)(took.Count * 0.95))];
    }

    private static async Task<BenchFigure> Plain(BenchRun run, DemoOptions options, string[] queries, double ours, CancellationToken stop)
    {
        var demo = DemoHistory.Create(run.PackSet, options).Value!;
        var names = SyntheticCounty.People(demo.County, options.People, options.Seed, options.Today).Select(person => person.Name);
        await using var plain = PlainNames.Make(Path.Combine(run.Work, "plain.db"), names);
        var p95 = await Percentile([.. queries.Where((query, at) => at % 10 == 0)], (query, _) => plain.Find(query, stop));
        return new("people search in the store, 2-character names, against LIKE over plain names", p95 / ours, "times faster");
    }
}
