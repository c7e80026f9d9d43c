using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Keys;

/// <summary>
/// Encrypts what is written to it (<see cref="BackupFormat"/>). <see cref="Complete"/> writes the end; a stream that is disposed without it
/// leaves a file that <see cref="BackupReader"/> refuses as cut off. Does not close the inner stream.
/// </summary>
public sealed class BackupWriter : OneWayStream
{
    private readonly Stream inner;
    private readonly AesGcm cipher;
    private readonly byte[] header = new byte[BackupFormat.HeaderSize];
    private readonly byte[] plain = new byte[BackupFormat.ChunkSize];
    private readonly byte[] closed = new byte[BackupFormat.SealedChunkSize];
    private int filled;
    private long chunk;
    private bool complete;

    /// <param name="recipient">The public key of the backup key pair.</param>
    public BackupWriter(Stream inner, ECDiffieHellman recipient)
    {
        this.inner = inner;
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        BackupFormat.Magic.CopyTo(header);
        BackupFormat.WriteKeyId(recipient, header.AsSpan(BackupFormat.KeyIdAt..BackupFormat.PointAt));
        P256Point.Compress(ephemeral, header.AsSpan(BackupFormat.PointAt));
        cipher = BackupFormat.Agree(ephemeral, recipient, header);
        inner.Write(header);
    }

    public override bool CanWrite => !complete;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(complete, this);
        while (!buffer.IsEmpty)
        {
            // a full chunk waits until it is known not to be the last
            if (filled == plain.Length) Close(isLast: false);
            var taken = Math.Min(buffer.Length, plain.Length - filled);
            buffer[..taken].CopyTo(plain.AsSpan(filled));
            filled += taken;
            buffer = buffer[taken..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writes the last chunk. Flush the inner stream to disk afterwards.</summary>
    public void Complete()
    {
        if (complete) return;
        Close(isLast: true);
        complete = true;
        inner.Flush();
    }

    /// <summary>
    /// Reads what was written back, from where it was stored: nobody here has the private key, but this writer still has the key of this one file. Dispose it before the writer.
    /// </summary>
    /// <exception cref="KeysException"><c>backup_changed</c>, <c>backup_cut</c>.</exception>
    public BackupReader ReadBack(Stream written) => new(written, header, cipher);

    protected override void Dispose(bool disposing)
    {
        if (disposing) cipher.Dispose();
        CryptographicOperations.ZeroMemory(plain);
        base.Dispose(disposing);
    }

    private void Close(bool isLast)
    {
        Span<byte> nonce = stackalloc byte[Seal.NonceSize];
        BackupFormat.WriteNonce(chunk++, isLast, nonce);
        cipher.Encrypt(nonce, plain.AsSpan(0, filled), closed.AsSpan(0, filled), closed.AsSpan(filled, Seal.TagSize));
        inner.Write(closed, 0, filled + Seal.TagSize);
        filled = 0;
    }
}
