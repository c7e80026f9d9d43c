using System.Buffers.Binary;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Anchors;

/// <summary>A head and when it was recorded.</summary>
public sealed record HeadRecord(Head Head, DateTimeOffset At);

/// <summary>
/// How far this server's chain has come, recorded after each commit, outside the data directory: it finds a tail that was cut off after the
/// newest anchor. Two places of 128 bytes take turns, so that a crash always leaves one whole:
/// <code>
///   0  8  turn, from 1     16 16  node     40 32  hash
///   8  8  when, Unix ms    32  8  seq     124  4  CRC-32C of bytes 0 to 123
/// </code>
/// It is not synced at each commit: after a power cut it may be a little behind the ledger, never ahead of it.
/// </summary>
public sealed class HeadFile : IDisposable
{
    private const int PlaceSize = 128;
    private readonly FileStream file;
    private long turn;

    private HeadFile(FileStream file) => this.file = file;

    /// <summary>Opens the file for the writer, or makes it.</summary>
    public static HeadFile Open(string path)
    {
        var head = new HeadFile(OwnFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite));
        (_, head.turn, _) = Load(head.file);
        return head;
    }

    /// <summary>The newest record; null before the first. <c>IsDamaged</c> when there is one that cannot be read.</summary>
    public static (HeadRecord? Newest, bool IsDamaged) Read(string path)
    {
        if (!File.Exists(path)) return (null, false);
        using var opened = OwnFile.Open(path, FileMode.Open, FileAccess.Read);
        var (newest, _, isDamaged) = Load(opened);
        return (newest, isDamaged);
    }

    /// <summary>Records the head after its commit is durable. One small write; call it from one thread.</summary>
    public void Write(Head head, DateTimeOffset at)
    {
        Span<byte> place = stackalloc byte[PlaceSize];
        place.Clear();
        BinaryPrimitives.WriteInt64BigEndian(place, ++turn);
        BinaryPrimitives.WriteInt64BigEndian(place[8..], at.ToUnixTimeMilliseconds());
        EntryId.Write(head.Node, place[16..]);
        BinaryPrimitives.WriteInt64BigEndian(place[32..], head.Seq);
        head.Hash.Write(place[40..]);
        Checksum.Write(place);
        RandomAccess.Write(file.SafeFileHandle, place, turn % 2 * PlaceSize);
    }

    /// <summary>Makes the record durable: at each anchor, and when the server stops.</summary>
    public void Flush() => RandomAccess.FlushToDisk(file.SafeFileHandle);

    public void Dispose() => file.Dispose();

    private static (HeadRecord? Newest, long Turn, bool IsDamaged) Load(FileStream places)
    {
        Span<byte> both = stackalloc byte[2 * PlaceSize];
        both.Clear();
        var length = RandomAccess.Read(places.SafeFileHandle, both, 0);
        HeadRecord? newest = null;
        var newestTurn = 0L;
        for (var at = 0; at < both.Length; at += PlaceSize)
        {
            var place = both.Slice(at, PlaceSize);
            var number = BinaryPrimitives.ReadInt64BigEndian(place);
            if (number <= newestTurn || !Checksum.Holds(place)) continue;
            newestTurn = number;
            var head = new Head(EntryId.Read(place[16..]), BinaryPrimitives.ReadInt64BigEndian(place[32..]), Digest.Read(place[40..]));
            newest = new HeadRecord(head, DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(place[8..])));
        }
        return (newest, newestTurn, length > 0 && newest is null);
    }
}
