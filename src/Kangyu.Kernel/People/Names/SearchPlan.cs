using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Kernel.People.Names;

/// <summary>How near a person is to what was searched for; the lower, the further up in the list.</summary>
public enum MatchRank : byte
{
    /// <summary>The whole name, or a whole number.</summary>
    Exact = 0,

    /// <summary>The words stand inside the name, or the digits at the end of a number.</summary>
    Inside = 1,

    /// <summary>Found by pinyin, initials or a beginning of the pinyin.</summary>
    Pinyin = 2,

    /// <summary>Sounds alike, or one character is wrong, missing or too many.</summary>
    Near = 3,
}

/// <summary>
/// One look into the search table: the people who have <b>all</b> of these tokens. Where <see cref="Check"/> is set the
/// tokens find a few too many, and each person is confirmed with <see cref="SearchPlan.Rank"/> once unsealed.
/// </summary>
public sealed record Search(MatchRank Rank, IReadOnlyList<TokenText> All, bool Check = false);

/// <summary>A search as the store runs it: hashes in place of texts.</summary>
public sealed record KeyedSearch(MatchRank Rank, long[] Hashes, bool Check);

/// <summary>
/// What has to be looked up for a text that someone typed, best first. The store runs the searches in this order until it
/// has enough people (20 at most, S4), confirms where asked, and shows each person once, at the best rank.
/// </summary>
public sealed class SearchPlan
{
    /// <summary>As many people of one checked search are unsealed; whoever is not among them is found by typing more.</summary>
    public const int MostChecked = 200;

    private readonly Func<PersonIdentifiers, MatchRank?> rank;

    internal SearchPlan(IReadOnlyList<Search> searches, bool wholeNumber, Func<PersonIdentifiers, MatchRank?> rank)
    {
        Searches = searches;
        IsWholeNumber = wholeNumber;
        this.rank = rank;
    }

    public IReadOnlyList<Search> Searches { get; }

    /// <summary>The text is a whole card, document or phone number: the only search that may leave one's own care (S4).</summary>
    public bool IsWholeNumber { get; }

    /// <summary>How an unsealed person matches, null if not at all. Agrees with the tokens: tests compare the two.</summary>
    public MatchRank? Rank(PersonIdentifiers person) => rank(person);

    public IReadOnlyList<KeyedSearch> Keyed(ReadOnlySpan<byte> key)
    {
        var keyed = new KeyedSearch[Searches.Count];
        for (int i = 0; i < keyed.Length; i++)
        {
            var search = Searches[i];
            var hashes = new long[search.All.Count];
            for (int t = 0; t < hashes.Length; t++) hashes[t] = search.All[t].Keyed(key).Hash;
            keyed[i] = new KeyedSearch(search.Rank, hashes, search.Check);
        }
        return keyed;
    }
}
