using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Kangyu.Server.Bench;

/// <summary>
/// Sends prepared HTTP/1.1 requests over a fixed number of connections, one at a time on each, and keeps every latency. Bounded by count; speaks to this machine only.
/// </summary>
internal sealed class LoadClient(IPEndPoint server, int connections)
{
    /// <param name="requests">Whole requests, head and body; each is sent once.</param>
    public async Task<LoadResult> Send(IReadOnlyList<byte[]> requests, CancellationToken stop)
    {
        if (!IPAddress.IsLoopback(server.Address)) throw new InvalidOperationException("A load is sent to this machine only.");
        var next = -1;
        var latencies = new double[requests.Count];
        var failures = 0;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var connection = new LoadConnection(server);
            int at;
            while ((at = Interlocked.Increment(ref next)) < requests.Count)
            {
                var sent = Stopwatch.GetTimestamp();
                if (!await connection.Exchange(requests[at], stop)) Interlocked.Increment(ref failures);
                latencies[at] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
            }
        }, stop)));
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Array.Sort(latencies);
        return new LoadResult(requests.Count, failures, took, latencies);
    }
}

/// <summary>Latencies in milliseconds, ascending.</summary>
internal sealed record LoadResult(int Count, int Failures, double Seconds, double[] Latencies)
{
    public double PerSecond => Count / Seconds;

    public double Percentile(double share) => Latencies.Length == 0 ? 0 : Latencies[Math.Min(Latencies.Length - 1, (int)Math.Ceiling(share * Latencies.Length) - 1)];
}
