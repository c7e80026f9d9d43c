using System.Buffers.Binary;
using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;

namespace Kangyu.Store.Keys;

/// <summary>
/// An encrypted backup: a header, then chunks of 65,536 bytes (the last may be shorter), each with its 16-byte tag.
/// <code>
///   0  8  "KANGYUB1"
///   8  8  which key it is for: the start of the SHA-256 of its compressed point
///  16 33  ephemeral P-256 point, compressed
/// </code>
/// The AES-256-GCM key is HKDF-SHA256 of the agreed secret with the whole header as salt, so the header is authenticated by every chunk. A
/// chunk's nonce is its number and whether it is the last: chunks cannot be reordered, nor the file be cut or lengthened, unnoticed.
/// </summary>
internal static class BackupFormat
{
    public const int HeaderSize = 49;
    public const int ChunkSize = 65_536;
    public const int SealedChunkSize = ChunkSize + Seal.TagSize;
    public const int KeyIdAt = 8;
    public const int PointAt = 16;
    public const int PointSize = 33;

    public static ReadOnlySpan<byte> Magic => "KANGYUB1"u8;

    public static void WriteKeyId(ECDiffieHellman key, Span<byte> id)
    {
        Span<byte> point = stackalloc byte[PointSize];
        P256Point.Compress(key, point);
        Span<byte> hash = stackalloc byte[Digest.Size];
        SHA256.HashData(point, hash);
        hash[..(PointAt - KeyIdAt)].CopyTo(id);
    }

    public static AesGcm Agree(ECDiffieHellman own, ECDiffieHellman other, ReadOnlySpan<byte> header)
    {
        var secret = own.DeriveRawSecretAgreement(other.PublicKey);
        Span<byte> key = stackalloc byte[Seal.KeySize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, header, "kangyu backup"u8);
        var cipher = new AesGcm(key, Seal.TagSize);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(secret);
        return cipher;
    }

    public static void WriteNonce(long chunk, bool isLast, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[3..], chunk);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
    }
}
