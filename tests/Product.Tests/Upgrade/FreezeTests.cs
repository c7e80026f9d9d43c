using System.Diagnostics;
using System.IO.Compression;
using Product.Tests.Keys;
using Product.Tests.Store;

namespace Product.Tests.Upgrade;

/// <summary>
/// Freezes a county as this program makes it, for the tests of later ones. Run it before a landing that changes the database, and commit what it made:
/// <c>KANGYU_FREEZE=tests/fixtures/counties/NAME Product.Tests --filter-class "*FreezeTests"</c>. Without that it shows that freezing works.
/// </summary>
public sealed class FreezeTests
{
    [Theory, DatabaseData]
    public async Task A_county_is_frozen_for_later_programs(DatabaseKind kind)
    {
        using var scratch = new Scratch();
        var folder = Environment.GetEnvironmentVariable("KANGYU_FREEZE") ?? scratch["frozen"];
        Directory.CreateDirectory(folder);
        await using var test = await TestCounty.Open(kind);
        await FrozenStory.Tell(test);
        await File.WriteAllTextAsync(Path.Combine(folder, "expected.txt"), await FrozenStory.Read(test.County));
        await test.Close();
        var name = kind == DatabaseKind.Sqlite ? "sqlite" : "postgres";
        var zip = Path.Combine(folder, name + ".zip");
        File.Delete(zip);
        await ZipFile.CreateFromDirectoryAsync(test.Root, zip, CompressionLevel.SmallestSize, includeBaseDirectory: false);
        if (kind == DatabaseKind.Postgres) await Dump(test, Path.Combine(folder, "postgres.sql"));
        await using var archive = await ZipFile.OpenReadAsync(zip);
        Assert.Contains(archive.Entries, entry => entry.FullName == (kind == DatabaseKind.Sqlite ? "data/county.db" : "data/node"));
        Assert.Contains(archive.Entries, entry => entry.FullName == "data-keys/anchors");
    }

    // rows as statements, so that any connection can load it; lines of psql's own are left out
    private static async Task Dump(TestCounty test, string file)
    {
        var host = Path.GetDirectoryName(PostgresCluster.DataDirectory)!;
        using var dump = Process.Start(new ProcessStartInfo(PostgresCluster.Binaries + "/pg_dump", ["-h", host, "-U", "postgres", "-n", test.Schema, "--inserts", "--no-owner", "--no-privileges", "postgres"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var text = await dump.StandardOutput.ReadToEndAsync();
        await dump.WaitForExitAsync();
        Assert.Equal(0, dump.ExitCode);
        var lines = text.Split('\n').Where(line => line.Length > 0 && line[0] != '\\' && !line.StartsWith("--", StringComparison.Ordinal));
        await File.WriteAllTextAsync(file, string.Join('\n', lines).Replace(test.Schema, FrozenCounty.Schema, StringComparison.Ordinal) + "\n");
    }
}
