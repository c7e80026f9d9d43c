using System.Text;

namespace Kangyu.Kernel.People.Names;

/// <summary>How a text of Chinese characters matches a name, looked at directly. It confirms what tokens find, and the tests
/// hold the tokens to it.</summary>
internal static class CharacterMatch
{
    public static MatchRank? Rank(NameText query, NameText name)
    {
        if (query.Units.AsSpan().SequenceEqual(name.Units)) return MatchRank.Exact;
        if (Contains(name.Units, query.Units)) return MatchRank.Inside;
        if (name.Length >= 3 && OneApart(query.Units, name.Units)) return MatchRank.Near;
        return SoundAlike(query, name) ? MatchRank.Near : null;
    }

    public static bool SoundAlike(NameText one, NameText other)
    {
        var sounds = new HashSet<string>(StringComparer.Ordinal);
        foreach (string[] reading in Sounds.Of(one)) sounds.Add(Sounds.Join(reading));
        foreach (string[] reading in Sounds.Of(other))
            if (sounds.Contains(Sounds.Join(reading))) return true;
        return false;
    }

    /// <summary>One character replaced, missing or added.</summary>
    public static bool OneApart(ReadOnlySpan<Rune> one, ReadOnlySpan<Rune> other)
    {
        int same = one.CommonPrefixLength(other);
        var restOne = one[same..];
        var restOther = other[same..];
        return (restOne.Length - restOther.Length) switch
        {
            0 => restOne.Length == 0 || restOne[1..].SequenceEqual(restOther[1..]),
            1 => restOne[1..].SequenceEqual(restOther),
            -1 => restOne.SequenceEqual(restOther[1..]),
            _ => false,
        };
    }

    private static bool Contains(ReadOnlySpan<Rune> name, ReadOnlySpan<Rune> query)
    {
        for (int at = 0; at + query.Length <= name.Length; at++)
            if (name.Slice(at, query.Length).SequenceEqual(query)) return true;
        return false;
    }
}
