using System.Text;
using Dapper;
using Kangyu.Store.Keys;

namespace Product.Tests.Store;

/// <summary>Looks for bytes in every file of a directory, and in every row of a database.</summary>
internal static class Sentinels
{
    public static IReadOnlyList<string> Find(string directory, params IReadOnlyList<byte[]> sought)
    {
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            var bytes = Read(file);
            found.AddRange(sought.Where(text => bytes.AsSpan().IndexOf(text) >= 0).Select(text => $"{Path.GetFileName(file)}: {Convert.ToHexStringLower(text)}"));
        }
        return found;
    }

    /// <summary>A text as a database or a page could hold it.</summary>
    public static IEnumerable<byte[]> Spellings(string text) =>
        [Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text), Encoding.ASCII.GetBytes(string.Concat(text.Select(c => c > 127 ? $"\\u{(int)c:x4}" : c.ToString())))];

    /// <summary>A subject's keys as they stand in the keyring: without them no body opens.</summary>
    public static List<byte[]> WrappedKeys(TestCounty test, Guid subject)
    {
        using var ring = new MemoryStream();
        test.County.Parts.Keyring.Export(ring);
        var slots = ring.ToArray().Chunk(KeyringStorage.SlotSize).Where(slot => KeySlot.State(slot) == SlotState.Live && KeySlot.Subject(slot) == subject);
        return [.. slots.Select(slot => KeySlot.Wrapped(slot).ToArray())];
    }

    public static async Task<IReadOnlyList<string>> InRows(TestCounty test, params IReadOnlyList<byte[]> sought)
    {
        using var lease = await test.County.Dialect.Read(CancellationToken.None);
        var found = new List<string>();
        foreach (var table in test.County.Dialect.Tables(lease.Connection))
        {
            foreach (var row in lease.Connection.Query($"SELECT * FROM {table}").Cast<IDictionary<string, object?>>())
            {
                var bytes = row.Values.SelectMany(value => value as byte[] ?? Encoding.UTF8.GetBytes(value?.ToString() ?? "")).ToArray();
                found.AddRange(sought.Where(text => bytes.AsSpan().IndexOf(text) >= 0).Select(text => $"{table}: {Convert.ToHexStringLower(text)}"));
            }
        }
        return found;
    }

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (IOException)
        {
            // a file that went away while we looked holds nothing
            return [];
        }
    }
}
