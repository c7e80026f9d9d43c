using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Kangyu.Kernel.Ledger;

/// <summary>A SHA-256 value: 32 bytes, compared by value. <c>default</c> is 32 zero bytes, the <c>prev</c> of a first entry.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Digest
{
    public const int Size = 32;

    private readonly ulong a;
    private readonly ulong b;
    private readonly ulong c;
    private readonly ulong d;

    public bool IsZero => (a | b | c | d) == 0;

    /// <summary>The SHA-256 of <paramref name="data"/>.</summary>
    public static Digest Of(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(data, hash);
        return Read(hash);
    }

    /// <summary>Takes the first 32 bytes as they are.</summary>
    public static Digest Read(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<Digest>(bytes);

    public void Write(Span<byte> destination) => MemoryMarshal.Write(destination, in this);

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }

    /// <summary>Reads 64 hexadecimal digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> hex, out Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Size];
        digest = default;
        if (hex.Length != 2 * Size || Convert.FromHexString(hex, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        digest = Read(bytes);
        return true;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
