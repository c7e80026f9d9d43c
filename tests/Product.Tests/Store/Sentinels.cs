using System.Text;

namespace Product.Tests.Store;

/// <summary>Looks for bytes in every file of a directory.</summary>
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
