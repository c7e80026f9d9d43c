using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Kernel.People.Names;

/// <summary>
/// The tokens of a name. For three characters with one reading there are eight (whole, three gaps, sound, initials, two
/// starts), for two characters four; with two phone tails, a phone, an ID, its tail and a card that makes 14. Gaps serve
/// three uses at once: 王小_ finds two neighbouring characters, one wrong character and one missing, and a gap says where
/// the rest stood, so that what it finds needs no check.
/// </summary>
internal static class NameTokens
{
    /// <summary>The mark of an open place. No name has it: the normal form drops it.</summary>
    public const string Open = "_";

    private const int LongestName = 40;

    public static HashSet<TokenText> ForIndex(string written)
    {
        var tokens = new HashSet<TokenText>();
        var name = NameText.Read(written);
        if (name.Length == 0) return tokens;
        tokens.Add(new(TokenKind.Whole, name.Whole));
        if (!name.HasHan) AddWords(name, tokens);
        else AddCharacters(name, tokens);
        return tokens;
    }

    /// <returns>The plan, or <c>search_too_short</c>, <c>search_too_long</c>.</returns>
    public static Checked<SearchPlan> ForQuery(string typed, string path)
    {
        var query = NameText.Read(typed);
        if (query.Length < 2)
            return Problem.At(path, "search_too_short", "请至少输入两个字，或姓名拼音、首字母，或号码的后四位。",
                "Enter at least two characters of the name, its pinyin or initials, or the last four digits of a number.");
        if (query.Length > LongestName)
            return Problem.At(path, "search_too_long", "搜索内容太长，请只输入姓名或号码。", "The text is too long: enter a name or a number only.");
        return query.HasHan ? CharacterQuery.Plan(query) : LetterQuery.Plan(typed, query);
    }

    private static void AddCharacters(NameText name, HashSet<TokenText> tokens)
    {
        if (name.Length is 3 or 4)
            for (int i = 0; i < name.Length; i++) tokens.Add(new(TokenKind.Gap, name.Without(i, Open)));
        if (name.Length >= 4)
            for (int i = 0; i + 1 < name.Length; i++) tokens.Add(new(TokenKind.Pair, name.Slice(i, 2)));
        int surname = Sounds.SurnameLength(name);
        foreach (string[] reading in Sounds.Of(name)) AddSound(reading, surname, tokens);
    }

    private static void AddSound(string[] reading, int surname, HashSet<TokenText> tokens)
    {
        tokens.Add(new(TokenKind.Sound, Sounds.Join(reading)));
        if (reading.Length < 2) return;
        tokens.Add(new(TokenKind.Initials, Sounds.Initials(reading)));
        AddStart(reading, 1, tokens);
        if (surname == 2) AddStart(reading, 2, tokens);
        for (int length = 2; length < reading.Length && length <= Syllables.Deepest; length++)
        {
            tokens.Add(new(TokenKind.Start, Sounds.Join(reading.AsSpan(0, length))));
            // Up to the last syllable but one; before the last, initials and this beginning together say the same.
            if (length < reading.Length - 1) AddStart(reading, length, tokens);
        }
    }

    /// <summary>So many syllables and the first letter of the next: zhangx.</summary>
    private static void AddStart(string[] reading, int length, HashSet<TokenText> tokens) =>
        tokens.Add(new(TokenKind.Start, Sounds.Canonical(string.Concat(reading.AsSpan(0, length)) + reading[length][0])));

    private static void AddWords(NameText name, HashSet<TokenText> tokens)
    {
        foreach (string word in name.Words) tokens.Add(new(TokenKind.Word, word));
        if (name.Words.Length > 1) tokens.Add(new(TokenKind.Initials, Sounds.Initials(name.Words)));
    }
}
