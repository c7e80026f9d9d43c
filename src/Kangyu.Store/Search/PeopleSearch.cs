using System.Data.Common;
using System.Globalization;
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

    // measured at 1,000,000 people: to more people than these it is cheaper to walk those of the unit
    private const int Common = 4000;

    private readonly County county;
    private readonly int common;

    public PeopleSearch(County county)
        : this(county, Common)
    {
    }

    /// <param name="common">For tests: 0 walks the unit's people for every token.</param>
    internal PeopleSearch(County county, int common)
    {
        this.county = county;
        this.common = common;
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
        foreach (var candidate in Duplicates.Candidates(person))
        {
            var search = new KeyedSearch(MatchRank.Exact, [candidate.Keyed(county.Parts.SearchKey).Hash], Check: true);
            foreach (var hit in await Look(lease.Connection, search, [], default, cancel))
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
        foreach (var search in plan.Keyed(county.Parts.SearchKey))
        {
            if (hits.Count >= Most) break;
            foreach (var hit in await Look(lease.Connection, search, units, today, cancel))
            {
                var rank = search.Check ? plan.Rank(PersonIdentifiers.Of(hit.Card)) : search.Rank;
                if (rank is { } matched) hits.TryAdd(hit.Id, hit with { Rank = matched });
            }
        }
        return [.. hits.Values.OrderBy(hit => hit.Rank).Take(Most)];
    }

    /// <summary>A name that thousands have is looked for among the unit's people; any other token leads to few people, of whom each is looked for in the unit.</summary>
    private async Task<List<PersonHit>> Look(DbConnection connection, KeyedSearch search, IReadOnlyList<string> units, DateOnly today, CancellationToken cancel)
    {
        var values = new DynamicParameters();
        for (var i = 0; i < search.Hashes.Length; i++) values.Add(string.Create(CultureInfo.InvariantCulture, $"h{i}"), search.Hashes[i]);
        for (var i = 0; i < units.Count; i++) values.Add(string.Create(CultureInfo.InvariantCulture, $"u{i}"), units[i]);
        values.Add("today", (long)today.DayNumber);
        values.Add("common", common);
        values.Add("limit", search.Check ? SearchPlan.MostChecked : Most);
        var (tokens, hits) = (search.Hashes.Length, new List<PersonHit>());
        if (units.Count == 0 || await connection.ExecuteScalarAsync<long>(new CommandDefinition(SearchSql.IsCommon, values, cancellationToken: cancel)) == 0)
        {
            await Read(connection, SearchSql.ByToken(tokens, units.Count), values, search.Rank, hits, cancel);
            return hits;
        }
        await Read(connection, SearchSql.ByCare(tokens, units.Count), values, search.Rank, hits, cancel);
        await Read(connection, SearchSql.ByAlias(tokens, units.Count), values, search.Rank, hits, cancel);
        return hits;
    }

    private async Task Read(DbConnection connection, string look, DynamicParameters values, MatchRank rank, List<PersonHit> hits, CancellationToken cancel)
    {
        await using var rows = await connection.ExecuteReaderAsync(new CommandDefinition(SearchSql.Shown(look), values, cancellationToken: cancel));
        while (await rows.ReadAsync(cancel)) hits.Add(Read(rows, rank));
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
