using System.Data.Common;
using Kangyu.Kernel.People.Names;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Search;

/// <summary>
/// The looks of one search into the tokens, by number. Each person is found once: by the first look that leads to them.
/// </summary>
/// <param name="units">Those whose people are looked among; none: the whole county.</param>
/// <param name="size">For tests other than <see cref="LookSize.Usual"/>.</param>
internal sealed class PeopleLook(Dialect dialect, DbConnection connection, IReadOnlyList<string> units, DateOnly today, LookSize size)
{
    private const int Some = 500;

    private readonly HashSet<long> found = [];
    private CaredFor? cared;
    private bool isRead;

    /// <returns>Person and host, in the order of people; as many as are unsealed at most.</returns>
    public IReadOnlyList<(long Person, long Host)> Find(KeyedSearch search)
    {
        var most = search.Check ? SearchPlan.MostChecked : PeopleSearch.Most;
        var people = Among(search.Hashes[0]) is { } among ? Among(among, search.Hashes, most) : Walk(search.Hashes, most);
        return people.FindAll(one => found.Add(one.Person));
    }

    /// <summary>The units' people, once a token leads to more than a few of the county; null: each is asked about.</summary>
    private CaredFor? Among(long hash)
    {
        if (isRead || units.Count == 0) return cared;
        dialect.Numbers(connection, SearchSql.AreMany(hash, size.Few), [], (_, _) => isRead = true);
        if (isRead) cared = CaredFor.Read(dialect, connection, units, today, size.MostCared);
        return cared;
    }

    /// <summary>The people with the first token, in memory those whom the units care for, of these the few who have the other tokens too.</summary>
    private List<(long Person, long Host)> Among(CaredFor among, long[] hashes, int most)
    {
        var isOne = hashes.Length == 1;
        var (people, walk) = (new List<(long Person, long Host)>(), among.Begin());
        dialect.Numbers(connection, SearchSql.Having(hashes[0]), [], (person, _) =>
        {
            if (walk.HostOf(person) is { } host && !found.Contains(person)) people.Add((person, host));
            return !isOne || people.Count < most;
        });
        foreach (var hash in hashes.Skip(1)) people = Having(people, hash);
        return people.Count > most ? people[..most] : people;
    }

    private List<(long Person, long Host)> Having(List<(long Person, long Host)> people, long hash)
    {
        var have = new HashSet<long>();
        foreach (var some in people.Chunk(Some)) dialect.Numbers(connection, SearchSql.HavingToo(hash, some.Select(one => one.Person)), [], (person, _) => have.Add(person));
        return people.FindAll(one => have.Contains(one.Person));
    }

    private List<(long Person, long Host)> Walk(long[] hashes, int most)
    {
        var people = new List<(long Person, long Host)>();
        dialect.Numbers(connection, SearchSql.Walk(hashes, units.Count, today, most), units, (person, host) =>
        {
            people.Add((person, host));
            return true;
        });
        return people;
    }
}

/// <summary>
/// Measured at 1,000,000 people: to <paramref name="Few"/> people with a token the table is asked about each; for more the units' people are read into memory, unless there are more than
/// <paramref name="MostCared"/>.
/// </summary>
internal sealed record LookSize(int Few, int MostCared)
{
    public static LookSize Usual { get; } = new(500, 20_000);
}
