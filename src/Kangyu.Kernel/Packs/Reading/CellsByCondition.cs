using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Gathers the cells of a table and joins each condition with its expression.</summary>
internal sealed class CellsByCondition(DecisionTable table, Findings findings)
{
    private readonly Dictionary<string, int> conditions = new(StringComparer.Ordinal);
    private readonly List<Condition> order = [];
    private readonly List<Place> places = [];
    private readonly List<Cell?[]> cells = [];

    /// <summary>A condition in the order of the table; its words are kept from its first line.</summary>
    public void Name(string code, Place at, string? group, string? title, string? subTitle)
    {
        if (conditions.ContainsKey(code) || !Ids.TableCode(code, "code", at, findings)) return;
        conditions[code] = order.Count;
        order.Add(new(code, null, group, title, subTitle));
        places.Add(at);
        cells.Add(new Cell?[table.Methods.Count]);
    }

    public void Put(string code, string method, Cell cell, Place at)
    {
        if (!conditions.TryGetValue(code, out var row)) return;
        var column = table.Methods.ToList().FindIndex(known => known.Code == method);
        if (column < 0)
        {
            findings.UnknownWord(at, "method", method, table.Methods.Select(known => known.Code));
            return;
        }

        if (!Category(cell.Initiation, at) || !Category(cell.Continuation, at)) return;
        if (cells[row][column] is null) cells[row][column] = cell;
        else findings.Add(at, "duplicate_id", new($"“{code}”和“{method}”已有一格", $"There is already a cell of “{code}” and “{method}”"), new("留下一个", "Keep one of them"));
    }

    public DecisionTable Finish(MapReader map, ExprScope scope)
    {
        var formulas = Formulas(map, scope);
        var unreachable = Unreachable(map);
        var titles = Titles(map);
        for (var i = 0; i < order.Count; i++)
        {
            var code = order[i].Code;
            order[i] = order[i] with { If = formulas.GetValueOrDefault(code), Label = titles.GetValueOrDefault(code) };
            if (formulas.ContainsKey(code)) continue;
            if (!unreachable.Contains(code)) NoExpression(code, places[i]);
        }

        return table with { Conditions = order, Cells = cells, Flags = Flags(map) };
    }

    private Dictionary<string, Expression?> Formulas(MapReader map, ExprScope scope)
    {
        var formulas = new Dictionary<string, Expression?>(StringComparer.Ordinal);
        foreach (var pair in map.Pairs("conditions"))
        {
            formulas[pair.Key] = ExpressionReader.Read(pair.Value, pair.Key, scope, ExprType.YesNo, map);
            if (!conditions.ContainsKey(pair.Key)) findings.UnknownReference(new(map.File, pair.KeyLine), "condition", pair.Key, conditions.Keys);
        }

        return formulas;
    }

    /// <summary>How the screen says the conditions. A pack that words one words all of them.</summary>
    private Dictionary<string, Words> Titles(MapReader map)
    {
        var titles = new Dictionary<string, Words>(StringComparer.Ordinal);
        foreach (var pair in map.Pairs("titles"))
        {
            if (!conditions.ContainsKey(pair.Key)) findings.UnknownReference(new(map.File, pair.KeyLine), "condition", pair.Key, conditions.Keys);
            if (map.Words(pair.Value, pair.Key) is { } words) titles[pair.Key] = words;
        }

        if (map.Has("titles"))
            foreach (var code in conditions.Keys.Where(code => !titles.ContainsKey(code))) findings.MissingKey(map.Line("titles"), code);
        return titles;
    }

    private List<Option> Flags(MapReader map)
    {
        var known = cells.SelectMany(row => row).OfType<Cell>().SelectMany(cell => cell.Flags).ToHashSet(StringComparer.Ordinal);
        foreach (var pair in map.Pairs("flags").Where(pair => !known.Contains(pair.Key))) findings.UnknownReference(new(map.File, pair.KeyLine), "flag", pair.Key, known);
        return [.. map.Pairs("flags").Select(pair => (pair.Key, Words: map.Words(pair.Value, pair.Key))).Where(flag => flag.Words is not null).Select(flag => new Option(flag.Key, flag.Words!))];
    }

    private HashSet<string> Unreachable(MapReader map)
    {
        var codes = map.Terms("unreachable");
        foreach (var (code, at) in codes.Where(code => !conditions.ContainsKey(code.Word))) findings.UnknownReference(at, "condition", code, conditions.Keys);
        return codes.Select(code => code.Word).ToHashSet(StringComparer.Ordinal);
    }

    private bool Category(string text, Place at)
    {
        if (text == "NA") return true;
        var known = table.Categories.Select(category => category.Code).ToList();
        foreach (var part in text.Split('/'))
        {
            if (known.Contains(part, StringComparer.Ordinal)) continue;
            findings.UnknownWord(at, "category", text, [.. known, "NA"]);
            return false;
        }

        return true;
    }

    private void NoExpression(string code, Place at) => findings.Add(
        at,
        "condition_without_expression",
        new($"“{code}”没有表达式，问卷永远到不了它", $"“{code}” has no expression: no form can ever reach it"),
        new("在 conditions 里写上，或列入 unreachable", "Write it under conditions, or list it under unreachable"));
}
