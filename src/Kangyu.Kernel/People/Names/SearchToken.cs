using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kangyu.Kernel.People.Names;

/// <summary>What the search table stores: the kind and the first eight bytes of HMAC-SHA256 over kind and text. Without the
/// county's key it tells nothing about the person.</summary>
public readonly record struct SearchToken(byte Kind, long Hash);

/// <summary>A token before it is keyed. It holds readable parts of a name or number: never stored, never logged.</summary>
public readonly record struct TokenText(TokenKind Kind, string Text)
{
    /// <summary>Keys the token. <paramref name="key"/> is the county's search key, 32 bytes; the hash is big-endian, so it is
    /// the same on every machine.</summary>
    public SearchToken Keyed(ReadOnlySpan<byte> key)
    {
        int size = 1 + Encoding.UTF8.GetByteCount(Text);
        Span<byte> message = size <= 256 ? stackalloc byte[size] : new byte[size];
        message[0] = (byte)Kind;
        Encoding.UTF8.GetBytes(Text, message[1..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, message, hash);
        return new SearchToken((byte)Kind, BinaryPrimitives.ReadInt64BigEndian(hash));
    }
}
