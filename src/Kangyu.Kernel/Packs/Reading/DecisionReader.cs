using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads decisions/*.yaml with the table beside it: rows to one answer, or conditions by methods.</summary>
internal static class DecisionReader
{
    public static readonly Keys Decision = new(
        "decision.json",
        ["decision", "title", "facts", "policy", "otherwise"],
        ["version", "draft", "source", "conditions", "titles", "unreachable", "methods", "categories", "flags", "answers", "rows", "matrix", "cells"]);

    private static readonly string[] Tables = ["rows", "matrix", "cells"];

    public static DecisionTable? Read(PackDocument document, PackDraft pack, Workspace desk)
    {
        if (MapReader.Open(document.Root, "decision", Decision, document.File, desk.Findings) is not { } map) return null;
        var id = desk.DeclareFile("decision", map, pack);
        map.Text("policy");
        map.OneOf("otherwise", ["none"]);
        var facts = Facts(map);
        var scope = new ExprScope(facts.Select(fact => new Symbol(fact.Name, fact.Type, fact.Slot)));
        var table = new DecisionTable
        {
            Id = id ?? "",
            Pack = pack.Name,
            Version = map.Text("version") ?? "1",
            Title = map.Words("title") ?? new("", ""),
            Draft = map.YesNo("draft") ?? false,
            Sources = desk.Sources(map, "source", pack),
            Facts = facts,
        };
        table = Tables.Where(map.Has).ToList() switch
        {
            ["rows"] => DecisionRowsReader.Read(table, map, scope, pack, desk),
            ["matrix"] => DecisionCellsReader.Matrix(table, map, scope, pack, desk),
            ["cells"] => DecisionCellsReader.Long(table, map, scope, pack, desk),
            _ => Neither(table, map),
        };
        return id is null ? null : table;
    }

    /// <summary>Options as <c>{code: {zh, en}}</c> or as a plain list of codes.</summary>
    public static IReadOnlyList<Option> Options(MapReader map, string key)
    {
        if (map.Node(key) is not { } node)
        {
            map.Findings.MissingKey(map.At, key);
            return [];
        }

        if (node.Map is not null) return [.. map.Pairs(key).Where(pair => Ids.TableCode(pair.Key, key, new(map.File, pair.KeyLine), map.Findings)).Select(pair => new Option(pair.Key, map.Words(pair.Value, pair.Key) ?? new(pair.Key, pair.Key)))];
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in map.List(key))
        {
            if (map.Text(value, key) is not { } code || !Ids.TableCode(code, key, map.PlaceOf(value), map.Findings)) continue;
            if (!codes.Add(code)) map.Findings.DuplicateId(map.PlaceOf(value), code, map.Line(key));
        }

        return [.. codes.Select(code => new Option(code, new(code, code)))];
    }

    /// <summary>The CSV that the key names, in the folder of the head.</summary>
    public static (Place File, string Text)? Csv(MapReader map, string key, PackDraft pack)
    {
        if (map.Text(key) is not { } name) return null;
        var path = "decisions/" + name;
        if (pack.Csv.TryGetValue(path, out var text)) return (new(pack.FileOf(path), 1), text);
        map.Findings.UnknownReference(map.Line(key), "CSV", name, pack.Csv.Keys.Where(known => known.StartsWith("decisions/", StringComparison.Ordinal)).Select(known => known["decisions/".Length..]));
        return null;
    }

    private static List<DecisionFact> Facts(MapReader map)
    {
        var facts = new List<DecisionFact>();
        foreach (var pair in map.Pairs("facts"))
        {
            if (!Ids.Name(pair.Key, new(map.File, pair.KeyLine), map.Findings) || map.Text(pair.Value, pair.Key) is not { } text) continue;
            if (TypeWords.Parse(text) is { } type) facts.Add(new(pair.Key, type, facts.Count));
            else map.Findings.UnknownWord(map.PlaceOf(pair.Value), pair.Key, text, ["yesno", "integer", "decimal", "date", "datetime", "text", "choice(a, b)", "choices(a, b)"]);
        }

        return facts;
    }

    private static DecisionTable Neither(DecisionTable table, MapReader map)
    {
        map.Findings.Add(map.At, "missing_key", new("要有 rows、matrix、cells 中的一个", "Needs exactly one of rows, matrix, cells"), new("写 rows: 文件.csv（或 matrix、cells）", "Write rows: file.csv (or matrix, cells)"));
        return table;
    }
}
