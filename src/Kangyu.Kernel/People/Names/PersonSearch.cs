using Kangyu.Kernel.People.Identifiers;

namespace Kangyu.Kernel.People.Names;

/// <summary>The way into the search: what to store for a person, what to look up for a text.</summary>
public static class PersonSearch
{
    /// <summary>The keyed tokens to store for a person, each once. <paramref name="key"/>: the county's search key, 32 bytes.</summary>
    public static IReadOnlyList<SearchToken> ForIndex(PersonIdentifiers person, ReadOnlySpan<byte> key)
    {
        var texts = new HashSet<TokenText>();
        foreach (string name in person.Names) texts.UnionWith(NameTokens.ForIndex(name));
        NumberTokens.ForIndex(person, texts);
        var tokens = new List<SearchToken>(texts.Count);
        foreach (var text in texts) tokens.Add(text.Keyed(key));
        return tokens;
    }

    /// <summary>Reads what someone typed: a name, pinyin, initials, a number or its last digits.</summary>
    /// <returns>The plan, or <c>search_too_short</c>.</returns>
    public static Checked<SearchPlan> ForQuery(string typed, string path = "q") =>
        NumberTokens.IsNumber(typed) ? NumberTokens.ForQuery(typed, path) : NameTokens.ForQuery(typed, path);
}
