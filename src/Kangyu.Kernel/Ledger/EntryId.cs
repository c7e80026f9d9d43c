using System.Buffers.Binary;

namespace Kangyu.Kernel.Ledger;

/// <summary>
/// Ids of entries and submissions: UUIDv7 (RFC 9562) whose 16 bytes are stored most significant first, so that they sort by the
/// time they were made. The id is made where the entry is written and is what makes sending it twice harmless.
/// </summary>
public static class EntryId
{
    public const int Size = 16;

    /// <summary>How many random bytes <see cref="Make"/> takes.</summary>
    public const int RandomSize = 10;

    /// <summary>Makes an id from a time (Unix milliseconds, 48 bits) and 10 random bytes, of which 74 bits are used.</summary>
    public static Guid Make(long unixMs, ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unixMs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(unixMs, HybridTime.MaxUnixMs);
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, unixMs << 16);
        random[..RandomSize].CopyTo(bytes[6..]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return Read(bytes);
    }

    /// <summary>True for a UUID of version 7 and the RFC variant.</summary>
    public static bool IsValid(Guid id) => id.Version == 7 && (id.Variant & 0b1100) == 0b1000;

    /// <summary>The time the id was made, in Unix milliseconds, by the clock of the device that made it.</summary>
    public static long UnixMs(Guid id)
    {
        Span<byte> bytes = stackalloc byte[Size];
        Write(id, bytes);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
    }

    public static Guid Read(ReadOnlySpan<byte> bytes) => new(bytes[..Size], bigEndian: true);

    public static void Write(Guid id, Span<byte> destination) => id.TryWriteBytes(destination, bigEndian: true, out _);

    public static byte[] ToBytes(Guid id) => id.ToByteArray(bigEndian: true);
}
