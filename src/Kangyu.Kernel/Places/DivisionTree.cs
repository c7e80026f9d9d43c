using System.Globalization;

namespace Kangyu.Kernel.Places;

/// <summary>The places of a county and what it lies in, in the order of their codes. Immutable.</summary>
public sealed class DivisionTree
{
    private readonly SortedList<string, Division> places;
    private readonly ILookup<string, Division> children;

    private DivisionTree(SortedList<string, Division> places)
    {
        this.places = places;
        children = places.Values.Where(p => p.Parent is not null).ToLookup(p => p.Parent!, StringComparer.Ordinal);
        County = places.Values.First(p => p.Level == DivisionLevel.County);
    }

    /// <summary>The county; a file has one.</summary>
    public Division County { get; }

    public IReadOnlyList<Division> All => places.Values.AsReadOnly();

    public IReadOnlyList<Division> Townships => [.. children[County.Code]];

    public Division? Find(string code) => places.GetValueOrDefault(code);

    /// <summary>The places directly in a place.</summary>
    public IEnumerable<Division> In(string code) => children[code];

    /// <summary>省市县乡村 names joined, as an address begins: 江西省吉安市永新县禾川镇繁荣社区.</summary>
    public string FullName(string code)
    {
        string name = "";
        for (var place = Find(code); place is not null; place = place.Parent is null ? null : Find(place.Parent)) name = place.Name + name;
        return name;
    }

    /// <summary>Reads lines of <c>code,name</c>; lines that begin with # and the heading are passed over.</summary>
    /// <returns>The tree, or <c>division_code, division_twice, division_parent, division_county</c> with the line as the path.</returns>
    public static Checked<DivisionTree> Read(IEnumerable<string> lines)
    {
        var read = new SortedList<string, Division>(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            if (line.Length == 0 || line[0] == '#' || line.StartsWith("code,", StringComparison.Ordinal)) continue;
            if (Add(line, $"line {number.ToString(CultureInfo.InvariantCulture)}", read) is { } problem) return problem;
        }
        int counties = read.Values.Count(p => p.Level == DivisionLevel.County);
        return counties == 1 ? new DivisionTree(read) : Problem.At("", "division_county",
            $"一个文件应恰好有一个县（6位代码），这里有{counties}个。", $"A file has exactly one county (six digits); this one has {counties}.");
    }

    private static Problem? Add(string line, string path, SortedList<string, Division> before)
    {
        int comma = line.IndexOf(',', StringComparison.Ordinal);
        var code = DivisionCode.Exact(comma < 0 ? line : line[..comma], path);
        if (code.Value is not { } read) return code.Problem;
        string name = comma < 0 ? "" : line[(comma + 1)..].Trim().Trim('"');
        if (name.Length == 0) return Problem.At(path, "division_name", "每行应为：代码,名称。", "Each line is: code,name.");
        string? parent = read.Parent is { } above && before.ContainsKey(above) ? above : null;
        if (parent is null && read.Level > DivisionLevel.County)
            return Problem.At(path, "division_parent", $"上级{read.Parent}应在它的前面。", $"The place it lies in, {read.Parent}, must come before it.");
        return before.TryAdd(read.Text, new Division(read.Text, name, parent, read.Level)) ? null
            : Problem.At(path, "division_twice", $"代码{read.Text}出现了两次。", $"The code {read.Text} is there twice.");
    }
}
