using System.Text;

namespace Kangyu.Kernel.People.Names;

/// <summary>Chinese names in letters, for the English screen and for sorting: 禾川 is Hechuan, 张小伟 is Zhang Xiaowei. The commonest
/// reading is taken; ü is written u as on signposts.</summary>
public static class Romanized
{
    /// <summary>One word with a capital: Hechuan. Characters without a reading stay as they are.</summary>
    public static string Place(string name) => Capital(Joined(name));

    /// <summary>Surname and given name: Zhang Xiaowei, Ouyang Li. A name in letters is left as it is.</summary>
    public static string Person(string name)
    {
        var text = NameText.Read(name);
        if (!text.HasHan) return name.Trim();
        var readings = Sounds.Of(text);
        if (readings.Count == 0) return name.Trim();
        int surname = Sounds.SurnameLength(text);
        string family = Capital(Signposted(string.Concat(readings[0][..surname])));
        string given = Capital(Signposted(string.Concat(readings[0][surname..])));
        return given.Length == 0 ? family : $"{family} {given}";
    }

    /// <summary>What names sort by: pinyin first, then the characters.</summary>
    public static string SortKey(string name) => Joined(name) + " " + name;

    private static string Joined(string name)
    {
        var letters = new StringBuilder(name.Length * 4);
        foreach (var rune in name.EnumerateRunes())
        {
            string[] readings = PinyinTable.Readings(rune);
            letters.Append(readings.Length == 0 ? rune.ToString() : readings[0]);
        }
        return Signposted(letters.ToString());
    }

    private static string Signposted(string letters) => letters.Replace("lv", "lu", StringComparison.Ordinal).Replace("nv", "nu", StringComparison.Ordinal);

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
