using Dapper;
using Kangyu.Store.Rebuild;

namespace Kangyu.Store.Bench;

/// <summary>What a rebuild is measured against: every entry read in the same order, unsealed and parsed, and then let go.</summary>
public static class BareRead
{
    /// <returns>How many entries there are.</returns>
    public static Task<long> Run(CountyOptions options) => Task.Run(async () =>
    {
        await using var parts = CountyParts.Open(options);
        var stream = new EntryStream(parts.Dialect.Read, parts.Opener);
        var reading = stream.Run(parts.Session.Connection.ExecuteScalar<long>("SELECT position FROM county WHERE id = 1"), CancellationToken.None);
        var entries = 0L;
        await foreach (var subject in stream.Ready.ReadAllAsync()) entries += subject.Entries.Count;
        await reading;
        return entries;
    });
}
