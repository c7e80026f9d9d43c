using Kangyu.Kernel.People.Names;
using Kangyu.Kernel.Places;

namespace Kangyu.Kernel.Lists;

/// <summary>The lists that the program fills, not a pack: named without a dot.</summary>
public static class CountyLists
{
    /// <summary>Townships, villages and communities.</summary>
    public const string Divisions = "divisions";

    public static IReadOnlyList<string> Names { get; } = [Divisions];

    public static CodeList NoDivisions { get; } = OfDivisions([]);

    /// <summary>Townships and villages by their national code; each stands in the places it lies in, as far as they are given.</summary>
    public static CodeList OfDivisions(IReadOnlyList<Division> places)
    {
        var names = places.ToDictionary(place => place.Code, StringComparer.Ordinal);
        return new CodeList(Divisions, new("乡镇、村和社区", "Townships, villages and communities"), [.. places
            .Where(place => place.Level is DivisionLevel.Township or DivisionLevel.Village)
            .Select(place => new CodeRow(place.Code, place.Name, Romanized.Place(place.ShortName), Above(place, names), null))]);
    }

    // the county's name and the township's; province and city say nothing to those who live there
    private static string Above(Division place, Dictionary<string, Division> names)
    {
        var above = "";
        for (var at = Parent(place, names); at is { Level: >= DivisionLevel.County }; at = Parent(at, names)) above = at.Name + above;
        return above;
    }

    private static Division? Parent(Division place, Dictionary<string, Division> names) => place.Parent is { } parent ? names.GetValueOrDefault(parent) : null;
}
