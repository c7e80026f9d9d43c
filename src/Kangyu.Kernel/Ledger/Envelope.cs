using System.Buffers.Binary;

namespace Kangyu.Kernel.Ledger;

/// <summary>
/// What is kept of an entry for ever. 177 bytes, all numbers most significant byte first:
/// <code>
///   0  1  version of this layout (1)     65 16  id of the data key that seals the body
///   1 16  id (UUIDv7)                    81 32  SHA-256 of the sealed body
///  17 16  node                          113 32  prev: hash of the node's entry before this one
///  33  8  seq, from 1 at each node      145 32  hash: SHA-256 of bytes 0 to 144
///  41  8  recorded (hybrid time)
///  49 16  group: the submission's id
/// </code>
/// A chain is verified over the stored bytes; they are never written anew from these fields.
/// </summary>
public readonly record struct Envelope(
    Guid Id, Guid Node, long Seq, HybridTime Recorded, Guid Group, Guid KeyId, Digest BodyHash, Digest Prev, Digest Hash)
{
    public const int Size = 177;

    /// <summary>How many bytes, from the first, the hash covers.</summary>
    public const int HashedSize = 145;

    public const byte Version = 1;

    public Head Head => new(Node, Seq, Hash);

    /// <summary>The hash that the stored bytes should end with.</summary>
    public static Digest HashOf(ReadOnlySpan<byte> stored) => Digest.Of(stored[..HashedSize]);

    public void Write(Span<byte> destination)
    {
        destination[0] = Version;
        EntryId.Write(Id, destination[1..]);
        EntryId.Write(Node, destination[17..]);
        BinaryPrimitives.WriteInt64BigEndian(destination[33..], Seq);
        BinaryPrimitives.WriteUInt64BigEndian(destination[41..], Recorded.Bits);
        EntryId.Write(Group, destination[49..]);
        EntryId.Write(KeyId, destination[65..]);
        BodyHash.Write(destination[81..]);
        Prev.Write(destination[113..]);
        Hash.Write(destination[HashedSize..Size]);
    }

    /// <summary>Reads stored bytes; false when their length or version is not this layout's. Checks no hash.</summary>
    public static bool TryRead(ReadOnlySpan<byte> stored, out Envelope envelope)
    {
        if (stored.Length != Size || stored[0] != Version)
        {
            envelope = default;
            return false;
        }
        envelope = new Envelope(
            EntryId.Read(stored[1..]),
            EntryId.Read(stored[17..]),
            BinaryPrimitives.ReadInt64BigEndian(stored[33..]),
            new HybridTime(BinaryPrimitives.ReadUInt64BigEndian(stored[41..])),
            EntryId.Read(stored[49..]),
            EntryId.Read(stored[65..]),
            Digest.Read(stored[81..]),
            Digest.Read(stored[113..]),
            Digest.Read(stored[HashedSize..]));
        return true;
    }
}
