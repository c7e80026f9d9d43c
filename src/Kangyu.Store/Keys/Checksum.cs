using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Kangyu.Store.Keys;

/// <summary>Records of 128 bytes whose last four are the CRC-32C of the others: tells a record that a crash left half-written.</summary>
internal static class Checksum
{
    private const int At = 124;

    public static void Write(Span<byte> record) => BinaryPrimitives.WriteUInt32BigEndian(record[At..], Of(record));

    public static bool Holds(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt32BigEndian(record[At..]) == Of(record);

    private static uint Of(ReadOnlySpan<byte> record)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, uint>(record[..At])) crc = BitOperations.Crc32C(crc, word);
        return ~crc;
    }
}
