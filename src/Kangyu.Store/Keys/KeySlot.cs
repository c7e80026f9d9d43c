using System.Buffers.Binary;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Keys;

/// <summary>What a slot is; values 1 to 4 are those of <see cref="KeyState"/>.</summary>
internal enum SlotState : byte
{
    Empty = 0,
    Live = 1,
    Locked = 2,
    Erased = 3,
    Destroyed = 4,
    FirstShare = 5,
    SecondShare = 6,

    /// <summary>A share that was overwritten: keeps nothing.</summary>
    Spent = 7,

    /// <summary>Slot 0: says which master key wraps this keyring.</summary>
    Header = 8,
}

/// <summary>
/// The 128 bytes of a slot:
/// <code>
///   0  1  state                        40 60  Live: wrapped key: nonce 12 | key 32 | tag 16
///   1  1  class                        40 81  shares: public point 33 | share 32 | tag 16
///   2  2  layout (1)                   40 32  header: id of the master key
///   4  4  Locked: last day of the     121  3  zeros
///         legal term, a day number    124  4  CRC-32C of bytes 0 to 123
///   8 16  subject; Locked: its blind
///  24 16  key id
/// </code>
/// Tombstones (Erased, Destroyed) keep the state and the key id alone: class, subject and key are zeros.
/// </summary>
internal static class KeySlot
{
    public const int Size = KeyringStorage.SlotSize;
    public const int HeadingSize = 40;
    public const int SubjectAt = 8;
    public const int IdAt = 24;
    public const int SecretAt = 40;
    public const int WrappedSize = Seal.NonceSize + Seal.KeySize + Seal.TagSize;
    public const int ShareSize = 33 + Seal.KeySize + Seal.TagSize;
    private const ushort Layout = 1;

    public static SlotState State(ReadOnlySpan<byte> slot) => (SlotState)slot[0];

    public static KeyClass Class(ReadOnlySpan<byte> slot) => (KeyClass)slot[1];

    public static DateOnly Until(ReadOnlySpan<byte> slot) => DateOnly.FromDayNumber(BinaryPrimitives.ReadInt32BigEndian(slot[4..]));

    public static Guid Subject(ReadOnlySpan<byte> slot) => EntryId.Read(slot[SubjectAt..]);

    public static Guid Id(ReadOnlySpan<byte> slot) => EntryId.Read(slot[IdAt..]);

    public static ReadOnlySpan<byte> Wrapped(ReadOnlySpan<byte> slot) => slot.Slice(SecretAt, WrappedSize);

    public static ReadOnlySpan<byte> Share(ReadOnlySpan<byte> slot) => slot.Slice(SecretAt, ShareSize);

    /// <summary>Clears the slot and writes its heading; the secret part and <see cref="Finish"/> follow.</summary>
    public static void Start(Span<byte> slot, SlotState state, KeyClass @class, Guid subject, Guid id, DateOnly? until = null)
    {
        slot.Clear();
        slot[0] = (byte)state;
        slot[1] = (byte)@class;
        BinaryPrimitives.WriteUInt16BigEndian(slot[2..], Layout);
        BinaryPrimitives.WriteInt32BigEndian(slot[4..], until?.DayNumber ?? 0);
        EntryId.Write(subject, slot[SubjectAt..]);
        EntryId.Write(id, slot[IdAt..]);
    }

    public static void Finish(Span<byte> slot) => Checksum.Write(slot);

    /// <summary>True for a slot that was written to its end.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> slot) =>
        slot[0] != 0 && BinaryPrimitives.ReadUInt16BigEndian(slot[2..]) == Layout && Checksum.Holds(slot);
}
