using System.IO.Compression;
using Kangyu.Kernel.Packs;

namespace Kangyu.Store.Log;

/// <summary>A pack's files as one compressed value, as they were when it was activated.</summary>
internal static class PackArchive
{
    public static byte[] Write(PackSource source)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in source.Files)
            {
                using var entry = archive.CreateEntry(file.Path).Open();
                entry.Write(file.Bytes.Span);
            }
        }
        return stream.ToArray();
    }

    public static PackSource Read(string name, byte[] files)
    {
        using var archive = new ZipArchive(new MemoryStream(files), ZipArchiveMode.Read);
        return new PackSource(name, [.. archive.Entries.Select(Read)]);
    }

    private static PackFile Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new PackFile(entry.FullName, bytes.ToArray());
    }
}
