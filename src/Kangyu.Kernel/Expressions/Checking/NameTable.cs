using Kangyu.Kernel.Expressions.Nodes;

namespace Kangyu.Kernel.Expressions.Checking;

internal readonly record struct FoundName(Symbol Symbol, int Level, string Path);

/// <summary>Finds names, innermost line first, and keeps what was read.</summary>
internal sealed class NameTable(ExprScope scope)
{
    private readonly List<(string Path, RowsType Type)> lines = [];

    public ExprScope Scope => scope;

    public List<string> Reads { get; } = [];

    public List<string> Decides { get; } = [];

    public bool ReadsToday { get; set; }

    /// <summary>How many lines enclose the place that is checked.</summary>
    public int Level => lines.Count;

    public void Enter(string path, RowsType type) => lines.Add((path, type));

    public void Leave() => lines.RemoveAt(lines.Count - 1);

    public FoundName? Find(string name)
    {
        for (var level = lines.Count - 1; level >= 0; level--)
        {
            foreach (var item in lines[level].Type.Items)
            {
                if (item.Name == name) return Read(new(item, level, $"{lines[level].Path}.{name}"));
            }
        }
        return scope.Find(name) is { } symbol ? Read(new(symbol, Place.Form, name)) : null;
    }

    public void Decide(string table) => AddOnce(Decides, table);

    private static void AddOnce(List<string> list, string name)
    {
        if (!list.Contains(name, StringComparer.Ordinal)) list.Add(name);
    }

    private FoundName Read(FoundName found)
    {
        AddOnce(Reads, found.Path);
        return found;
    }
}
