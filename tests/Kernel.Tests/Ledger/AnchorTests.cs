using System.Security.Cryptography;
using Kangyu.Kernel.Ledger;
using Xunit;

namespace Kernel.Tests.Ledger;

public sealed class AnchorTests
{
    private static readonly Anchor Example = new(Anchor.Ledger, new Head(Chain.Node, 12_345, Digest.Of("康育"u8)), Chain.At);

    [Fact]
    public void The_text_never_changes_and_is_read_again()
    {
        Assert.Equal($"anchor ledger 0197b2a000007000800000000000000a 12345 {Digest.Of("康育"u8)} 2026-09-30T16:00:00Z", Example.Text);
        Assert.True(Anchor.TryParse(Example.Text, out var read));
        Assert.Equal(Example, read);
        var end = Example with { Ends = true };
        Assert.StartsWith("end ledger ", end.Text, StringComparison.Ordinal);
        Assert.True(Anchor.TryParse(end.Text, out read));
        Assert.Equal(end, read);
    }

    [Theory]
    [InlineData("ledger", "other")]
    [InlineData("anchor ", "")]
    [InlineData("12345", "-1")]
    [InlineData("12345", "1e3")]
    [InlineData("0197", "197")]
    [InlineData("16:00:00Z", "16:00:00")]
    public void Another_text_is_not_an_anchor(string part, string instead) =>
        Assert.False(Anchor.TryParse(Example.Text.Replace(part, instead, StringComparison.Ordinal), out _));

    [Fact]
    public void The_printed_form_is_sixteen_letters_of_the_hash_the_number_and_the_time()
    {
        // 80 bits, five at a time: 00000 00001 00010 ... 01111
        var hash = Digest.Read(Convert.FromHexString("00443214c74254b635cf" + new string('f', 44)));
        Assert.Equal("0123-4567-89AB-CDEF", Anchor.Short(hash));
        Assert.Equal("0123-4567-89AB-CDEF · 12345 · 2026-09-30T16:00:00Z", (Example with { Head = Example.Head with { Hash = hash } }).Printed);
    }

    [Fact]
    public void A_signed_line_verifies_until_a_character_changes()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var link = Digest.Of("line before"u8);
        var line = new SignedLine(Example.Text, link, Convert.ToBase64String(key.SignData(SignedLine.Signed(Example.Text, link), HashAlgorithmName.SHA256))).ToString();
        Assert.True(SignedLine.TryParse(line, out var read));
        Assert.True(read.Verifies(key));
        Assert.Equal((Example.Text, link), (read.Text, read.Link));
        for (var at = 0; at < line.Length; at++)
        {
            var changed = line[..at] + (char)(line[at] ^ 1) + line[(at + 1)..];
            Assert.False(SignedLine.TryParse(changed, out var signed) && signed.Verifies(key), $"character {at}");
        }
    }

    [Fact]
    public void A_line_of_another_key_does_not_verify()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = Convert.ToBase64String(key.SignData(SignedLine.Signed("text", default), HashAlgorithmName.SHA256));
        Assert.False(new SignedLine("text", default, signature).Verifies(other));
        Assert.False(new SignedLine("text", default, "short").Verifies(key));
    }

    [Theory]
    [InlineData("identity,care", "2056-09-30")]
    [InlineData("identity,care,legal", "-")]
    [InlineData("-", "2056-09-30")]
    public void An_erasure_is_read_again(string classes, string until)
    {
        var text = $"erasure 0197b2a000007000800000000000000a 2026-09-30T16:00:00Z {classes} {until}";
        Assert.True(Erasure.TryParse(text, out var erasure));
        Assert.Equal(text, erasure.Text);
        Assert.Equal((Chain.Node, Chain.At), (erasure.Subject, erasure.At));
    }

    [Theory]
    [InlineData("identity,care", "names")]
    [InlineData("identity,care", "identity,")]
    [InlineData("2056-09-30", "2056-09-31")]
    [InlineData("erasure", "anchor")]
    [InlineData("0197", "x197")]
    public void Another_text_is_not_an_erasure(string part, string instead) => Assert.False(Erasure.TryParse(
        "erasure 0197b2a000007000800000000000000a 2026-09-30T16:00:00Z identity,care 2056-09-30".Replace(part, instead, StringComparison.Ordinal), out _));
}
