using System.Text;

namespace Kangyu.Store.Keys;

/// <summary>
/// The keys directory as one stream, to go into a backup encrypted with <see cref="BackupWriter"/>: without it a county whose machine is lost
/// could not be restored. For each file its name's length (1 byte), name, length (4 bytes, least significant first), bytes; a 0 byte ends it.
/// </summary>
public static class KeysBundle
{
    private const int LargestFile = 256 << 20;

    // a closed list: a bundle cannot write anything else, nor anywhere else
    private static readonly string[] Names =
    [
        "anchor.pem", "anchor.pub", "search.key", "escrow-1.pub", "escrow-2.pub", "backup.pub", "anchors", "erasures", "head-ledger", "head-access",
        "master.key",
    ];

    public static void Write(KeysDirectory keys, Stream destination)
    {
        using var writer = new BinaryWriter(destination, Encoding.ASCII, leaveOpen: true);
        foreach (var name in Names)
        {
            if (!File.Exists(keys.PathOf(name))) continue;
            var content = keys.ReadFile(name);
            writer.Write((byte)name.Length);
            writer.Write(name.AsSpan());
            writer.Write(content.Length);
            writer.Write(content);
        }
        writer.Write((byte)0);
    }

    /// <summary>Makes a keys directory from a bundle.</summary>
    /// <exception cref="KeysException"><c>keys_place</c>; <c>keys_exist</c>: there is one already; <c>keys_layout</c>.</exception>
    public static KeysDirectory Read(Stream source, string path, string dataDirectory)
    {
        var keys = KeysDirectory.At(path, dataDirectory);
        if (KeysDirectory.Exists(path))
            throw KeysException.At(path, "keys_exist", "该处已有密钥目录，不会覆盖。", "A keys directory is there already and will not be overwritten.");
        OwnFile.CreateDirectory(keys.Path);
        OwnFile.RefuseOpen(keys.Path);
        foreach (var (name, content) in Files(source)) OwnFile.Write(keys.PathOf(name), content);
        return keys;
    }

    /// <summary>Reads past a bundle to what follows it in the stream.</summary>
    /// <exception cref="KeysException"><c>keys_layout</c>.</exception>
    public static void Pass(Stream source)
    {
        foreach (var _ in Files(source))
        {
        }
    }

    private static IEnumerable<(string Name, byte[] Content)> Files(Stream source)
    {
        using var reader = new BinaryReader(source, Encoding.ASCII, leaveOpen: true);
        for (var length = reader.ReadByte(); length != 0; length = reader.ReadByte())
        {
            var name = Encoding.ASCII.GetString(reader.ReadBytes(length));
            var size = reader.ReadInt32();
            if (!Names.Contains(name, StringComparer.Ordinal) || size is < 0 or > LargestFile)
                throw KeysException.At("backup", "keys_layout", "备份中的密钥无法识别。", "The keys in the backup are not known to this version.");
            yield return (name, reader.ReadBytes(size));
        }
    }
}
