using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kangyu.Kernel.Ledger;

/// <summary>
/// A head of a chain as it stood at a time; signed as a line of the anchor file (<see cref="SignedLine"/>), and printed in short form on the
/// period report, where nobody can change it afterwards.
/// </summary>
/// <param name="Chain"><c>ledger</c>, or <c>access</c> for the access log.</param>
/// <param name="Ends">True when a restore ended the node's chain here: earlier anchors that lie beyond no longer count, and nothing may follow.</param>
public sealed record Anchor(string Chain, Head Head, DateTimeOffset At, bool Ends = false)
{
    public const string Ledger = "ledger";
    public const string Access = "access";
    private const string Mark = "anchor";
    private const string End = "end";
    private const string TimeForm = "yyyy-MM-ddTHH:mm:ssZ";

    // no I, L, O, U: what is copied from paper cannot be misread
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The line's text before its link and signature: <c>anchor ledger NODE SEQ HASH 2026-09-30T16:00:00Z</c>; the first word
    /// is <c>end</c> where the chain ended.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture, $"{(Ends ? End : Mark)} {Chain} {Head.Node:N} {Head.Seq} {Head.Hash} {At.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture)}");

    /// <summary>For paper: <c>4KX2-9QMD-71VA-ZC0B · 12345 · 2026-09-30T16:00:00Z</c>; the letters are the first 80 bits of the hash.</summary>
    public string Printed => string.Create(
        CultureInfo.InvariantCulture, $"{Short(Head.Hash)} · {Head.Seq} · {At.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture)}");

    /// <summary>The first 80 bits of a hash as four groups of four letters.</summary>
    public static string Short(Digest hash)
    {
        var bytes = hash.ToBytes();
        Span<char> text = stackalloc char[19];
        for (var i = 0; i < 16; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
            text[i + (i / 4)] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
        }
        text[4] = text[9] = text[14] = '-';
        return new string(text);
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out Anchor? anchor)
    {
        anchor = null;
        var parts = text.Split(' ');
        if (parts.Length != 6 || parts[0] is not (Mark or End) || parts[1] is not (Ledger or Access)) return false;
        if (!Guid.TryParseExact(parts[2], "N", out var node) || !Digest.TryParse(parts[4], out var hash)) return false;
        if (!long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)) return false;
        if (!DateTimeOffset.TryParseExact(parts[5], TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return false;
        anchor = new Anchor(parts[1], new Head(node, seq, hash), at, parts[0] == End);
        return true;
    }
}
