using System.Globalization;

namespace Kangyu.Server.Api;

/// <summary>
/// Finds what JSON can spell and no text can hold: half a character of a pair (<c>\ud83d</c> alone), and the zero character, which PostgreSQL does not store. The parser passes both; whoever
/// reads the text would fail on it.
/// </summary>
internal static class EscapedText
{
    private const int EscapeSize = 6;

    /// <summary>Where the first such escape begins; -1: there is none. The content is whole JSON.</summary>
    public static int FindWrong(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0) return -1;
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] != '\\') continue;
            if (json[at + 1] != 'u')
            {
                at++;
                continue;
            }
            var unit = Unit(json, at);
            if (unit == 0 || char.IsLowSurrogate(unit)) return at;
            if (char.IsHighSurrogate(unit))
            {
                if (!IsEscape(json, at + EscapeSize) || !char.IsLowSurrogate(Unit(json, at + EscapeSize))) return at;
                at += EscapeSize;
            }
            at += EscapeSize - 1;
        }
        return -1;
    }

    private static bool IsEscape(ReadOnlySpan<byte> json, int at) => at + EscapeSize <= json.Length && json[at] == '\\' && json[at + 1] == 'u';

    private static char Unit(ReadOnlySpan<byte> json, int at) => (char)ushort.Parse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
