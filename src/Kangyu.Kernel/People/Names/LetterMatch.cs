using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Kernel.People.Names;

/// <summary>How a text in letters matches a person's names, looked at directly.</summary>
internal static class LetterMatch
{
    public static MatchRank? Rank(NameText query, string letters, PersonIdentifiers person)
    {
        MatchRank? best = null;
        foreach (string written in person.Names)
        {
            var name = NameText.Read(written);
            var rank = name.HasHan ? RankSound(letters, name) : RankWords(query, letters, name);
            if (rank is not null && (best is null || rank < best)) best = rank;
        }
        return best;
    }

    private static MatchRank? RankWords(NameText query, string letters, NameText name)
    {
        if (string.Equals(query.Whole, name.Whole, StringComparison.Ordinal)) return MatchRank.Exact;
        if (Array.TrueForAll(query.Words, word => name.Words.Contains(word, StringComparer.Ordinal))) return MatchRank.Inside;
        return name.Words.Length > 1 && AreInitials(letters, Sounds.Initials(name.Words)) ? MatchRank.Pinyin : null;
    }

    private static MatchRank? RankSound(string letters, NameText name)
    {
        string canonical = Sounds.Canonical(letters);
        foreach (string[] reading in Sounds.Of(name))
        {
            if (string.Equals(canonical, Sounds.Join(reading), StringComparison.Ordinal)
                || AreInitials(letters, Sounds.Initials(reading))
                || Begins(letters, reading)) return MatchRank.Pinyin;
        }
        return null;
    }

    private static bool AreInitials(string letters, string initials) =>
        string.Equals(letters, initials, StringComparison.Ordinal)
        || string.Equals(LetterQuery.PlainInitials(letters), initials, StringComparison.Ordinal);

    /// <summary>The letters are beginnings of the first syllables, one after the other; at least the surname and one letter more.</summary>
    private static bool Begins(ReadOnlySpan<char> letters, ReadOnlySpan<string> syllables)
    {
        int whole = WholeLength(letters, syllables[0]);
        return whole > 0 && letters.Length > whole && BeginsRest(letters[whole..], syllables[1..]);
    }

    private static int WholeLength(ReadOnlySpan<char> letters, string syllable)
    {
        if (letters.StartsWith(syllable, StringComparison.Ordinal)) return syllable.Length;
        return Syllables.OtherSpelling(syllable) is { } other && letters.StartsWith(other, StringComparison.Ordinal) ? other.Length : 0;
    }

    private static bool BeginsRest(ReadOnlySpan<char> letters, ReadOnlySpan<string> syllables)
    {
        if (letters.Length == 0) return true;
        if (syllables.Length == 0) return false;
        if (Syllables.OtherSpelling(syllables[0]) is { } other && BeginsWith(letters, other, syllables)) return true;
        return BeginsWith(letters, syllables[0], syllables);
    }

    private static bool BeginsWith(ReadOnlySpan<char> letters, string syllable, ReadOnlySpan<string> syllables)
    {
        for (int taken = letters.CommonPrefixLength(syllable); taken > 0; taken--)
            if (BeginsRest(letters[taken..], syllables[1..])) return true;
        return false;
    }
}
