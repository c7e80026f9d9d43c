using System.Globalization;

namespace Kangyu.Store.Search;

/// <summary>
/// The statements of a search. Parameters: <c>@t0 ...</c> the units whose people are looked among. Hashes of tokens, numbers of people and days are our own, never text from outside, and stand in
/// the text. Of merged records <c>host</c> is the one that holds them, <c>person</c> the one whose token it is; of others they are the same.
/// </summary>
internal static class SearchSql
{
    /// <summary>Every person whose record another holds: person, host.</summary>
    public const string Resting = "SELECT person, host FROM alias WHERE until IS NULL";

    private const string Held = "COALESCE((SELECT a.host FROM alias a WHERE a.person = t0.person AND a.until IS NULL), t0.person)";

    /// <summary>The people with a token, in order.</summary>
    public static string Having(long hash) => Text($"SELECT person FROM search_token WHERE hash = {hash} ORDER BY person");

    /// <summary>Those of some people who have a token.</summary>
    public static string HavingToo(long hash, IEnumerable<long> people) => Text($"SELECT person FROM search_token WHERE hash = {hash} AND person IN ({string.Join(',', people)})");

    /// <summary>A row where more people than these have a token.</summary>
    public static string AreMany(long hash, int most) => Text($"SELECT 1 FROM search_token WHERE hash = {hash} LIMIT 1 OFFSET {most}");

    /// <summary>Every care relation of the units: the person, and 1 if it holds on the day. Nobody whose own record rests in another has one.</summary>
    public static string CaredFor(int units, DateOnly today) => Text($"SELECT c.person, CASE WHEN {Holds(today)} THEN 1 ELSE 0 END FROM care c WHERE c.until IS NULL AND {In(units)}");

    /// <summary>Walks the people with the first token, and asks of each whether they have the others and whether the units care for them. Answers person, host.</summary>
    /// <param name="units">0: in the whole county.</param>
    public static string Walk(long[] hashes, int units, DateOnly today, int most) => Text($"SELECT t0.person, {Held} AS host FROM search_token t0{Others(hashes)} WHERE t0.hash = {hashes[0]}") +
        (units == 0 ? "" : $" AND EXISTS (SELECT 1 FROM care c WHERE c.person = {Held} AND {Cared(units, today)})") + Text($" ORDER BY t0.person LIMIT {most}");

    /// <summary>What is shown of people who were found, in their order.</summary>
    public static string Shown(IEnumerable<(long Person, long Host)> found) =>
        $"WITH f(person, host) AS (VALUES {string.Join(',', found.Select(one => Text($"({one.Person},{one.Host})")))}) " +
        "SELECT s.id, m.card, p.born, p.sex, p.home_unit, p.synthetic, ms.id, p.card FROM f JOIN subject s ON s.number = f.host JOIN person p ON p.number = f.host " +
        "JOIN subject ms ON ms.number = f.person JOIN person m ON m.number = f.person ORDER BY f.person";

    private static string Others(long[] hashes) =>
        string.Concat(hashes.Skip(1).Select((hash, i) => Text($" JOIN search_token t{i + 1} ON t{i + 1}.person = t0.person AND t{i + 1}.hash = {hash}")));

    private static string Cared(int units, DateOnly today) => $"c.until IS NULL AND {Holds(today)} AND {In(units)}";

    private static string Holds(DateOnly today) => Text($"c.from_day <= {today.DayNumber} AND (c.until_day IS NULL OR c.until_day >= {today.DayNumber})");

    private static string In(int units) => $"c.unit IN ({string.Join(", ", Enumerable.Range(0, units).Select(i => Text($"@t{i}")))})";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
