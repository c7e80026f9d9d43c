using System.Text;

namespace Kangyu.Kernel.People.Names;

/// <summary>
/// A name or a search text in its normal form: half-width, small letters, simplified characters; spaces, middle dots
/// (all of · • ‧ ・ and their kin), apostrophes and hyphens only part words. 阿依古丽·买买提 is searched as 阿依古丽买买提.
/// </summary>
internal sealed class NameText
{
    private NameText(Rune[] written, Rune[] units, string[] words, bool hasHan)
    {
        Written = written;
        Units = units;
        Words = words;
        HasHan = hasHan;
        Whole = string.Concat(words);
    }

    /// <summary>The characters as written, one for each of <see cref="Units"/>: 乾 sounds qian, though it is searched as 干.</summary>
    public Rune[] Written { get; }

    public Rune[] Units { get; }

    /// <summary>The normal form between separators.</summary>
    public string[] Words { get; }

    public string Whole { get; }

    /// <summary>At least one Chinese character: the name is taken character by character, otherwise word by word.</summary>
    public bool HasHan { get; }

    public int Length => Units.Length;

    public static NameText Read(string text)
    {
        var written = new List<Rune>(text.Length);
        var units = new List<Rune>(text.Length);
        var words = new List<string>(2);
        var word = new StringBuilder();
        bool hasHan = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune.Value)) continue;
            if (!IsPart(rune))
            {
                EndWord(word, words);
                continue;
            }
            hasHan |= IsHan(rune);
            foreach (var unit in Fold(rune).EnumerateRunes())
            {
                written.Add(rune);
                units.Add(unit);
                word.Append(unit.ToString());
            }
        }
        EndWord(word, words);
        return new NameText([.. written], [.. units], [.. words], hasHan);
    }

    /// <summary>The units from <paramref name="from"/>, joined.</summary>
    public string Slice(int from, int count)
    {
        var text = new StringBuilder(count * 2);
        for (int i = from; i < from + count; i++) text.Append(Units[i].ToString());
        return text.ToString();
    }

    /// <summary>The units with one left out, and a mark put in its place (or nothing).</summary>
    public string Without(int index, string mark) => Slice(0, index) + mark + Slice(index + 1, Length - index - 1);

    /// <summary>The units with a mark put in before the one at <paramref name="index"/>.</summary>
    public string With(int index, string mark) => Slice(0, index) + mark + Slice(index, Length - index);

    public static bool IsHan(Rune rune) =>
        rune.Value is 0x3007 or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);

    /// <summary>Half width, simplified, small.</summary>
    public static string Fold(Rune rune)
    {
        if (rune.Value is >= 0xFF01 and <= 0xFF5E) rune = new Rune(rune.Value - 0xFEE0);
        return FoldTable.Of(rune) ?? Rune.ToLowerInvariant(rune).ToString();
    }

    private static bool IsPart(Rune rune) => IsHan(rune) || Rune.IsLetterOrDigit(rune);

    /// <summary>Zero-width characters, variation selectors, combining marks: they come with pasted names and mean nothing.</summary>
    private static bool IsInvisible(int code) =>
        code is (>= 0x200B and <= 0x200F) or 0x2060 or 0xFEFF or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x300 and <= 0x36F);

    private static void EndWord(StringBuilder word, List<string> words)
    {
        if (word.Length == 0) return;
        words.Add(word.ToString());
        word.Clear();
    }
}
