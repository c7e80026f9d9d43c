using System.IO.Compression;
using System.Text;

namespace Kangyu.Kernel.People.Names;

/// <summary>Reads a table that build/pinyin/make.mjs packed (the formats are at its head).</summary>
internal sealed class PackedReader
{
    private readonly byte[] bytes;
    private int at;

    private PackedReader(byte[] bytes) => this.bytes = bytes;

    public static PackedReader Open(string resource)
    {
        using var packed = typeof(PackedReader).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded");
        using var plain = new DeflateStream(packed, CompressionMode.Decompress);
        using var all = new MemoryStream();
        plain.CopyTo(all);
        return new PackedReader(all.ToArray());
    }

    public bool AtEnd => at == bytes.Length;

    public int Byte() => bytes[at++];

    public int Short() => Byte() | (Byte() << 8);

    public int Varint()
    {
        int value = 0;
        for (int shift = 0; ; shift += 7)
        {
            int part = Byte();
            value |= (part & 127) << shift;
            if (part < 128) return value;
        }
    }

    public string Text()
    {
        int length = Byte();
        at += length;
        return Encoding.UTF8.GetString(bytes, at - length, length);
    }
}
