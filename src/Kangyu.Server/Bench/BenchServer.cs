using System.Diagnostics;
using System.Net;
using Kangyu.Server.Hosting;

namespace Kangyu.Server.Bench;

/// <summary>A server in a process of its own, as <c>kangyu serve</c> starts it, on an address of this machine.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly Process process;
    private readonly bool onPostgres;
    private int ended;

    private BenchServer(Process process, IPEndPoint address, bool onPostgres)
    {
        this.process = process;
        this.onPostgres = onPostgres;
        Address = address;
    }

    public IPEndPoint Address { get; }

    public (double Now, double Most) Memory => ProcessLoad.Memory(process.Id);

    public ProcessLoad Load => ProcessLoad.Of(process.Id, onPostgres);

    public static async Task<BenchServer> Start(HostSettings settings, CancellationToken stop)
    {
        var address = new IPEndPoint(IPAddress.Loopback, Random.Shared.Next(20_000, 50_000));
        List<string> words = ["serve", "--urls", $"http://{address}"];
        var started = Process.Start(new ProcessStartInfo("dotnet", Words(settings, words)) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var server = new BenchServer(started, address, settings.Database is not null);
        await server.Ready(stop);
        return server;
    }

    /// <summary>The command line of this program, on the county's own places.</summary>
    public static List<string> Words(HostSettings settings, List<string> command)
    {
        List<string> words = [typeof(BenchServer).Assembly.Location, .. command, "--data", settings.Data, "--keys", settings.Keys, "--packs", settings.Packs];
        if (settings.Database is { } database) words.AddRange(["--database", database]);
        return words;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref ended, 1) != 0) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task Ready(CancellationToken stop)
    {
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://{Address}/health"), stop);
                return;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(100, stop);
            }
        }
    }
}
