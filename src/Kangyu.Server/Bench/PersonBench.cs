using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kangyu.Demo;
using Kangyu.Server.Commands;
using Kangyu.Server.Hosting;
using Kangyu.Store.Accounts;

namespace Kangyu.Server.Bench;

/// <summary>The page of a person with 200 entries: how long it takes, what is sent when the browser has the rest already, and everything a first visit fetches.</summary>
internal static partial class PersonBench
{
    private const int Entries = 200;
    private const int Asked = 400;

    public static async Task<IReadOnlyList<BenchFigure>> Run(BenchRun run, CancellationToken stop)
    {
        var options = new DemoOptions(BenchRun.County, 40, 8, 1, new DateOnly(2026, 11, 1)) { EntriesAtLeast = Entries };
        var settings = run.Place("person");
        if (!File.Exists(Path.Combine(settings.Data, "county.db"))) await Make(settings, options, stop);
        var people = await BenchPeople.Pick(settings, run.PackSet, options, options.People);
        await using var server = await BenchServer.Start(settings, stop);
        using var http = new HttpClient { BaseAddress = new Uri($"http://{server.Address}") };
        var pages = new List<byte[]>();
        foreach (var (person, token) in people)
            if (await Find(http, person.Card.Number, token) is { } id)
                pages.Add(BenchPeople.Get($"/people/{id}", token));
        var runs = new List<IReadOnlyList<BenchFigure>>();
        using var connection = new LoadConnection(server.Address);
        await Percentile(connection, pages, stop);
        for (var i = 0; i < run.Runs; i++)
        {
            var load = server.Load;
            var page = await Percentile(connection, pages, stop);
            var cpu = (server.Load - load).CpuSeconds * 1000 / Asked;
            var signIn = await Percentile(connection, [Encoding.UTF8.GetBytes("GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: br\r\n\r\n")], stop);
            runs.Add([new("person page, 200 entries, p95", page, "ms", 50), new("person page, CPU a page", cpu, "ms"), new("person page, against the sign-in page", page / signIn, "times")]);
        }
        var (warm, cold) = await Sizes(server, pages, stop);
        return
        [
            .. BenchRun.Middle(runs),
            new("person page, 200 entries, HTML as sent (warm)", warm / 1024.0, "KB", 60),
            new("person page, 200 entries, everything as sent (cold)", cold / 1024.0, "KB", 150),
        ];
    }

    private static async Task Make(HostSettings settings, DemoOptions options, CancellationToken stop)
    {
        var clock = new DemoClock(options.Today.AddYears(-options.Years).ToDateTime(TimeOnly.MinValue));
        await using var county = await CountyStart.Open(settings, null, clock);
        var demo = DemoHistory.Create(county.Engine.Packs, options).Value!;
        await new UnitTable(county).Put([.. demo.County.Units.All]);
        await MakeDemo.AddStaff(county, demo.Staff);
        await MakeDemo.Live(county, demo.Submissions(), clock, stop);
    }

    /// <summary>Null: moved away from that unit's care meanwhile.</summary>
    private static async Task<string?> Find(HttpClient http, string card, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/people?q=" + card);
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await http.SendAsync(request);
        var found = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        var people = found.ValueKind == JsonValueKind.Object ? found.EnumerateObject().First(property => property.Value.ValueKind == JsonValueKind.Array).Value : found;
        return people.EnumerateArray().Select(person => person.GetProperty("id").GetString()).FirstOrDefault();
    }

    private static async Task<double> Percentile(LoadConnection connection, List<byte[]> pages, CancellationToken stop)
    {
        var took = new List<double>(Asked);
        for (var i = 0; i < Asked; i++)
        {
            var started = Stopwatch.GetTimestamp();
            if (!await connection.Exchange(pages[i % pages.Count], stop)) throw new InvalidOperationException($"A page was answered with {connection.Status}.");
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        took.Sort();
        return took[(int)(Asked * 0.95)];
    }

    /// <summary>The largest page, and with it every stylesheet, script and picture that it names.</summary>
    private static async Task<(long Warm, long Cold)> Sizes(BenchServer server, List<byte[]> pages, CancellationToken stop)
    {
        using var connection = new LoadConnection(server.Address);
        var (warm, largest) = (0L, pages[0]);
        foreach (var page in pages)
        {
            await connection.Exchange(page, stop);
            if (connection.BodyLength > warm) (warm, largest) = (connection.BodyLength, page);
        }
        await connection.Exchange(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(largest).Replace("Accept-Encoding: br\r\n", "", StringComparison.Ordinal)), stop);
        var html = Encoding.UTF8.GetString(connection.Body);
        var cold = warm;
        foreach (var part in Linked().Matches(html).Select(match => match.Groups["part"].Value.Split('#')[0]).Distinct(StringComparer.Ordinal))
        {
            await connection.Exchange(Encoding.UTF8.GetBytes($"GET {part} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n"), stop);
            cold += connection.BodyLength;
        }
        return (warm, cold);
    }

    [GeneratedRegex("""(?:href|src)="(?<part>/[^"]+\.(?:css|js|mjs|svg|woff2|png|ico|webmanifest)(?:[?#][^"]*)?)["]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Linked();
}
