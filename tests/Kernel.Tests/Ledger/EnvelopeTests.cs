using Kangyu.Kernel.Ledger;
using Xunit;

namespace Kernel.Tests.Ledger;

public sealed class EnvelopeTests
{
    [Fact]
    public void The_stored_layout_never_changes()
    {
        var stored = new byte[Envelope.Size];
        Head.Start(Chain.Node).Append(Chain.Id(1), HybridTime.Of(1_780_000_000_001, 2), Chain.Id(2), Chain.Id(3), Digest.Of("body"u8), stored);
        const string expected =
            "01" + "019e70448800700080000000000000" + "01" // version, id
            + "0197b2a000007000800000000000000a" + "0000000000000001" + "019e704488010002" // node, seq, recorded
            + "019e7044880070008000000000000002" + "019e7044880070008000000000000003" // group, key id
            + "230d8358dc8e8890b4c58deeb62912ee2f20357ae92a5cc861b98e68fe31acb5" // SHA-256 of "body"
            + "0000000000000000000000000000000000000000000000000000000000000000"; // prev
        Assert.Equal(expected, Convert.ToHexStringLower(stored.AsSpan(0, Envelope.HashedSize)));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(Convert.FromHexString(expected)), stored[Envelope.HashedSize..]);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var stored = new byte[Envelope.Size];
        var written = Chain.Of(3).Heads[3].Append(Chain.Id(9), HybridTime.Of(5, 6), Chain.Id(10), Chain.Id(11), Digest.Of("x"u8), stored);
        Assert.True(Envelope.TryRead(stored, out var read));
        Assert.Equal(written, read);
        Assert.Equal(4, read.Seq);
        Assert.Equal(new Head(Chain.Node, 4, read.Hash), read.Head);
        var again = new byte[Envelope.Size];
        read.Write(again);
        Assert.Equal(stored, again);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(176)]
    [InlineData(178)]
    public void Other_lengths_are_not_read(int length)
    {
        var bytes = new byte[length];
        if (length > 0) bytes[0] = Envelope.Version;
        Assert.False(Envelope.TryRead(bytes, out _));
    }

    [Fact]
    public void A_digest_is_read_from_its_hexadecimal_text_and_nothing_else()
    {
        var digest = Digest.Of("康育"u8);
        Assert.True(Digest.TryParse(digest.ToString(), out var read));
        Assert.Equal(digest, read);
        Assert.False(digest.IsZero);
        Assert.True(default(Digest).IsZero);
        Assert.False(Digest.TryParse(digest.ToString().AsSpan(1), out _));
        Assert.False(Digest.TryParse(digest.ToString()[1..] + "x", out _));
    }
}
