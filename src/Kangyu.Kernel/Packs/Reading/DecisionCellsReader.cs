using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads conditions by methods: wide (a column a method) or long (a line a cell). A cell that is not there stays not there (S9).</summary>
internal static class DecisionCellsReader
{
    private static readonly string[] Fixed = ["condition", "note", "source"];
    private static readonly string[] LongRequired = ["code", "method", "category_initiation", "category_continuation", "note_flag"];
    private static readonly string[] LongKnown = [.. LongRequired, "condition_group", "condition", "sub_condition", "note"];

    public static DecisionTable Matrix(DecisionTable table, MapReader map, ExprScope scope, PackDraft pack, Workspace desk)
    {
        table = Heads(table, map);
        if (DecisionReader.Csv(map, "matrix", pack) is not { } csv) return table;
        var (columns, lines) = CsvTable.Read(csv.File.File, csv.Text, desk.Findings);
        var methods = table.Methods.Select(method => method.Code).ToList();
        DecisionRowsReader.Columns(columns, ["condition"], [.. Fixed, .. methods], csv.File, desk.Findings);
        var cells = new CellsByCondition(table, desk.Findings);
        foreach (var line in lines)
        {
            cells.Name(line["condition"], line.At, group: null, title: null, subTitle: null);
            if (line["source"].Length > 0) desk.Source(line["source"], pack, line.At);
            foreach (var method in methods.Where(method => line[method].Length > 0))
                cells.Put(line["condition"], method, new Cell(line[method], line[method], Flags(line["note"]), null), line.At);
        }

        return cells.Finish(map, scope);
    }

    public static DecisionTable Long(DecisionTable table, MapReader map, ExprScope scope, PackDraft pack, Workspace desk)
    {
        table = Heads(table, map);
        if (DecisionReader.Csv(map, "cells", pack) is not { } csv) return table;
        var (columns, lines) = CsvTable.Read(csv.File.File, csv.Text, desk.Findings);
        DecisionRowsReader.Columns(columns, LongRequired, LongKnown, csv.File, desk.Findings);
        var cells = new CellsByCondition(table, desk.Findings);
        foreach (var line in lines)
        {
            cells.Name(line["code"], line.At, Filled(line["condition_group"]), Filled(line["condition"]), Filled(line["sub_condition"]));
            cells.Put(line["code"], line["method"], new Cell(line["category_initiation"], line["category_continuation"], Flags(line["note_flag"]), Filled(line["note"])), line.At);
        }

        return cells.Finish(map, scope);
    }

    private static DecisionTable Heads(DecisionTable table, MapReader map)
    {
        if (map.Has("answers")) map.Findings.UnknownKey(map.Line("answers"), "answers", ["methods", "categories"]);
        return table with { Methods = DecisionReader.Options(map, "methods"), Categories = DecisionReader.Options(map, "categories") };
    }

    private static string[] Flags(string text) => text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
