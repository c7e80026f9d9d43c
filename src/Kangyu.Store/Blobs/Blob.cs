using System.Security.Cryptography;
using System.Text;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Blobs;

/// <summary>A photo or a drawn signature: its media type and its bytes.</summary>
public sealed record Blob(string Type, byte[] Content)
{
    public Digest Hash => Digest.Of(Content);

    /// <summary>Whether the bytes begin as PNG or JPEG files do, and the media type says the same.</summary>
    public static bool IsPicture(string type, ReadOnlySpan<byte> content) => type switch
    {
        "image/png" => content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
        "image/jpeg" => content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        _ => false,
    };

    /// <summary>Sealed with the key of the entry that names it, bound to its hash: length of the type, the type, the bytes.</summary>
    internal byte[] Seal(DataKey key, Digest hash)
    {
        var type = Encoding.ASCII.GetBytes(Type);
        var plain = new byte[1 + type.Length + Content.Length];
        plain[0] = (byte)type.Length;
        type.CopyTo(plain, 1);
        Content.CopyTo(plain, 1 + type.Length);
        var closed = new byte[plain.Length + Kernel.Ledger.Seal.Overhead];
        Span<byte> nonce = stackalloc byte[Kernel.Ledger.Seal.NonceSize];
        RandomNumberGenerator.Fill(nonce);
        key.Seal.Close(plain, Bound(hash), nonce, closed);
        return closed;
    }

    /// <summary>Null: not sealed with this key, or changed since.</summary>
    internal static Blob? Open(DataKey key, Digest hash, byte[] closed)
    {
        if (closed.Length <= Kernel.Ledger.Seal.Overhead) return null;
        var plain = new byte[closed.Length - Kernel.Ledger.Seal.Overhead];
        if (!key.Seal.TryOpen(closed, Bound(hash), plain) || plain[0] >= plain.Length) return null;
        var blob = new Blob(Encoding.ASCII.GetString(plain, 1, plain[0]), plain[(1 + plain[0])..]);
        return blob.Hash == hash ? blob : null;
    }

    private static Guid Bound(Digest hash)
    {
        Span<byte> bytes = stackalloc byte[32];
        hash.Write(bytes);
        return new Guid(bytes[..16], bigEndian: true);
    }
}
