using System.Text;
using Kangyu.Kernel.People.Names;

namespace Kangyu.Kernel.Lists;

/// <summary>A text read aloud: letters without parting, and where each syllable begins.</summary>
internal sealed record Reading(string Letters, int[] Begins)
{
    public string Initials { get; } = string.Create(Begins.Length, (Letters, Begins), static (initials, from) =>
    {
        for (var i = 0; i < initials.Length; i++) initials[i] = from.Letters[from.Begins[i]];
    });
}

/// <summary>How words of lists, and what is typed, are brought to one form: half width, simplified, small letters, without marks and points.</summary>
internal static class ListText
{
    private const int MostReadings = 4;
    private const int MostSounds = 2;
    private const int LongestSyllable = 6;

    /// <summary>Chinese characters, letters and digits alone; <paramref name="parted"/>: other marks become one blank.</summary>
    public static string Plain(string text, bool parted = false)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsRead(rune)) plain.Append(NameText.Fold(rune));
            else if (parted && plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        if (plain.Length > 0 && plain[^1] == ' ') plain.Length--;
        return plain.ToString();
    }

    /// <summary>Where the words of a text with blanks begin.</summary>
    public static IReadOnlyList<int> WordBegins(string plain)
    {
        var begins = new List<int>();
        for (var at = 0; at < plain.Length; at++)
            if (plain[at] != ' ' && (at == 0 || plain[at - 1] == ' ')) begins.Add(at);
        return begins;
    }

    /// <summary>
    /// How a Chinese text is read: each character as it is commonest, then once for the other sound of one of the first that have any (长 chang, zhang). None without Chinese characters.
    /// </summary>
    public static IReadOnlyList<Reading> Readings(string text)
    {
        var (sounds, hasHan) = (new List<string[]>(text.Length), false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsRead(rune)) continue;
            hasHan |= NameText.IsHan(rune);
            sounds.Add(NameText.IsHan(rune) && PinyinTable.Readings(rune) is { Length: > 0 } known ? known : [NameText.Fold(rune)]);
        }
        if (!hasHan) return [];
        var readings = new List<Reading>(MostReadings) { Join(sounds, -1, 0) };
        for (var place = 0; place < sounds.Count; place++)
            for (var other = 1; other < Math.Min(MostSounds, sounds[place].Length) && readings.Count < MostReadings; other++) readings.Add(Join(sounds, place, other));
        return readings;
    }

    /// <summary>Whether letters can be syllables, the last perhaps not finished; digits are read as they are. Initials mostly can not, and need not be looked for there.</summary>
    public static bool MayBePinyin(string letters)
    {
        if (!letters.All(char.IsAsciiLetterOrDigit)) return false;
        var reached = new bool[letters.Length + 1];
        reached[0] = true;
        for (var at = 0; at < letters.Length; at++)
        {
            if (!reached[at]) continue;
            if (char.IsAsciiDigit(letters[at])) reached[at + 1] = true;
            if (PinyinTable.BeginsSyllable(letters.AsSpan(at))) return true;
            for (var length = 1; length <= Math.Min(LongestSyllable, letters.Length - at); length++)
                if (PinyinTable.IsSyllable(letters.AsSpan(at, length))) reached[at + length] = true;
        }
        return reached[letters.Length];
    }

    private static bool IsRead(Rune rune) => NameText.IsHan(rune) || Rune.IsLetterOrDigit(rune);

    private static Reading Join(List<string[]> sounds, int place, int other)
    {
        var letters = new StringBuilder(sounds.Count * 4);
        var begins = new int[sounds.Count];
        for (var i = 0; i < begins.Length; i++)
        {
            begins[i] = letters.Length;
            letters.Append(sounds[i][i == place ? other : 0]);
        }
        return new(letters.ToString(), begins);
    }
}
