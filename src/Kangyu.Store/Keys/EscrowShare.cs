using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Keys;

/// <summary>The public keys of the two people who hold the escrow (S12); either share alone tells nothing. ECDH P-256.</summary>
public sealed record EscrowHolders(ECDiffieHellman First, ECDiffieHellman Second);

/// <summary>
/// One share of a locked key, closed for one holder: an ephemeral P-256 key agrees with the holder's, HKDF-SHA256 makes the AES-256-GCM key
/// of this one message. Layout: compressed ephemeral point (33) | share (32) | tag (16).
/// </summary>
internal static class EscrowShare
{
    private const int PointSize = 33;

    /// <param name="bound">The slot's heading, which the share is bound to.</param>
    public static void Close(ReadOnlySpan<byte> share, ECDiffieHellman holder, ReadOnlySpan<byte> bound, Span<byte> closed)
    {
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        P256Point.Compress(ephemeral, closed[..PointSize]);
        using var cipher = Agree(ephemeral, holder, closed[..PointSize]);
        cipher.Encrypt(new byte[Seal.NonceSize], share, closed.Slice(PointSize, Seal.KeySize), closed[^Seal.TagSize..], bound);
    }

    public static bool TryOpen(ReadOnlySpan<byte> closed, ECDiffieHellman holder, ReadOnlySpan<byte> bound, Span<byte> share)
    {
        try
        {
            using var ephemeral = P256Point.Expand(closed[..PointSize]);
            using var cipher = Agree(holder, ephemeral, closed[..PointSize]);
            cipher.Decrypt(new byte[Seal.NonceSize], closed.Slice(PointSize, Seal.KeySize), closed[^Seal.TagSize..], share, bound);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static AesGcm Agree(ECDiffieHellman own, ECDiffieHellman other, ReadOnlySpan<byte> point)
    {
        var secret = own.DeriveRawSecretAgreement(other.PublicKey);
        Span<byte> key = stackalloc byte[Seal.KeySize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, point, "kangyu escrow"u8);
        CryptographicOperations.ZeroMemory(secret);
        try
        {
            return new AesGcm(key, Seal.TagSize);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
