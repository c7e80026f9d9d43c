using System.Text;
using Kangyu.Kernel.People.Names;

namespace Kangyu.Kernel.Lists;

/// <summary>A text read aloud: letters without parting, and where each syllable begins.</summary>
internal sealed record Reading(string Letters, int[] Begins)
{
    public string Initials => string.Concat(Begins.Select(at => Letters[at]));
}

/// <summary>How words of lists, and what is typed, are brought to one form: half width, simplified, small letters, without marks and points.</summary>
internal static class ListText
{
    private const int MostReadings = 6;
    private const int MostSounds = 3;

    /// <summary>Chinese characters, letters and digits alone; <paramref name="parted"/>: other marks become one blank.</summary>
    public static string Plain(string text, bool parted = false)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var folded = NameText.Fold(rune);
            if (NameText.IsHan(rune) || Rune.IsLetterOrDigit(rune)) plain.Append(folded);
            else if (parted && plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }

    /// <summary>Where the words of a text with blanks begin.</summary>
    public static IEnumerable<int> WordBegins(string plain)
    {
        for (var at = 0; at < plain.Length; at++)
            if (plain[at] != ' ' && (at == 0 || plain[at - 1] == ' ')) yield return at;
    }

    /// <summary>
    /// How a Chinese text is read: each character as it is commonest, then once for every other sound of one of them (长 chang, zhang). Empty without Chinese characters.
    /// </summary>
    public static IReadOnlyList<Reading> Readings(string text)
    {
        var sounds = text.EnumerateRunes().Where(rune => NameText.IsHan(rune) || Rune.IsLetterOrDigit(rune)).Select(SoundsOf).ToArray();
        if (!text.EnumerateRunes().Any(NameText.IsHan)) return [];
        var readings = new List<Reading> { Join(sounds, -1, 0) };
        for (var place = 0; place < sounds.Length; place++)
            for (var other = 1; other < Math.Min(MostSounds, sounds[place].Length) && readings.Count < MostReadings; other++) readings.Add(Join(sounds, place, other));
        return readings;
    }

    private static string[] SoundsOf(Rune rune) => NameText.IsHan(rune) && PinyinTable.Readings(rune) is { Length: > 0 } sounds ? sounds : [NameText.Fold(rune)];

    private static Reading Join(string[][] sounds, int place, int other)
    {
        var letters = new StringBuilder();
        var begins = new int[sounds.Length];
        for (var i = 0; i < sounds.Length; i++)
        {
            begins[i] = letters.Length;
            letters.Append(sounds[i][i == place ? other : 0]);
        }
        return new(letters.ToString(), begins);
    }
}
