using Kangyu.Store;
using Kangyu.Store.Backups;
using Kangyu.Store.Keys;

namespace Product.Tests.Store;

/// <summary>What lies in the data directory is for the service's own account alone: flat tables are plain, and nobody else has to read them.</summary>
public sealed class OwnFilesTests
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Directory700 = File600 | UnixFileMode.UserExecute;

    [Theory, DatabaseData]
    public async Task Every_file_is_made_for_its_owner_alone(DatabaseKind kind)
    {
        await using var test = await TestCounty.Open(kind);
        BackupKeys.Create(KeysDirectory.Open(KeysDirectory.Beside(test.Data), test.Data));
        await test.Accept(TestCounty.Register(1, 1));
        test.County.Dialect.CopyBeside("0009", null);
        using (test.County.Dialect.MakeShadow(["person"]))
        {
            AllOwn(test.Data);
            if (kind == DatabaseKind.Sqlite)
                Assert.Superset(new HashSet<string> { "county.db", "county.db-wal", "county.db-shm", "county.db.before-0009", "keyring", "node", "in-use" }, Names(test.Data));
        }
        await test.County.Backup(Path.Combine(test.Root, "backup", "county.kyb"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(test.Root, "backup"))) Assert.Equal(File600, File.GetUnixFileMode(file));
        await using var fresh = new TestCounty(kind);
        await County.Restore(new RestoreOrder(fresh.Options, Path.Combine(test.Root, "backup", "county.kyb"), Path.Combine(KeysDirectory.Beside(test.Data), "hand-over", "backup.pem")));
        AllOwn(fresh.Data);
    }

    [Fact]
    public async Task Files_that_an_earlier_release_left_open_are_closed()
    {
        await using var test = await TestCounty.Open(DatabaseKind.Sqlite);
        await test.Accept(TestCounty.Register(1, 1));
        foreach (var file in Directory.EnumerateFiles(test.Data)) File.SetUnixFileMode(file, File600 | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Assert.Contains((await County.Verify(test.Options, anchors: false)).Warnings, warning => warning.Code == "data_open" && warning.Path.EndsWith("county.db", StringComparison.Ordinal));
        await test.Reopen();
        AllOwn(test.Data);
        Assert.DoesNotContain((await County.Verify(test.Options, anchors: false)).Warnings, warning => warning.Code == "data_open");
    }

    private static void AllOwn(string data)
    {
        Assert.Equal(Directory700, File.GetUnixFileMode(data));
        foreach (var file in Directory.EnumerateFiles(data)) Assert.True(File.GetUnixFileMode(file) == File600, $"{file}: {File.GetUnixFileMode(file)}");
    }

    private static HashSet<string> Names(string data) => [.. Directory.EnumerateFiles(data).Select(file => Path.GetFileName(file))];
}
