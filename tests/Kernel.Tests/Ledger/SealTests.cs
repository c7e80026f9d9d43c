using System.Security.Cryptography;
using System.Text;
using Kangyu.Kernel.Ledger;
using Xunit;

namespace Kernel.Tests.Ledger;

public sealed class SealTests
{
    private static readonly byte[] Key = SHA256.HashData("a key for tests"u8);
    private static readonly byte[] Nonce = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("某人的记录")]
    public void What_is_closed_opens_for_the_same_entry(string text)
    {
        using var seal = new Seal(Key);
        var @sealed = Close(seal, text);
        var plain = new byte[@sealed.Length - Seal.Overhead];
        Assert.True(seal.TryOpen(@sealed, Chain.Id(1), plain));
        Assert.Equal(text, Encoding.UTF8.GetString(plain));
    }

    [Fact]
    public void The_layout_is_nonce_text_tag_bound_to_the_id()
    {
        using var seal = new Seal(Key);
        var @sealed = Close(seal, "body");
        using var cipher = new AesGcm(Key, 16);
        var plain = new byte[4];
        cipher.Decrypt(@sealed.AsSpan(0, 12), @sealed.AsSpan(12, 4), @sealed.AsSpan(16), plain, Chain.Id(1).ToByteArray(bigEndian: true));
        Assert.Equal("body"u8.ToArray(), plain);
        Assert.Equal(Nonce, @sealed[..12]);
    }

    [Fact]
    public void It_does_not_open_for_another_entry_another_key_or_any_changed_bit()
    {
        using var seal = new Seal(Key);
        using var other = new Seal(SHA256.HashData("another"u8));
        var @sealed = Close(seal, "某人");
        var plain = new byte[6];
        Assert.False(seal.TryOpen(@sealed, Chain.Id(2), plain));
        Assert.False(other.TryOpen(@sealed, Chain.Id(1), plain));
        Assert.False(seal.TryOpen(@sealed.AsSpan(0, 27), Chain.Id(1), plain));
        for (var bit = 0; bit < @sealed.Length * 8; bit++)
        {
            @sealed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(seal.TryOpen(@sealed, Chain.Id(1), plain), $"bit {bit}");
            @sealed[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Threads_may_share_a_seal()
    {
        using var seal = new Seal(Key);
        var closed = Enumerable.Range(0, 64).Select(i => Close(seal, $"body {i}")).ToArray();
        Parallel.For(0, 4096, i =>
        {
            var plain = new byte[closed[i % 64].Length - Seal.Overhead];
            Assert.True(seal.TryOpen(closed[i % 64], Chain.Id(1), plain));
            Assert.Equal($"body {i % 64}", Encoding.UTF8.GetString(plain));
        });
    }

    [Fact]
    public void A_key_of_another_length_is_refused() => Assert.Throws<ArgumentException>(() => new Seal(new byte[16]));

    private static byte[] Close(Seal seal, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var @sealed = new byte[plain.Length + Seal.Overhead];
        seal.Close(plain, Chain.Id(1), Nonce, @sealed);
        return @sealed;
    }
}
