using Kangyu.Kernel.People.Names;

namespace Kernel.Tests.People;

/// <summary>How a name can be said, taken straight from the table of sounds (not from the code under test).</summary>
internal static class Spoken
{
    /// <summary>Every reading with at most one character read otherwise than the rest of the likely reading.</summary>
    public static List<string[]> OneReadOtherwise(string name)
    {
        var choices = Choices(name);
        var readings = new List<string[]> { Array.ConvertAll(choices, c => c[0]) };
        for (int i = 0; i < choices.Length; i++)
            foreach (string other in choices[i].Skip(1)) readings.Add(With(readings[0], i, other));
        return readings;
    }

    public static IEnumerable<string[]> TwoReadOtherwise(string name)
    {
        var choices = Choices(name);
        string[] likely = Array.ConvertAll(choices, c => c[0]);
        for (int i = 0; i < choices.Length; i++)
            for (int j = i + 1; j < choices.Length; j++)
                foreach (string a in choices[i].Skip(1))
                    foreach (string b in choices[j].Skip(1)) yield return With(With(likely, i, a), j, b);
    }

    /// <summary>zhangx, zhangxw, zhangxi, zhangxiao, zhangxiaow of zhang xiao wei.</summary>
    public static IEnumerable<string> Beginnings(string[] reading)
    {
        for (int whole = 1; whole < reading.Length; whole++)
        {
            string start = string.Concat(reading[..whole]);
            if (whole > 1) yield return start;
            for (int letters = 1; letters < reading[whole].Length; letters++) yield return start + reading[whole][..letters];
            if (reading.Length <= 8) yield return start + string.Concat(reading[whole..].Select(s => s[0]));
        }
    }

    private static string[][] Choices(string name)
    {
        var runes = name.EnumerateRunes().ToArray();
        string[][] choices = Array.ConvertAll(runes, PinyinTable.Readings);
        if (PinyinTable.Surname(runes.AsSpan(0, 1)) is { } surname)
            choices[0] = [surname[0], .. choices[0].Where(r => r != surname[0])];
        return choices;
    }

    private static string[] With(string[] reading, int at, string other)
    {
        var copy = (string[])reading.Clone();
        copy[at] = other;
        return copy;
    }
}
