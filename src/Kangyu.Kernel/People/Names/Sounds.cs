using System.Text;

namespace Kangyu.Kernel.People.Names;

/// <summary>
/// The ways a Chinese name can be read. The first is the likely one (surname readings first: 单 shan, 尉迟 yuchi); then
/// come those with one character read otherwise, then (up to three characters) two. More unusual readings in one name are
/// not indexed: they would double the tokens of many names for a search that nobody makes.
/// </summary>
internal static class Sounds
{
    private const int Most = 25;

    /// <summary>Each reading has one syllable per character. Empty if a character has no reading on file.</summary>
    public static IReadOnlyList<string[]> Of(NameText name)
    {
        if (!name.HasHan) return [];
        var choices = Choices(name);
        if (choices is null) return [];
        var readings = new List<string[]> { Array.ConvertAll(choices, c => c[0]) };
        int done = 0;
        for (int round = name.Length <= 3 ? 2 : 1; round > 0; round--)
        {
            int end = readings.Count;
            for (; done < end && readings.Count < Most; done++) AddVariants(readings[done], choices, readings);
        }
        return readings;
    }

    /// <summary>The syllables as they are stored and searched: joined, with one spelling for ü.</summary>
    public static string Join(ReadOnlySpan<string> syllables) => Canonical(string.Concat(syllables));

    /// <summary>One spelling where people use several: lü, lyu are lv; lue is lve. Both sides go through it, so that it never
    /// parts what was equal.</summary>
    public static string Canonical(string letters)
    {
        var text = new StringBuilder(letters);
        text.Replace("lyu", "lv").Replace("nyu", "nv").Replace("lue", "lve").Replace("nue", "nve");
        return text.ToString();
    }

    public static string Initials(ReadOnlySpan<string> syllables)
    {
        Span<char> letters = syllables.Length <= 64 ? stackalloc char[syllables.Length] : new char[syllables.Length];
        for (int i = 0; i < syllables.Length; i++) letters[i] = syllables[i][0];
        return new string(letters);
    }

    /// <summary>2 for a name that begins with a surname of two characters and goes on, else 1.</summary>
    public static int SurnameLength(NameText name) =>
        name.Length > 2 && PinyinTable.Surname(name.Units.AsSpan(0, 2)) is not null ? 2 : 1;

    private static void AddVariants(string[] reading, string[][] choices, List<string[]> readings)
    {
        for (int i = 0; i < choices.Length; i++)
        {
            for (int c = 1; c < choices[i].Length; c++)
            {
                // Only characters behind the last one changed: each combination comes once.
                if (readings.Count >= Most || IsChanged(reading, choices, from: i)) break;
                var variant = (string[])reading.Clone();
                variant[i] = choices[i][c];
                readings.Add(variant);
            }
        }
    }

    private static bool IsChanged(string[] reading, string[][] choices, int from)
    {
        for (int i = from; i < reading.Length; i++)
            if (!ReferenceEquals(reading[i], choices[i][0])) return true;
        return false;
    }

    private static string[][]? Choices(NameText name)
    {
        var choices = new string[name.Length][];
        for (int i = 0; i < choices.Length; i++)
        {
            choices[i] = Readings(name.Written[i], name.Units[i]);
            if (choices[i].Length == 0) return null;
        }
        int length = SurnameLength(name);
        if (PinyinTable.Surname(name.Units.AsSpan(0, length)) is { } surname)
            for (int i = 0; i < length; i++) choices[i] = First(surname[i], choices[i]);
        return choices;
    }

    private static string[] Readings(Rune written, Rune unit)
    {
        var folded = PinyinTable.Readings(unit);
        if (written == unit) return folded.Length > 0 || NameText.IsHan(unit) ? folded : [unit.ToString()];
        var own = PinyinTable.Readings(written);
        return own.Length == 0 && folded.Length == 0 && !NameText.IsHan(unit) ? [unit.ToString()] : [.. own.Union(folded, StringComparer.Ordinal)];
    }

    private static string[] First(string sound, string[] readings) =>
        [sound, .. readings.Where(r => !string.Equals(r, sound, StringComparison.Ordinal))];
}
