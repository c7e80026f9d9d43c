using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Places;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Lists;

/// <summary>
/// The places that were read in, as the list that answers are chosen from and checked against. One list is in use at a time; reading in replaces it as a whole. What another process
/// reads in is known after a restart.
/// </summary>
internal sealed class Divisions
{
    private volatile CodeList list = CountyLists.NoDivisions;

    public CodeList List => list;

    public void Load(DbConnection connection)
    {
        var places = connection.Query<(string Code, string Name)>("SELECT code, name FROM division ORDER BY code").AsList();
        var codes = places.Select(place => place.Code).ToHashSet(StringComparer.Ordinal);
        list = CountyLists.OfDivisions([.. places.Select(place => Of(place.Code, place.Name, codes))]);
    }

    /// <summary>Replaces all places, in the transaction that is open; <see cref="Load"/> afterwards.</summary>
    public static int Replace(WriteSession session, IReadOnlyList<Division> places)
    {
        session.Connection.Execute("DELETE FROM division");
        return session.Connection.Execute("INSERT INTO division (code, name) VALUES (@Code, @Name)", places);
    }

    private static Division Of(string code, string name, HashSet<string> codes)
    {
        var read = DivisionCode.Exact(code, code).Value ?? throw new InvalidOperationException($"the division code {code} cannot be read");
        return new Division(code, name, read.Parent is { } parent && codes.Contains(parent) ? parent : null, read.Level);
    }
}
