namespace Kangyu.Kernel.People.Names;

/// <summary>Letters cut into whole syllables and a rest of letters: <c>zhangxw</c> is zhang + xw.</summary>
internal readonly record struct SyllableSplit(string[] Whole, string Rest);

/// <summary>Cuts typed letters into syllables, in every way they can be: <c>xian</c> is xian, xi + an.</summary>
internal static class Syllables
{
    /// <summary>Beginnings are stored up to this many syllables: what follows stays a rest, and is checked by a look.</summary>
    public const int Deepest = 4;

    /// <summary>As many initials as are stored.</summary>
    public const int LongestRest = 8;

    private const int Longest = 6;

    public static IReadOnlyList<SyllableSplit> Splits(string letters)
    {
        var splits = new List<SyllableSplit>();
        Cut(letters, 0, [], splits);
        return splits;
    }

    /// <summary>How a syllable may be typed: lv as lyu too, lve as lue.</summary>
    public static string? OtherSpelling(string syllable) => syllable switch
    {
        "lv" => "lyu",
        "nv" => "nyu",
        "lve" => "lue",
        "nve" => "nue",
        _ => null,
    };

    private static void Cut(string letters, int at, List<string> whole, List<SyllableSplit> splits)
    {
        int left = letters.Length - at;
        bool isDeep = whole.Count == Deepest;
        if (isDeep || (whole.Count > 0 && left <= LongestRest)) splits.Add(new([.. whole], letters[at..]));
        if (isDeep) return;
        for (int length = Math.Min(Longest, left); length > 0; length--)
        {
            string? syllable = Spelled(letters.AsSpan(at, length));
            if (syllable is null) continue;
            whole.Add(syllable);
            Cut(letters, at + length, whole, splits);
            whole.RemoveAt(whole.Count - 1);
        }
    }

    private static string? Spelled(ReadOnlySpan<char> typed) => typed switch
    {
        "lyu" => "lv",
        "nyu" => "nv",
        "lue" => "lve",
        "nue" => "nve",
        _ => PinyinTable.IsSyllable(typed) ? typed.ToString() : null,
    };
}
