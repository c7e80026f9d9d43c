using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Kernel.People.Names;

/// <summary>
/// A search text with Chinese characters. Whole name first, then the text inside a longer name, then what sounds alike
/// or has one character wrong, missing or too many. Of names of two characters only what sounds alike counts as one wrong
/// character: any other rule finds every namesake.
/// </summary>
internal static class CharacterQuery
{
    public static SearchPlan Plan(NameText query)
    {
        var searches = new List<Search> { Single(MatchRank.Exact, TokenKind.Whole, query.Whole) };
        AddInside(query, searches);
        AddAlike(query, searches);
        AddOneOff(query, searches);
        return new SearchPlan(searches, wholeNumber: false, person => Best(query, person));
    }

    private static void AddInside(NameText query, List<Search> searches)
    {
        if (query.Length is 2 or 3)
        {
            searches.Add(Single(MatchRank.Inside, TokenKind.Gap, query.Whole + NameTokens.Open));
            searches.Add(Single(MatchRank.Inside, TokenKind.Gap, NameTokens.Open + query.Whole));
        }
        searches.Add(new(MatchRank.Inside, Pairs(query, 0, query.Length), Check: query.Length > 2));
    }

    private static void AddAlike(NameText query, List<Search> searches)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string[] reading in Sounds.Of(query))
            if (seen.Add(Sounds.Join(reading))) searches.Add(Single(MatchRank.Near, TokenKind.Sound, Sounds.Join(reading)));
    }

    private static void AddOneOff(NameText query, List<Search> searches)
    {
        // One wrong: names of three or four characters are stored with each place open.
        if (query.Length is 3 or 4)
            for (int i = 0; i < query.Length; i++) searches.Add(Single(MatchRank.Near, TokenKind.Gap, query.Without(i, NameTokens.Open)));
        // One missing from the text: the open place lies between its characters (at the ends it was looked up as inside).
        if (query.Length is 2 or 3)
            for (int i = 1; i < query.Length; i++) searches.Add(Single(MatchRank.Near, TokenKind.Gap, query.With(i, NameTokens.Open)));
        if (query.Length < 4) return;
        // One too many in the text, for a name of three.
        if (query.Length == 4)
            for (int i = 0; i < query.Length; i++) searches.Add(Single(MatchRank.Near, TokenKind.Whole, query.Without(i, "")));
        // Longer names: one error leaves one half of the text as it was.
        int half = query.Length / 2;
        searches.Add(new(MatchRank.Near, Pairs(query, 0, half), Check: true));
        searches.Add(new(MatchRank.Near, Pairs(query, half, query.Length - half), Check: true));
    }

    private static MatchRank? Best(NameText query, PersonIdentifiers person)
    {
        MatchRank? best = null;
        foreach (string name in person.Names)
            if (CharacterMatch.Rank(query, NameText.Read(name)) is { } rank && (best is null || rank < best)) best = rank;
        return best;
    }

    private static Search Single(MatchRank rank, TokenKind kind, string text) => new(rank, [new TokenText(kind, text)]);

    private static TokenText[] Pairs(NameText query, int from, int count)
    {
        var pairs = new TokenText[count - 1];
        for (int i = 0; i < pairs.Length; i++) pairs[i] = new(TokenKind.Pair, query.Slice(from + i, 2));
        return pairs;
    }
}
