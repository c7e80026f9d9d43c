using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>What a case may expect: names that exist, words that are known.</summary>
internal static class CaseExpects
{
    public static readonly Keys OfRefusal = new("case.json#/$defs/refusal", [], ["item", "code"]);
    public static readonly Keys OfDue = new("case.json#/$defs/due", ["step"], ["pathway", "on", "window", "state"]);
    public static readonly Keys OfResult = new("case.json#/$defs/result", [], ["initiation", "continuation", "rows"]);

    /// <summary>What a story's step may expect beside items of its form.</summary>
    public static readonly string[] StepWords = ["refused", "flagged", "stage", "method", "due", "duties", "rows", "codes", "results", "unanswered"];

    /// <summary>What a question to a table may expect.</summary>
    public static readonly string[] TableWords = ["answer", "rows", "codes", "not", "unanswered", "open", "asked", "results"];

    private static readonly string[] Stages = ["healthy", "maternity", "new_method", "under_treatment"];
    private static readonly string[] States = ["ahead", "due", "late", "done", "early", "lapsed"];

    public static void OfStep(MapReader step, FormDraft? form, PackDraft pack, Workspace desk)
    {
        var tables = form?.Form.Feeds.Keys.Where(desk.Tables.ContainsKey).Select(table => desk.Tables[table]).ToList() ?? [];
        foreach (var pair in step.Pairs("expect"))
        {
            var at = new Place(step.File, pair.KeyLine);
            switch (pair.Key)
            {
                case "refused": Each(pair, OfRefusal, step); break;
                case "flagged" or "method": break;
                case "stage": Word(pair, Stages, step); break;
                case "due" or "duties": Due(pair, step, desk); break;
                case "rows" or "codes" or "results" or "unanswered": Decision(pair, tables, step); break;
                default:
                    if (form?.Find(pair.Key) is { } item) Value(pair, item, step);
                    else step.Findings.UnknownKey(at, pair.Key, [.. StepWords, .. form?.Items.Select(known => known.Id) ?? []]);
                    break;
            }
        }
    }

    public static void OfTable(MapReader map, DecisionTable table)
    {
        foreach (var pair in map.Pairs("expect"))
        {
            if (!TableWords.Contains(pair.Key, StringComparer.Ordinal)) map.Findings.UnknownKey(new(map.File, pair.KeyLine), pair.Key, TableWords);
            else Decision(pair, [table], map);
        }
    }

    private static void Each(YamlPair pair, Keys keys, MapReader map)
    {
        foreach (var node in pair.Value.List ?? [pair.Value]) MapReader.Open(node, pair.Key, keys, map.File, map.Findings);
    }

    private static void Due(YamlPair pair, MapReader map, Workspace desk)
    {
        var steps = desk.Known("step").Select(step => step[(step.LastIndexOf('.') + 1)..]).ToHashSet(StringComparer.Ordinal);
        foreach (var node in pair.Value.List ?? [])
        {
            if (MapReader.Open(node, pair.Key, OfDue, map.File, map.Findings) is not { } row) continue;
            if (row.Text("step") is { } step && !steps.Contains(step)) map.Findings.UnknownReference(row.Line("step"), "step", step, steps);
            row.OneOf("state", States);
            row.Date("on");
        }

        if (pair.Value.List is null) map.Findings.WrongType(map.PlaceOf(pair.Value), pair.Key, "列表", "a list");
    }

    private static void Decision(YamlPair pair, List<DecisionTable> tables, MapReader map)
    {
        if (pair.Key == "results")
        {
            foreach (var method in pair.Value.Map ?? [])
            {
                map.Known(method.Key, pair.Key, new(map.File, method.KeyLine), tables.SelectMany(table => table.Methods).Select(known => known.Code));
                if (method.Value.Map is not null) MapReader.Open(method.Value, method.Key, OfResult, map.File, map.Findings);
            }

            return;
        }

        var known = pair.Key switch
        {
            "rows" or "codes" or "not" or "open" => tables.SelectMany(table => table.Rows.Select(row => row.Code).Concat(table.Conditions.Select(condition => condition.Code))),
            "unanswered" => tables.SelectMany(table => table.Facts).Select(fact => fact.Name),
            "answer" => tables.SelectMany(table => table.Answers).Select(answer => answer.Code).Append("none"),
            _ => null,
        };
        foreach (var node in pair.Value.List ?? [pair.Value])
            if (known is not null && node.Scalar is { } code) map.Known(code, pair.Key, map.PlaceOf(node), known);
    }

    private static void Value(YamlPair pair, ItemDraft item, MapReader map)
    {
        var codes = item.Item.Type is ItemType.Choice or ItemType.Choices or ItemType.Decision ? item.Item.Options.Select(option => option.Code).ToList() : [.. item.Item.List?.Codes ?? []];
        if (codes.Count == 0) return;
        foreach (var node in pair.Value.List ?? [pair.Value])
            if (node.Scalar is { } code && code is not ("unanswered" or "none" or "null" or "~")) map.Known(code, pair.Key, map.PlaceOf(node), codes);
    }

    private static void Word(YamlPair pair, string[] words, MapReader map)
    {
        if (map.Text(pair.Value, pair.Key) is { } word) map.Known(word, pair.Key, map.PlaceOf(pair.Value), words);
    }
}
