using System.Collections.Frozen;

namespace Kangyu.Kernel.Lists;

/// <summary>
/// A list of up to <see cref="Most"/> codes that is searched, not read: diagnoses, villages, products. A pack brings it as a table, or the program fills it
/// (<see cref="CountyLists"/>). Immutable; what is searched in is made when it is first needed.
/// </summary>
public sealed class CodeList
{
    public const int Most = 100_000;

    private readonly FrozenDictionary<string, CodeRow> byCode;
    private readonly Lazy<ListIndex> index;

    public CodeList(string id, Words title, IReadOnlyList<CodeRow> rows)
    {
        Id = id;
        Title = title;
        Rows = rows;
        Codes = [.. rows.Select(row => row.Code)];
        byCode = rows.DistinctBy(row => row.Code, StringComparer.Ordinal).ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);
        index = new(() => new ListIndex(rows));
    }

    /// <summary><c>pack.name</c>, or one of <see cref="CountyLists.Names"/>.</summary>
    public string Id { get; }

    public Words Title { get; }

    public bool Draft { get; init; }

    /// <summary>Sources of the pack.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Under which the words may be passed on; null for what the program fills.</summary>
    public string? Licence { get; init; }

    /// <summary>In the order of the table, which is the order of equal hits.</summary>
    public IReadOnlyList<CodeRow> Rows { get; }

    public IReadOnlyList<string> Codes { get; }

    public bool IsOfCounty => CountyLists.Names.Contains(Id, StringComparer.Ordinal);

    /// <summary>Null for a code that never was in the list or has left it.</summary>
    public CodeRow? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>At most <see cref="ListIndex.Shown"/> rows for what was typed, that may be chosen on that day: exact ones, then those that begin with it, then the rest.</summary>
    public IReadOnlyList<CodeRow> Search(string typed, DateOnly on) => index.Value.Search(typed, on);

    /// <summary>An answer as it is read: the words with the code, a place with what it lies in, a code without a row as it was written.</summary>
    public string Words(string code, string language)
    {
        if (Find(code) is not { } row) return code;
        if (!IsOfCounty) return language == "zh" ? $"{row.Title(language)}（{code}）" : $"{row.Title(language)} ({code})";
        return language == "zh" ? row.Group + row.Zh : $"{row.Title(language)} ({row.Group}{row.Zh})";
    }
}
