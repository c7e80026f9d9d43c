using System.Data.Common;
using Dapper;
using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.People.Identifiers;
using Kangyu.Kernel.People.Names;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Search;

/// <summary>
/// Finds people by keyed tokens (S4): at most 20, no paging. Within one's care by anything; outside it by a whole card, document or phone number alone. The caller has asked
/// Kernel/Access and logs the look.
/// </summary>
public sealed class PeopleSearch
{
    public const int Most = 20;

    private static readonly Problem NeedsNumber = Problem.At("q", "search_needs_number",
        "在本机构服务对象之外查找，请用服务卡号或完整的证件号、手机号。", "Outside your own care, search by the card or a full document or phone number.");

    private readonly County county;
    private readonly LookSize size;

    public PeopleSearch(County county)
        : this(county, LookSize.Usual)
    {
    }

    internal PeopleSearch(County county, LookSize size)
    {
        this.county = county;
        this.size = size;
    }

    /// <summary>Looks among the people that one of the units cares for on the day, best match first.</summary>
    /// <returns>The people, or <c>search_too_short</c>.</returns>
    public async Task<Checked<IReadOnlyList<PersonHit>>> InCare(string typed, IReadOnlyList<string> units, DateOnly today, CancellationToken cancel)
    {
        if (PersonSearch.ForQuery(typed) is not { IsGood: true } plan) return PersonSearch.ForQuery(typed).Problem!;
        return units.Count == 0 ? new List<PersonHit>() : await Run(plan.Value, units, today, cancel);
    }

    /// <summary>Looks in the whole county, by a whole number only.</summary>
    /// <returns>The people, or <c>search_too_short</c>, <c>search_needs_number</c>.</returns>
    public async Task<Checked<IReadOnlyList<PersonHit>>> ByNumber(string typed, CancellationToken cancel)
    {
        if (PersonSearch.ForQuery(typed) is not { IsGood: true } plan) return PersonSearch.ForQuery(typed).Problem!;
        return plan.Value.IsWholeNumber ? await Run(plan.Value, [], default, cancel) : NeedsNumber;
    }

    /// <summary>
    /// People of the whole county who are likely the one about to be registered, the likeliest first. What is shown of them outside the caller's care is the reasons alone,
    /// which tell of identifiers only (S13).
    /// </summary>
    public async Task<IReadOnlyList<(PersonHit Hit, DuplicateScore Score)>> Alike(PersonIdentifiers person, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, (PersonHit Hit, DuplicateScore Score)>();
        using var lease = await county.Dialect.Read(cancel);
        var look = new PeopleLook(county.Dialect, lease.Connection, [], default, size);
        foreach (var candidate in Duplicates.Candidates(person))
        {
            var search = new KeyedSearch(MatchRank.Exact, [candidate.Keyed(county.Parts.SearchKey).Hash], Check: true);
            foreach (var hit in await Show(lease.Connection, search.Rank, look.Find(search), cancel))
            {
                if (found.ContainsKey(hit.Id)) continue;
                var sex = hit.Sex switch { "female" => Sex.Female, "male" => Sex.Male, _ => (Sex?)null };
                var score = Duplicates.Compare(person, PersonIdentifiers.Of(hit.Card, hit.Born, sex));
                if (score.IsLikely) found[hit.Id] = (hit, score);
            }
        }
        return [.. found.Values.OrderByDescending(pair => pair.Score.Score).Take(Most)];
    }

    private async Task<List<PersonHit>> Run(SearchPlan plan, IReadOnlyList<string> units, DateOnly today, CancellationToken cancel)
    {
        var hits = new Dictionary<Guid, PersonHit>();
        using var lease = await county.Dialect.Read(cancel);
        var look = new PeopleLook(county.Dialect, lease.Connection, units, today, size);
        foreach (var search in plan.Keyed(county.Parts.SearchKey))
        {
            if (hits.Count >= Most) break;
            foreach (var hit in await Show(lease.Connection, search.Rank, look.Find(search), cancel))
            {
                var rank = search.Check ? plan.Rank(PersonIdentifiers.Of(hit.Card)) : search.Rank;
                if (rank is { } matched) hits.TryAdd(hit.Id, hit with { Rank = matched });
            }
        }
        return [.. hits.Values.OrderBy(hit => hit.Rank).Take(Most)];
    }

    private async Task<List<PersonHit>> Show(DbConnection connection, MatchRank rank, IReadOnlyList<(long Person, long Host)> found, CancellationToken cancel)
    {
        var hits = new List<PersonHit>(found.Count);
        if (found.Count == 0) return hits;
        await using var rows = await connection.ExecuteReaderAsync(new CommandDefinition(SearchSql.Shown(found), cancellationToken: cancel));
        while (await rows.ReadAsync(cancel)) hits.Add(Read(rows, rank));
        return hits;
    }

    private PersonHit Read(DbDataReader row, MatchRank rank)
    {
        var id = StoredRows.Id(row, 0);
        var found = StoredRows.Id(row, 6);
        var card = county.Parts.Cards.Open(found, row.IsDBNull(1) ? null : (byte[])row[1]);
        var name = found == id ? card.Name : county.Parts.Cards.Open(id, row.IsDBNull(7) ? null : (byte[])row[7]).Name ?? card.Name;
        return new PersonHit(id, card, StoredRows.MaybeDay(row, 2), StoredRows.Text(row, 3), StoredRows.Text(row, 4), row.GetInt64(5) != 0, rank) { Name = name };
    }
}
