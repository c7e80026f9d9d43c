using Microsoft.Win32.SafeHandles;

namespace Kangyu.Store.Keys;

/// <summary>
/// The keyring's slots in one file, <c>keyring</c>, beside the ledger. Appending and overwriting are single writes of whole slots; a slot never
/// crosses a disk sector. A last slot that a crash left unfinished is cut off when the file is opened for writing.
/// </summary>
public sealed class FileKeyring : KeyringStorage
{
    private const int BlockSlots = 8192;
    private readonly FileStream file;
    private readonly Lock flushing = new();
    private readonly bool isWriter;
    private int count;
    private volatile bool written;

    private FileKeyring(FileStream file, bool isWriter)
    {
        this.file = file;
        this.isWriter = isWriter;
        count = CountWhole();
    }

    private SafeFileHandle Handle => file.SafeFileHandle;

    public override bool IsShared => false;

    /// <summary>Opens the file, or makes an empty one (0600).</summary>
    public static FileKeyring Open(string path)
    {
        var storage = new FileKeyring(OwnFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite), isWriter: true);
        var whole = (long)storage.count * SlotSize;
        if (RandomAccess.GetLength(storage.Handle) != whole) RandomAccess.SetLength(storage.Handle, whole);
        return storage;
    }

    /// <summary>
    /// Opens the file to look into it while another process may serve; nothing can be written. A refresh reads it all again.
    /// </summary>
    public static FileKeyring OpenToRead(string path) => new(OwnFile.Open(path, FileMode.Open, FileAccess.Read), isWriter: false);

    public override long Read(long since, SlotTaker take)
    {
        var number = (int)since;
        if (!isWriter) (number, count) = (0, CountWhole());
        if (number == count) return count;
        var block = new byte[BlockSlots * SlotSize];
        while (number < count)
        {
            var bytes = ReadBlock(number, block.AsSpan(0, Math.Min(BlockSlots, count - number) * SlotSize));
            for (var at = 0; at < bytes; at += SlotSize) take(number++, block.AsSpan(at, SlotSize));
        }
        return count;
    }

    public override bool TryAppend(int first, ReadOnlySpan<byte> slots)
    {
        if (first != count) throw new ArgumentOutOfRangeException(nameof(first), "One process writes this file, at its end.");
        RandomAccess.Write(Handle, slots, (long)count * SlotSize);
        count += slots.Length / SlotSize;
        written = true;
        return true;
    }

    public override void Overwrite(int number, ReadOnlySpan<byte> slot)
    {
        RandomAccess.Write(Handle, slot, (long)number * SlotSize);
        written = true;
    }

    public override void Flush()
    {
        lock (flushing)
        {
            // most batches make no key
            if (!written) return;
            written = false;
            try
            {
                RandomAccess.FlushToDisk(Handle);
            }
            catch
            {
                // the next batch may not rely on keys that this one could not make durable
                written = true;
                throw;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }

    private int ReadBlock(int number, Span<byte> block)
    {
        var read = 0;
        while (read < block.Length)
        {
            var more = RandomAccess.Read(Handle, block[read..], ((long)number * SlotSize) + read);
            if (more == 0) throw new EndOfStreamException("The keyring became shorter while it was read.");
            read += more;
        }
        return read;
    }

    // what a crash, or a write of this moment, left unfinished at the end does not count
    private int CountWhole()
    {
        var whole = (int)(RandomAccess.GetLength(Handle) / SlotSize);
        Span<byte> slot = stackalloc byte[SlotSize];
        while (whole > 0)
        {
            ReadBlock(whole - 1, slot);
            if (KeySlot.IsWhole(slot)) break;
            whole--;
        }
        return whole;
    }
}
