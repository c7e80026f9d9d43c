using System.Security.Cryptography;
using Kangyu.Store.Keys;
using Xunit;

namespace Product.Tests.Keys;

public sealed class BackupTests : IDisposable
{
    private const int Header = BackupFormat.HeaderSize;
    private const int Chunk = BackupFormat.ChunkSize;
    private const int Closed = BackupFormat.SealedChunkSize;

    private readonly ECDiffieHellman key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData(2 * Chunk)]
    [InlineData((3 * Chunk) + 777)]
    public void What_is_written_is_read_again(int length)
    {
        var content = Content(length);
        var closed = Close(content);
        Assert.Equal(Header + length + (16 * Math.Max(1, (length + Chunk - 1) / Chunk)), closed.Length);
        Assert.Equal(content, Open(closed));
    }

    [Fact]
    public void It_may_be_written_and_read_in_pieces_of_any_size()
    {
        var content = Content((2 * Chunk) + 5);
        using var file = new MemoryStream();
        using (var writer = new BackupWriter(file, key))
        {
            for (var (at, size) = (0, 1); at < content.Length; at += size, size = (size * 3) + 1) writer.Write(content, at, Math.Min(size, content.Length - at));
            writer.Complete();
        }
        using var reader = new BackupReader(new Trickle(file.ToArray()), key);
        var read = new MemoryStream();
        reader.CopyTo(read, 1000);
        Assert.Equal(content, read.ToArray());
    }

    [Fact]
    public void A_backup_cut_off_anywhere_is_refused()
    {
        var closed = Close(Content((2 * Chunk) + 100));
        int[] lengths =
        [
            0, 1, Header - 1, Header, Header + 1, Header + 15, Header + 16, Header + Closed - 1, Header + Closed, Header + Closed + 1,
            Header + (2 * Closed), Header + (2 * Closed) + 16, closed.Length - 17, closed.Length - 16, closed.Length - 1,
        ];
        foreach (var length in lengths) Assert.True(Code(closed[..length]) == "backup_cut", $"cut to {length}");
    }

    [Fact]
    public void A_writer_that_did_not_complete_leaves_a_backup_that_is_refused()
    {
        using var file = new MemoryStream();
        using (var writer = new BackupWriter(file, key)) writer.Write(Content(3 * Chunk));
        Assert.Equal("backup_cut", Code(file.ToArray()));
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_refused()
    {
        var closed = Close(Content(Chunk + 40));
        // every byte of the header and of the last chunk, and some of the others
        var places = Enumerable.Range(0, Header + 40).Concat(Enumerable.Range(Header + Closed - 20, 76)).Concat([Header + 30_000]);
        foreach (var at in places)
        {
            closed[at] ^= 0x10;
            Assert.True(Code(closed) is "backup_changed" or "backup_cut" or "backup_layout" or "backup_key", $"byte {at}");
            closed[at] ^= 0x10;
        }
        Assert.Null(Code(closed));
    }

    [Fact]
    public void Chunks_in_another_order_twice_or_added_are_refused()
    {
        var closed = Close(Content(3 * Chunk));
        var (one, two, three) = (closed[Header..(Header + Closed)], closed[(Header + Closed)..(Header + (2 * Closed))], closed[(Header + (2 * Closed))..]);
        var header = closed[..Header];
        Assert.Null(Code([.. header, .. one, .. two, .. three]));
        Assert.Equal("backup_changed", Code([.. header, .. two, .. one, .. three]));
        Assert.Equal("backup_changed", Code([.. header, .. one, .. one, .. two, .. three]));
        Assert.Equal("backup_changed", Code([.. header, .. one, .. two, .. three, .. three]));
        Assert.Equal("backup_changed", Code([.. header, .. one, .. two, .. three, 0]));
        Assert.Equal("backup_changed", Code([.. Close(Content(3 * Chunk))[..Header], .. one, .. two, .. three]));
    }

    [Fact]
    public void Another_key_and_another_file_are_named()
    {
        using var other = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var closed = Close(Content(10));
        Assert.Equal("backup_key", Assert.Throws<KeysException>(() => new BackupReader(new MemoryStream(closed), other)).Problem.Code);
        Assert.Equal("backup_layout", Code(Content(100)));
    }

    [Fact]
    public void What_is_backed_up_is_found_nowhere_in_the_backup()
    {
        var content = Content(5000);
        var closed = Close(content);
        for (var at = 0; at + 16 <= content.Length; at += 16) Assert.Equal(0, Rings.Times(closed, content.AsSpan(at, 16)));
    }

    public void Dispose() => key.Dispose();

    private static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }

    private byte[] Close(byte[] content)
    {
        using var file = new MemoryStream();
        using var writer = new BackupWriter(file, key);
        writer.Write(content);
        writer.Complete();
        return file.ToArray();
    }

    private byte[] Open(byte[] closed)
    {
        using var reader = new BackupReader(new MemoryStream(closed), key);
        var content = new MemoryStream();
        reader.CopyTo(content);
        return content.ToArray();
    }

    private string? Code(byte[] closed)
    {
        try
        {
            Open(closed);
            return null;
        }
        catch (KeysException e)
        {
            return e.Problem.Code;
        }
    }

    /// <summary>Gives a few bytes at a time, as a network does.</summary>
    private sealed class Trickle(byte[] content) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1777));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1777)]);
    }
}
