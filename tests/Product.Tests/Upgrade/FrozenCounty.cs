using System.IO.Compression;
using Npgsql;
using Product.Tests.Store;

namespace Product.Tests.Upgrade;

/// <summary>A county as an earlier landing left it, laid out where today's program is to open it.</summary>
internal static class FrozenCounty
{
    /// <summary>The name of the schema in the dumps.</summary>
    public const string Schema = "ky_frozen";

    private static readonly string Folder = Path.Combine(TestPacks.Root, "tests", "fixtures", "counties");

    /// <summary>The landings that are kept, by name.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static string Expected(string landing) => File.ReadAllText(Path.Combine(Folder, landing, "expected.txt"));

    /// <summary>Puts it in place of the county's data, keys and schema.</summary>
    public static async Task<TestCounty> Thaw(string landing, DatabaseKind kind)
    {
        var test = new TestCounty(kind);
        var name = kind == DatabaseKind.Sqlite ? "sqlite" : "postgres";
        Directory.CreateDirectory(test.Root);
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(Folder, landing, name + ".zip"), test.Root);
        // an archive does not say who may read; keys that others may read are refused
        foreach (var file in Directory.EnumerateFiles(test.Root, "*", SearchOption.AllDirectories)) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (var folder in Directory.EnumerateDirectories(test.Root, "*", SearchOption.AllDirectories)) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (kind == DatabaseKind.Postgres) await Load(await File.ReadAllTextAsync(Path.Combine(Folder, landing, "postgres.sql")), test.Schema);
        return test;
    }

    private static async Task Load(string dump, string schema)
    {
        await using var connection = new NpgsqlConnection(PostgresCluster.Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(dump.Replace(Schema, schema, StringComparison.Ordinal), connection);
        await command.ExecuteNonQueryAsync();
    }
}
