using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.People.Names;

namespace Kernel.Tests.People;

/// <summary>The search table of one person, run as a store runs it: all tokens of a search, then the check where asked.</summary>
internal sealed class SearchIndex
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private readonly PersonIdentifiers person;
    private readonly HashSet<long> hashes;

    private SearchIndex(PersonIdentifiers person)
    {
        this.person = person;
        hashes = [.. PersonSearch.ForIndex(person, Key).Select(t => t.Hash)];
    }

    public static SearchIndex Of(string name) => new(new PersonIdentifiers { Names = [name] });

    public static SearchIndex Of(PersonIdentifiers person) => new(person);

    public int Count => hashes.Count;

    /// <summary>The rank at which the person is found; null if not found.</summary>
    public MatchRank? Find(string typed)
    {
        var plan = PersonSearch.ForQuery(typed).Value;
        if (plan is null) return null;
        foreach (var search in plan.Keyed(Key).OrderBy(s => s.Rank))
        {
            if (!search.Hashes.All(hashes.Contains)) continue;
            if (!search.Check) return search.Rank;
            if (plan.Rank(person) is { } rank) return rank;
        }
        return null;
    }

    /// <summary>What looking at the unsealed person says, without any token.</summary>
    public MatchRank? Look(string typed) => PersonSearch.ForQuery(typed).Value?.Rank(person);
}
