using Dapper;
using Kangyu.Kernel.Ledger;

namespace Product.Tests.Kill;

/// <summary>What lies in the tables, compared with what was acknowledged.</summary>
internal static class Tables
{
    /// <summary>Every acknowledged entry is there once, where its acknowledgement said, and nothing else is.</summary>
    public static async Task HaveOnce(ServedCounty county, IReadOnlyCollection<KeyValuePair<Guid, long>> acknowledged)
    {
        await using var dialect = await county.Dialect();
        using var lease = await dialect.Read(CancellationToken.None);
        var stored = lease.Connection.Query<(byte[] Id, long Position)>("SELECT id, position FROM entry WHERE subject IS NOT NULL").ToLookup(row => EntryId.Read(row.Id), row => row.Position);
        foreach (var (id, position) in acknowledged) Assert.Equal([position], stored[id]);
        Assert.Equal(acknowledged.Count, stored.Count);
    }

    /// <summary>Every picture that was sent is there (<c>verify</c> opened each), and nothing else is.</summary>
    public static async Task HavePictures(ServedCounty county, IReadOnlyCollection<Digest> sent)
    {
        await using var dialect = await county.Dialect();
        using var lease = await dialect.Read(CancellationToken.None);
        var stored = lease.Connection.Query<byte[]>("SELECT hash FROM blob").Select(hash => Digest.Read(hash).ToString());
        Assert.Equal(sent.Select(hash => hash.ToString()).Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
    }

    /// <summary>The systolic pressure of every measurement that holds is what was sent.</summary>
    public static async Task HaveMeasured(ServedCounty county, IReadOnlyCollection<(Guid Entry, int Systolic)> sent)
    {
        await using var dialect = await county.Dialect();
        using var lease = await dialect.Read(CancellationToken.None);
        var systolic = lease.Connection.Query<(byte[] Id, long Value)>("SELECT e.id, f.systolic FROM f_blood_pressure_measure f JOIN entry e ON e.position = f.position WHERE f.until IS NULL")
            .ToDictionary(row => EntryId.Read(row.Id), row => row.Value);
        foreach (var (id, value) in sent) Assert.Equal(value, systolic[id]);
        Assert.Equal(sent.Count, systolic.Count);
    }
}
