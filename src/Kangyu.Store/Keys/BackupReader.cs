using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Keys;

/// <summary>
/// Decrypts a backup while it is read; gives no byte that was not authenticated. Reading to the end proves that nothing is missing. Does
/// not close the inner stream.
/// </summary>
public sealed class BackupReader : OneWayStream
{
    private readonly Stream inner;
    private readonly AesGcm cipher;
    private readonly bool ownsCipher = true;
    private readonly byte[] plain = new byte[BackupFormat.ChunkSize];
    private byte[] current = new byte[BackupFormat.SealedChunkSize];
    private byte[] ahead = new byte[BackupFormat.SealedChunkSize];
    private int aheadSize;
    private int given;
    private int filled;
    private long chunk;
    private bool ended;

    /// <exception cref="KeysException"><c>backup_layout</c>: not a backup; <c>backup_cut</c>: shorter than a header; <c>backup_key</c>: made
    /// for another key; <c>backup_changed</c>. Reading throws <c>backup_cut</c> and <c>backup_changed</c>.</exception>
    public BackupReader(Stream inner, ECDiffieHellman key)
    {
        this.inner = inner;
        Span<byte> header = stackalloc byte[BackupFormat.HeaderSize];
        if (inner.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) throw Cut();
        if (!header.StartsWith(BackupFormat.Magic))
            throw KeysException.At("backup", "backup_layout", "这不是康育的备份文件。", "This is not a backup of Kangyu.");
        Span<byte> id = stackalloc byte[BackupFormat.PointAt - BackupFormat.KeyIdAt];
        BackupFormat.WriteKeyId(key, id);
        if (!header[BackupFormat.KeyIdAt..BackupFormat.PointAt].SequenceEqual(id))
            throw KeysException.At("backup", "backup_key", "此备份要用另一把私钥打开。", "This backup opens with another private key.");
        cipher = Agree(key, header);
        aheadSize = ReadChunk(ahead);
    }

    internal BackupReader(Stream inner, ReadOnlySpan<byte> written, AesGcm cipher)
    {
        (this.inner, this.cipher, ownsCipher) = (inner, cipher, false);
        Span<byte> header = stackalloc byte[BackupFormat.HeaderSize];
        if (inner.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) throw Cut();
        if (!header.SequenceEqual(written)) throw Changed();
        aheadSize = ReadChunk(ahead);
    }

    public override bool CanRead => true;

    public override int Read(Span<byte> buffer)
    {
        if (given == filled && !ended) Open();
        var taken = Math.Min(buffer.Length, filled - given);
        plain.AsSpan(given, taken).CopyTo(buffer);
        given += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing && ownsCipher) cipher.Dispose();
        CryptographicOperations.ZeroMemory(plain);
        base.Dispose(disposing);
    }

    private void Open()
    {
        (current, ahead) = (ahead, current);
        var size = aheadSize;
        aheadSize = size == current.Length ? ReadChunk(ahead) : 0;
        ended = aheadSize == 0;
        if (size < Seal.TagSize) throw Cut();
        if (!TryOpen(size, ended)) throw ended && (size < current.Length || TryOpen(size, isLast: false)) ? Cut() : Changed();
        chunk++;
        given = 0;
        filled = size - Seal.TagSize;
    }

    private bool TryOpen(int size, bool isLast)
    {
        Span<byte> nonce = stackalloc byte[Seal.NonceSize];
        BackupFormat.WriteNonce(chunk, isLast, nonce);
        var length = size - Seal.TagSize;
        try
        {
            cipher.Decrypt(nonce, current.AsSpan(0, length), current.AsSpan(length, Seal.TagSize), plain.AsSpan(0, length));
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private int ReadChunk(byte[] destination) => inner.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);

    private static AesGcm Agree(ECDiffieHellman key, ReadOnlySpan<byte> header)
    {
        try
        {
            using var ephemeral = P256Point.Expand(header[BackupFormat.PointAt..]);
            return BackupFormat.Agree(key, ephemeral, header);
        }
        catch (CryptographicException)
        {
            throw Changed();
        }
    }

    private static KeysException Changed() => KeysException.At(
        "backup", "backup_changed", "备份文件被改动或已损坏。请用另一份备份。", "The backup was changed or is damaged. Use another one.");

    private static KeysException Cut() => KeysException.At(
        "backup", "backup_cut", "备份文件不完整或末尾被改动。请用另一份备份。", "The backup is cut off, or its end was changed. Use another one.");
}
