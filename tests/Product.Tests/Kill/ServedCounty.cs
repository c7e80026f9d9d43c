using System.Security.Cryptography;
using Kangyu.Server.Hosting;
using Kangyu.Store;
using Kangyu.Store.Accounts;
using Kangyu.Store.Dialects;
using Product.Tests.Keys;
using Product.Tests.Server;
using Product.Tests.Store;

namespace Product.Tests.Kill;

/// <summary>A small county on disk with the core pack and the blood-pressure fixture, a clinic and a machine's token, for the real program to serve.</summary>
internal sealed class ServedCounty : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly string schema = "ky_k" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly DatabaseKind kind;

    private ServedCounty(DatabaseKind kind, string? data)
    {
        this.kind = kind;
        Settings = new HostSettings
        {
            Data = data ?? scratch["data"],
            Keys = scratch["keys"],
            Packs = scratch["packs"],
            County = "360830",
            Database = kind == DatabaseKind.Postgres ? PostgresCluster.Address(schema) : null,
        };
    }

    public HostSettings Settings { get; }

    public string Token { get; private set; } = "";

    /// <param name="data">Null: a directory of its own.</param>
    public static async Task<ServedCounty> Make(DatabaseKind kind, string? data = null)
    {
        var made = new ServedCounty(kind, data);
        made.CopyPacks();
        await using var county = await CountyStart.Open(made.Settings);
        await new UnitTable(county).Put(TestServer.Units);
        var account = new Account { Id = Guid.CreateVersion7(), Login = "machine", Name = "machine", Stamp = "machine", Grants = [new AccountGrant("village_doctor", TestServer.Clinic)] };
        Assert.True(await new AccountTable(county).Add(account));
        made.Token = await new TokenTable(county).Add(account.Id, "test", RandomNumberGenerator.GetBytes(32), DateTimeOffset.UtcNow);
        return made;
    }

    /// <summary>The program with these words and where this county lies.</summary>
    public ProgramRun Run(params string[] words) => RunAt(Settings, words);

    public ProgramRun RunAt(HostSettings at, params string[] words) => ProgramRun.Start(
        [.. words, "--data", at.Data, "--keys", at.Keys, "--packs", at.Packs, .. at.Database is { } address ? new[] { "--database", address } : []]);

    /// <summary>Where a second server of the same county runs: the same keys, and a head record of its own.</summary>
    public HostSettings Second()
    {
        var keys = Directory.CreateDirectory(scratch["second-keys"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        foreach (var file in Directory.EnumerateFiles(Settings.Keys).Where(file => !Path.GetFileName(file).StartsWith("head-", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(keys, Path.GetFileName(file)));
        return Settings with { Data = scratch["second"], Keys = keys };
    }

    /// <summary>An empty place with the same packs, to restore to.</summary>
    public ServedCounty Elsewhere()
    {
        var there = new ServedCounty(kind, null);
        there.CopyPacks();
        return there;
    }

    /// <summary>A connection to look into the tables with, while nobody serves.</summary>
    public async Task<Dialect> Dialect() => CountyParts.DialectOf(await CountyStart.Options(Settings));

    public void Dispose()
    {
        if (kind == DatabaseKind.Postgres) PostgresCluster.Drop(schema);
        scratch.Dispose();
    }

    private void CopyPacks()
    {
        CopyPack("packs/core", scratch["packs/core"]);
        CopyPack("tests/fixtures/packs/blood-pressure", scratch["packs/blood-pressure"]);
    }

    private static void CopyPack(string from, string to)
    {
        var source = Path.Combine(TestPacks.Root, from);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
