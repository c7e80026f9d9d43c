using System.Text;
using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Kernel.People.Names;

/// <summary>
/// A search text in letters: pinyin in full (<c>zhangwei</c>, <c>zhang wei</c>, <c>xi'an</c>), initials (<c>zw</c>), a
/// beginning (<c>zhangw</c>, <c>zhangxw</c>, <c>zhangxiaow</c>), or a name written in letters, in any order of its words.
/// </summary>
internal static class LetterQuery
{
    public static SearchPlan Plan(string typed, NameText query)
    {
        string letters = Pinyin(typed);
        var searches = new List<Search>
        {
            new(MatchRank.Exact, [new TokenText(TokenKind.Whole, query.Whole)]),
            new(MatchRank.Inside, Array.ConvertAll(query.Words, word => new TokenText(TokenKind.Word, word))),
            new(MatchRank.Pinyin, [new TokenText(TokenKind.Sound, Sounds.Canonical(letters))]),
        };
        AddInitials(letters, searches);
        AddStarts(letters, searches);
        return new SearchPlan(searches, wholeNumber: false, person => LetterMatch.Rank(query, letters, person));
    }

    /// <summary>Typing zh, ch, sh for an initial is as common as z, c, s.</summary>
    public static string PlainInitials(string letters) =>
        new StringBuilder(letters).Replace("zh", "z").Replace("ch", "c").Replace("sh", "s").ToString();

    /// <summary>The letters a to z of the text; ü in every tone, and u:, are v.</summary>
    private static string Pinyin(string typed)
    {
        var withV = new StringBuilder(typed).Replace("u:", "v").Replace("U:", "v");
        foreach (char ü in "üǖǘǚǜÜǕǗǙǛ") withV.Replace(ü, 'v');
        return NameText.Read(withV.ToString()).Whole;
    }

    private static void AddInitials(string letters, List<Search> searches)
    {
        string plain = PlainInitials(letters);
        if (letters.Length <= Syllables.LongestRest) searches.Add(new(MatchRank.Pinyin, [new TokenText(TokenKind.Initials, letters)]));
        if (plain.Length != letters.Length && plain.Length is >= 2 and <= Syllables.LongestRest)
            searches.Add(new(MatchRank.Pinyin, [new TokenText(TokenKind.Initials, plain)]));
    }

    private static void AddStarts(string letters, List<Search> searches)
    {
        var seen = new HashSet<(TokenText, TokenText)>();
        var typed = Start(letters, "");
        if (letters.Length >= 3) Add(typed, default, check: false);
        foreach (var (whole, rest) in Syllables.Splits(letters))
        {
            // Whole syllables and nothing else were looked up above.
            if (rest.Length == 0) continue;
            string syllables = string.Concat(whole);
            var initials = new TokenText(TokenKind.Initials, Sounds.Initials(whole) + rest);
            if (whole.Length == Syllables.Deepest) Add(Start(syllables, ""), default, check: true);
            else if (rest.Length <= Syllables.LongestRest) Add(whole.Length == 1 ? Start(syllables, rest[..1]) : Start(syllables, ""), initials, check: true);
            if (whole.Length < Syllables.Deepest && PinyinTable.BeginsSyllable(rest)) AddBegun(whole, syllables, rest[..1]);
        }

        // The rest begins one more syllable: the last one of the name, or one that others follow.
        void AddBegun(string[] whole, string syllables, string first)
        {
            if (whole.Length > 1) Add(Start(syllables, ""), new(TokenKind.Initials, Sounds.Initials(whole) + first), check: true);
            Add(Start(syllables, first), default, check: true);
        }

        void Add(TokenText start, TokenText initials, bool check)
        {
            if (!seen.Add((start, initials))) return;
            searches.Add(new(MatchRank.Pinyin, initials.Text is null ? [start] : [initials, start], check));
        }
    }

    private static TokenText Start(string syllables, string first) => new(TokenKind.Start, Sounds.Canonical(syllables + first));
}
