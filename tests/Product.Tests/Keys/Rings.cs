using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;

namespace Product.Tests.Keys;

/// <summary>Keyrings to test with.</summary>
internal static class Rings
{
    public static MasterKey Master(string name = "master") => new(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)));

    public static Keyring Open(string path, MasterKey master) => Keyring.Open(FileKeyring.Open(path), master);

    public static Guid Person(int number) => new(number, 7, 7, [0xA5, 0x5A, 0xC3, 0x3C, 1, 2, 3, 4]);

    public static KeyOwner Care(int number) => new(Person(number), KeyClass.Care);

    public static KeyOwner Legal(int number) => new(Person(number), KeyClass.Legal);

    /// <summary>A sealed word, to see whether a key opens it.</summary>
    public static byte[] Close(DataKey key, string word = "word")
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(word);
        var closed = new byte[plain.Length + Seal.Overhead];
        key.Seal.Close(plain, Person(0), RandomNumberGenerator.GetBytes(Seal.NonceSize), closed);
        return closed;
    }

    public static bool Opens(DataKey key, byte[] closed) => key.Seal.TryOpen(closed, Person(0), new byte[closed.Length - Seal.Overhead]);

    public static int Times(byte[] haystack, ReadOnlySpan<byte> needle)
    {
        var times = 0;
        for (var rest = haystack.AsSpan(); rest.IndexOf(needle) is var at and >= 0; rest = rest[(at + 1)..]) times++;
        return times;
    }
}

/// <summary>Slots in memory that several keyrings share, as servers share a table.</summary>
internal sealed class SharedSlots
{
    private readonly List<(byte[] Slot, long Change)> slots = [];
    private readonly Lock turn = new();
    private long changes;

    /// <summary>Throws once, before the overwrite with this number from now on: a crash.</summary>
    public int FailAtOverwrite { get; set; } = -1;

    public int Reads { get; private set; }

    public KeyringStorage Connect() => new Connection(this);

    private sealed class Connection(SharedSlots shared) : KeyringStorage
    {
        public override bool IsShared => true;

        public override long Read(long since, SlotTaker take)
        {
            lock (shared.turn)
            {
                shared.Reads++;
                for (var i = 0; i < shared.slots.Count; i++)
                {
                    if (shared.slots[i].Change > since) take(i, shared.slots[i].Slot);
                }
                return shared.changes;
            }
        }

        public override bool TryAppend(int first, ReadOnlySpan<byte> added)
        {
            lock (shared.turn)
            {
                if (first != shared.slots.Count) return false;
                shared.changes++;
                for (var at = 0; at < added.Length; at += SlotSize) shared.slots.Add((added.Slice(at, SlotSize).ToArray(), shared.changes));
                return true;
            }
        }

        public override void Overwrite(int number, ReadOnlySpan<byte> slot)
        {
            lock (shared.turn)
            {
                if (shared.FailAtOverwrite-- == 0) throw new IOException("the power went");
                shared.slots[number] = (slot.ToArray(), ++shared.changes);
            }
        }

        public override void Flush()
        {
        }
    }
}
