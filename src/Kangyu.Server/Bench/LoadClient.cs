using System.Diagnostics;
using System.Net;

namespace Kangyu.Server.Bench;

/// <summary>
/// Sends prepared HTTP/1.1 requests over kept-alive connections, each with a queue of its own, one at a time, and keeps every latency. Bounded by count; speaks to this machine only.
/// </summary>
internal sealed class LoadClient(IPEndPoint server, LoadClient.Refusal? refused = null)
{
    /// <summary>Whether an answer that came with a good status refuses what was sent all the same.</summary>
    public delegate bool Refusal(ReadOnlySpan<byte> body);

    /// <param name="queues">One a connection; whole requests, head and body, sent in their order.</param>
    public async Task<LoadResult> Send(IReadOnlyList<IReadOnlyList<byte[]>> queues, CancellationToken stop)
    {
        if (!IPAddress.IsLoopback(server.Address)) throw new InvalidOperationException("A load is sent to this machine only.");
        var started = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(queues.Select(queue => Task.Run(() => Send(queue, stop), stop)));
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var latencies = results.SelectMany(result => result.Latencies).ToArray();
        Array.Sort(latencies);
        return new LoadResult(latencies.Length, results.Sum(result => result.Failures), took, latencies);
    }

    private async Task<(List<double> Latencies, int Failures)> Send(IReadOnlyList<byte[]> queue, CancellationToken stop)
    {
        var latencies = new List<double>(queue.Count);
        var failures = 0;
        using var connection = new LoadConnection(server);
        foreach (var request in queue)
        {
            var sent = Stopwatch.GetTimestamp();
            if (!await connection.Exchange(request, stop) || refused?.Invoke(connection.Body) == true) failures++;
            latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
        return (latencies, failures);
    }
}

/// <summary>Latencies in milliseconds, ascending.</summary>
internal sealed record LoadResult(int Count, int Failures, double Seconds, double[] Latencies)
{
    public double PerSecond => Count / Seconds;

    public double Percentile(double share) => Latencies.Length == 0 ? 0 : Latencies[Math.Min(Latencies.Length - 1, (int)Math.Ceiling(share * Latencies.Length) - 1)];
}
