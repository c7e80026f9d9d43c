using Dapper;
using Kangyu.Store.Rebuild;

namespace Kangyu.Store.Bench;

/// <summary>What a rebuild is measured against: every entry read in the same order by as many threads, unsealed and parsed, and then let go.</summary>
public static class BareRead
{
    /// <returns>How many entries there are.</returns>
    public static Task<long> Run(CountyOptions options) => Task.Run(async () =>
    {
        await using var parts = CountyParts.Open(options);
        var position = parts.Session.Connection.ExecuteScalar<long>("SELECT position FROM county WHERE id = 1");
        var stream = new EntryStream(parts.Dialect.Read, parts.Opener, position, RefillSize.Usual.Window);
        var read = await Task.WhenAll(Enumerable.Range(0, RefillSize.Usual.Threads).Select(_ => Task.Run(() => Read(stream))));
        return read.Sum() + stream.Together(CancellationToken.None).Sum(one => one.Entries.Count);
    });

    private static long Read(EntryStream stream)
    {
        var entries = 0L;
        while (stream.Next(CancellationToken.None) is { } subjects) entries += subjects.Sum(one => one.Entries.Count);
        return entries;
    }
}
