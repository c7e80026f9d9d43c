using System.Buffers;
using System.Security.Cryptography;
using Dapper;
using Kangyu.Demo;
using Kangyu.Kernel.Ledger;
using Kangyu.Server.Commands;
using Kangyu.Store;
using Kangyu.Store.Log;
using Product.Tests.Keys;
using Product.Tests.Store;

namespace Product.Tests.Demo;

/// <summary>What a demo county holds once it is stored: made anew it is the same, byte for byte, although its keys, nodes and positions in groups are others.</summary>
public sealed class DemoExportTests
{
    [Fact]
    public async Task The_same_seed_and_day_give_the_same_decrypted_export_of_the_stored_county()
    {
        using var scratch = new Scratch();
        var first = await Make(scratch, "a", "1", "2026-11-01");
        Assert.Equal(first, await Make(scratch, "b", "1", "2026-11-01"));
        Assert.NotEqual(first, await Make(scratch, "c", "2", "2026-11-01"));
        Assert.NotEqual(first, await Make(scratch, "d", "1", "2026-11-02"));
    }

    private static async Task<(long Entries, string Hash)> Make(Scratch scratch, string name, string seed, string today)
    {
        var data = scratch[name];
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] words = ["demo", "--people", "25", "--years", "3", "--seed", seed, "--today", today, "--data", data, "--packs", TestPacks.Folder(scratch)];
        Assert.Equal(0, await CommandLine.Run(words, output, error, CancellationToken.None));
        Assert.Contains("demo 20", error.ToString(), StringComparison.Ordinal);
        await using var county = await County.Open(new CountyOptions { Data = data, County = "360830", Packs = TestPacks.ShippedSet, Sources = TestPacks.Shipped });
        using var lease = await county.Dialect.Read(CancellationToken.None);
        var (lines, entries) = (new ArrayBufferWriter<byte>(), 0L);
        foreach (var (head, body) in await lease.Connection.QueryAsync<(byte[] Head, byte[] Body)>("SELECT head, body FROM entry ORDER BY position"))
        {
            Assert.True(Envelope.TryRead(head, out var envelope));
            if (DemoExport.Write(envelope.Id, envelope.Group, county.Parts.Opener.OpenBody(envelope, body)!, lines)) entries++;
        }
        return (entries, Convert.ToHexStringLower(SHA256.HashData(lines.WrittenSpan)));
    }
}
