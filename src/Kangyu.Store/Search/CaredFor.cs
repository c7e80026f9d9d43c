using System.Data.Common;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Search;

/// <summary>
/// Whom some units care for on a day, in memory for the length of one search: a name leads to thousands of people of whom a unit cares for a few, and asking the table about each would
/// cost ten times as much.
/// </summary>
internal sealed class CaredFor
{
    // in order, by number; of merged records the one that holds them
    private readonly List<long> people = new(4096);

    // and beside it those that rest in another
    private readonly Dictionary<long, long> resting = [];

    private CaredFor()
    {
    }

    /// <param name="most">Null is answered where more relations than these are on file, ended ones too: then it is cheaper to ask about each person.</param>
    public static CaredFor? Read(Dialect dialect, DbConnection connection, IReadOnlyList<string> units, DateOnly today, int most)
    {
        var (cared, relations) = (new CaredFor(), 0);
        dialect.Numbers(connection, SearchSql.CaredFor(units.Count, today), units, (person, holds) =>
        {
            if (holds != 0) cared.people.Add(person);
            return ++relations <= most;
        });
        if (relations > most) return null;
        cared.people.Sort();
        dialect.Numbers(connection, SearchSql.Resting, [], (person, host) =>
        {
            if (cared.people.BinarySearch(host) >= 0) cared.resting.Add(person, host);
            return true;
        });
        return cared;
    }

    /// <summary>Among whom people are looked for who come in order.</summary>
    public Walk Begin() => new(this);

    public sealed class Walk(CaredFor cared)
    {
        private int at;

        /// <summary>The number of the record that is shown of the next person; null: not in these units' care.</summary>
        public long? HostOf(long person)
        {
            if (cared.resting.Count > 0 && cared.resting.TryGetValue(person, out var host)) return host;
            while (at < cared.people.Count && cared.people[at] < person) at++;
            return at < cared.people.Count && cared.people[at] == person ? person : null;
        }
    }
}
