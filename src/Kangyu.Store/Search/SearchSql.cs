using System.Globalization;

namespace Kangyu.Store.Search;

/// <summary>
/// The statements of one look into the search table. Parameters: <c>@h0 ...</c> the tokens that a person must all have, <c>@u0 ...</c> the units whose people are looked among, <c>@today</c>,
/// <c>@limit</c>. Each answers <c>person</c>, whose token it is, and <c>host</c>, whose record holds it: of merged records another.
/// </summary>
internal static class SearchSql
{
    // of merged records the one that holds them
    private const string Held = "COALESCE((SELECT a.host FROM alias a WHERE a.person = t0.person AND a.until IS NULL), t0.person)";

    /// <summary>Answers 1 for a token that more than <c>@common</c> people have.</summary>
    public const string IsCommon = "SELECT count(*) FROM (SELECT 1 AS one FROM search_token WHERE hash = @h0 LIMIT 1 OFFSET @common) f";

    /// <summary>Walks the people with the first token.</summary>
    /// <param name="units">0: in the whole county.</param>
    public static string ByToken(int tokens, int units) =>
        $"SELECT t0.person, {Held} AS host FROM search_token t0{Others(tokens)} WHERE t0.hash = @h0" +
        (units == 0 ? "" : $" AND EXISTS (SELECT 1 FROM care c WHERE c.person = {Held}{Cared(units)})") + " ORDER BY t0.person LIMIT @limit";

    /// <summary>Walks the people whom the units care for, of one unit in the order in which they are found. SQLite takes the tables of a cross join as they come.</summary>
    public static string ByCare(int tokens, int units) =>
        $"SELECT c.person, c.person AS host FROM care c CROSS JOIN search_token t0{Others(tokens)} WHERE t0.hash = @h0 AND t0.person = c.person{Cared(units)}" +
        " AND NOT EXISTS (SELECT 1 FROM alias a WHERE a.person = c.person AND a.until IS NULL) GROUP BY c.person ORDER BY c.person LIMIT @limit";

    /// <summary>Beside <see cref="ByCare"/>: the few people whose record another holds that the units care for.</summary>
    public static string ByAlias(int tokens, int units) =>
        $"SELECT t0.person, b.host FROM alias b CROSS JOIN search_token t0{Others(tokens)} WHERE b.until IS NULL AND t0.hash = @h0 AND t0.person = b.person" +
        $" AND EXISTS (SELECT 1 FROM care c WHERE c.person = b.host{Cared(units)}) ORDER BY t0.person LIMIT @limit";

    /// <summary>What is shown of the people that a look found.</summary>
    public static string Shown(string look) =>
        $"SELECT s.id, m.card, p.born, p.sex, p.home_unit, p.synthetic, ms.id, p.card FROM ({look}) f JOIN subject s ON s.number = f.host JOIN person p ON p.number = f.host " +
        "JOIN subject ms ON ms.number = f.person JOIN person m ON m.number = f.person";

    private static string Others(int tokens) => string.Concat(Enumerable.Range(1, tokens - 1).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $" JOIN search_token t{i} ON t{i}.person = t0.person AND t{i}.hash = @h{i}")));

    private static string Cared(int units) => " AND c.until IS NULL AND c.from_day <= @today AND (c.until_day IS NULL OR c.until_day >= @today) AND c.unit IN (" +
        string.Join(", ", Enumerable.Range(0, units).Select(i => string.Create(CultureInfo.InvariantCulture, $"@u{i}"))) + ")";
}
