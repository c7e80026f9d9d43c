using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Kangyu.Demo;
using Kangyu.Server.Commands;
using Kangyu.Server.Hosting;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Accounts;

namespace Kangyu.Server.Bench;

/// <summary>
/// <c>POST /api/entries</c>, one submission a request, over 128 connections: the demo county's last years are sent to a server of its own process, each by the account that wrote it,
/// people with their earlier entries on file. A person's submissions keep their order on one connection.
/// </summary>
internal sealed class AppendBench(HostSettings settings, int people, TextWriter progress)
{
    private const int Connections = 128;
    private const int Warm = 2_000;

    public async Task<IReadOnlyList<BenchFigure>> Run(CancellationToken stop)
    {
        var requests = await Prepare(stop);
        using var server = Start(out var address);
        try
        {
            await Ready(address, stop);
            var client = new LoadClient(address);
            await client.Send(Queues(requests.Take(Warm)), stop);
            var cpu = server.TotalProcessorTime;
            var written = Written(server.Id);
            var result = await client.Send(Queues(requests.Skip(Warm)), stop);
            server.Refresh();
            var name = settings.Database is null ? "SQLite" : "PostgreSQL";
            return
            [
                new($"POST /api/entries, {Connections} connections, {name}", result.PerSecond, "submissions/s", 5_000, AtMost: false),
                new($"POST /api/entries, {name}, p99", result.Percentile(0.99), "ms", 150),
                new($"POST /api/entries, {name}, p50", result.Percentile(0.5), "ms"),
                new($"POST /api/entries, {name}, server CPU a submission", (server.TotalProcessorTime - cpu).TotalMicroseconds / result.Count, "us"),
                new($"POST /api/entries, {name}, bytes written a submission", (Written(server.Id) - written) / (double)result.Count, "bytes"),
                new($"POST /api/entries, {name}, refused", result.Failures, "submissions", 0),
                new($"resident memory of the server, {name}", server.WorkingSet64 / 1048576.0, "MB", 400),
            ];
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Makes the county up to half of its entries, and the requests of the other half.</summary>
    private async Task<List<(int Queue, byte[] Request)>> Prepare(CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var clock = new DemoClock(today.AddYears(-8).ToDateTime(TimeOnly.MinValue));
        await using var county = await CountyStart.Open(settings with { County = "360830" }, null, clock);
        var history = DemoHistory.Create(county.Engine.Packs, new DemoOptions("360830", people, 8, 1, today)).Value!;
        await new UnitTable(county).Put([.. history.County.Units.All]);
        await MakeDemo.AddStaff(county, history.Staff);
        var tokens = new Dictionary<Guid, string>();
        foreach (var worker in history.Staff)
            tokens[worker.Account] = await new TokenTable(county).Add(worker.Account, "bench", RandomNumberGenerator.GetBytes(32), DateTimeOffset.UtcNow);
        var all = history.Submissions().ToList();
        var half = all.Count / 2;
        progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{people} people, {half} submissions on file, {all.Count - half} to send"));
        await MakeDemo.Live(county, all.Take(half), clock, stop);
        return [.. all.Skip(half).Select(submission => (Queue(submission), Request(submission, tokens[submission.Entries[0].Author])))];
    }

    private static int Queue(DemoSubmission submission) => (int)((uint)submission.Entries[0].Subject.Id.GetHashCode() % Connections);

    private static IReadOnlyList<byte[]>[] Queues(IEnumerable<(int Queue, byte[] Request)> requests)
    {
        var queues = Enumerable.Range(0, Connections).Select(_ => new List<byte[]>()).ToArray();
        foreach (var (queue, request) in requests) queues[queue].Add(request);
        return queues;
    }

    private static byte[] Request(DemoSubmission submission, string token)
    {
        var body = JsonOut.Write(json =>
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("id", submission.Id);
            json.WriteStartArray("entries");
            foreach (var draft in submission.Entries) DemoJson.Write(draft, json);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        });
        return Encoding.UTF8.GetBytes($"POST /api/entries HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    private Process Start(out IPEndPoint address)
    {
        address = new IPEndPoint(IPAddress.Loopback, Random.Shared.Next(20_000, 50_000));
        var program = typeof(AppendBench).Assembly.Location;
        List<string> words = [program, "serve", "--data", settings.Data, "--keys", settings.Keys, "--packs", settings.Packs, "--urls", $"http://{address}"];
        if (settings.Database is { } database) words.AddRange(["--database", database]);
        return Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true, UseShellExecute = false })!;
    }

    private static async Task Ready(IPEndPoint address, CancellationToken stop)
    {
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://{address}/sign-in"), stop);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, stop);
            }
        }
        throw new InvalidOperationException("The server did not start.");
    }

    private static long Written(int process) => File.ReadLines($"/proc/{process}/io").Where(line => line.StartsWith("write_bytes: ", StringComparison.Ordinal))
        .Select(line => long.Parse(line.AsSpan(13), CultureInfo.InvariantCulture)).FirstOrDefault();
}
