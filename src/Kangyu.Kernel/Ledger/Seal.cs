using System.Security.Cryptography;

namespace Kangyu.Kernel.Ledger;

/// <summary>
/// Seals bodies with one data key: AES-256-GCM, stored as nonce (12) | ciphertext | tag (16), bound to the entry's id, so that a
/// body cannot be moved to another entry. Node and number are not bound: a body may be sealed before it is numbered. Safe for
/// several threads.
/// </summary>
public sealed class Seal : IDisposable
{
    public const int KeySize = 32;
    public const int NonceSize = 12;
    public const int TagSize = 16;
    public const int Overhead = NonceSize + TagSize;

    private readonly AesGcm cipher;
    private readonly Lock turn = new();

    public Seal(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeySize) throw new ArgumentException("A data key has 32 bytes.", nameof(key));
        cipher = new AesGcm(key, TagSize);
    }

    /// <summary>
    /// Writes <c>plain.Length + Overhead</c> bytes to <paramref name="sealed"/>. A nonce must never be used twice with one key: give 12
    /// fresh random bytes.
    /// </summary>
    public void Close(ReadOnlySpan<byte> plain, Guid entryId, ReadOnlySpan<byte> nonce, Span<byte> @sealed)
    {
        Span<byte> bound = stackalloc byte[EntryId.Size];
        EntryId.Write(entryId, bound);
        nonce.CopyTo(@sealed[..NonceSize]);
        var text = @sealed.Slice(NonceSize, plain.Length);
        var tag = @sealed.Slice(NonceSize + plain.Length, TagSize);
        lock (turn) cipher.Encrypt(nonce, plain, text, tag, bound);
    }

    /// <summary>
    /// Writes <c>sealed.Length - Overhead</c> bytes to <paramref name="plain"/>; false when the bytes, the key or the entry's id are not
    /// those of the sealing.
    /// </summary>
    public bool TryOpen(ReadOnlySpan<byte> @sealed, Guid entryId, Span<byte> plain)
    {
        if (@sealed.Length < Overhead) return false;
        Span<byte> bound = stackalloc byte[EntryId.Size];
        EntryId.Write(entryId, bound);
        var text = @sealed[NonceSize..^TagSize];
        try
        {
            lock (turn) cipher.Decrypt(@sealed[..NonceSize], text, @sealed[^TagSize..], plain[..text.Length], bound);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose() => cipher.Dispose();
}
