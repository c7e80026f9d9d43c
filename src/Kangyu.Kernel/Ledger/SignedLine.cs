using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Kangyu.Kernel.Ledger;

/// <summary>
/// One line of an append-only text file: <c>text link signature</c>. The link is the SHA-256 of the line before it (64 zeros for the first),
/// the signature is ECDSA P-256 over <c>text link</c> in base64: a line that is changed, removed or put elsewhere is found.
/// </summary>
public sealed record SignedLine(string Text, Digest Link, string Signature)
{
    /// <summary>What is signed.</summary>
    public static byte[] Signed(string text, Digest link) => Encoding.UTF8.GetBytes($"{text} {link}");

    /// <summary>The link of the next line.</summary>
    public Digest Hash => Digest.Of(Encoding.UTF8.GetBytes(ToString()));

    public override string ToString() => $"{Text} {Link} {Signature}";

    public static bool TryParse(string line, [NotNullWhen(true)] out SignedLine? signed)
    {
        signed = null;
        var last = line.LastIndexOf(' ');
        var before = last <= 0 ? -1 : line.LastIndexOf(' ', last - 1);
        if (before <= 0 || !Digest.TryParse(line.AsSpan(before + 1, last - before - 1), out var link)) return false;
        signed = new SignedLine(line[..before], link, line[(last + 1)..]);
        return true;
    }

    public bool Verifies(ECDsa publicKey)
    {
        Span<byte> signature = stackalloc byte[64];
        // the last letter of base64 has bits that mean nothing: only one spelling counts
        return Convert.TryFromBase64String(Signature, signature, out var length) && length == signature.Length
            && Convert.ToBase64String(signature) == Signature
            && publicKey.VerifyData(Signed(Text, Link), signature, HashAlgorithmName.SHA256);
    }
}
