using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Keys;

/// <summary>
/// The key that wraps all data keys of a county: 32 random bytes in a file of the keys directory. Safe for several threads.
/// </summary>
public sealed class MasterKey : IDisposable
{
    private readonly AesGcm wrap;
    private readonly byte[] blind;
    private readonly Lock turn = new();

    /// <param name="key">32 bytes; copied, not kept.</param>
    public MasterKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != Seal.KeySize) throw new ArgumentException("A master key has 32 bytes.", nameof(key));
        Span<byte> derived = stackalloc byte[Seal.KeySize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, default, "kangyu wrap"u8);
        wrap = new AesGcm(derived, Seal.TagSize);
        blind = new byte[Seal.KeySize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, blind, default, "kangyu blind"u8);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, default, "kangyu master id"u8);
        Id = Digest.Read(derived);
        CryptographicOperations.ZeroMemory(derived);
    }

    /// <summary>Tells master keys apart without revealing them.</summary>
    public Digest Id { get; }

    /// <summary>A value that finds a locked subject again for someone who knows its id, and tells nothing to others.</summary>
    public Guid Blind(Guid subject)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(blind, EntryId.ToBytes(subject), hash);
        return EntryId.Read(hash);
    }

    /// <summary>Wraps a data key into the slot whose heading is already written; the heading is bound to it.</summary>
    internal void Wrap(ReadOnlySpan<byte> key, Span<byte> slot)
    {
        var secret = slot.Slice(KeySlot.SecretAt, KeySlot.WrappedSize);
        var nonce = secret[..Seal.NonceSize];
        RandomNumberGenerator.Fill(nonce);
        lock (turn) wrap.Encrypt(nonce, key, secret.Slice(Seal.NonceSize, Seal.KeySize), secret[^Seal.TagSize..], slot[..KeySlot.HeadingSize]);
    }

    /// <summary>Unwraps a live slot's key; false when the slot was changed or another master key wrapped it.</summary>
    internal bool TryUnwrap(ReadOnlySpan<byte> slot, Span<byte> key)
    {
        var secret = KeySlot.Wrapped(slot);
        try
        {
            lock (turn)
                wrap.Decrypt(secret[..Seal.NonceSize], secret.Slice(Seal.NonceSize, Seal.KeySize), secret[^Seal.TagSize..], key, slot[..KeySlot.HeadingSize]);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        wrap.Dispose();
        CryptographicOperations.ZeroMemory(blind);
    }
}
