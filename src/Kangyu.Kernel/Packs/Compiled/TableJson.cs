using System.Text.Json;
using Kangyu.Kernel.Decisions;

namespace Kangyu.Kernel.Packs.Compiled;

/// <summary>Writes a decision table so that the browser can answer it offline while a form is being filled.</summary>
public static class TableJson
{
    /// <param name="sources">The pack's sources, by key.</param>
    /// <param name="from">For each fact the item or fact of the form that answers it; null: not asked there.</param>
    public static void Write(Utf8JsonWriter writer, DecisionTable table, IReadOnlyDictionary<string, string> sources, IReadOnlyList<string?> from)
    {
        writer.WriteStartObject();
        writer.WriteString("version", table.Version);
        writer.WriteWords("title", table.Title);
        writer.WriteYes("draft", table.Draft);
        writer.WriteArray("sources", table.Sources, source => writer.WriteStringValue(sources.GetValueOrDefault(source, source)));
        writer.WriteArray("facts", table.Facts, fact => WriteFact(writer, fact, from));
        writer.WriteOptions("answers", table.Answers);
        writer.WriteArray("rows", table.Rows, row => WriteRow(writer, row, sources));
        writer.WriteOptions("methods", table.Methods);
        writer.WriteOptions("categories", table.Categories);
        if (table.IsMatrix)
        {
            var kinds = new CellKinds(table);
            var trees = new SharedTrees(table.Conditions.Select(condition => condition.If).OfType<Expressions.Expression>());
            trees.WriteShared(writer);
            writer.WriteOptions("flags", table.Flags);
            writer.WriteArray("cells", kinds.All, cell => WriteCell(writer, cell));
            writer.WriteStartArray("conditions");
            for (var i = 0; i < table.Conditions.Count; i++) WriteCondition(writer, table.Conditions[i], table.Cells[i], kinds, trees);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteFact(Utf8JsonWriter writer, DecisionFact fact, IReadOnlyList<string?> from)
    {
        writer.WriteStartObject();
        writer.WriteString("name", fact.Name);
        writer.WriteText("from", fact.Slot < from.Count ? from[fact.Slot] : null);
        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter writer, DecisionRow row, IReadOnlyDictionary<string, string> sources)
    {
        writer.WriteStartObject();
        writer.WriteString("code", row.Code);
        writer.WriteTree("if", row.If);
        writer.WriteString("answer", row.Answer);
        writer.WriteWords("advice", row.Advice);
        writer.WriteText("source", row.Source is { } source ? sources.GetValueOrDefault(source, source) : null);
        writer.WriteEndObject();
    }

    private static void WriteCondition(Utf8JsonWriter writer, Condition condition, Cell?[] cells, CellKinds kinds, SharedTrees trees)
    {
        writer.WriteStartObject();
        writer.WriteString("code", condition.Code);
        if (condition.If is { } formula) trees.Write(writer, "if", formula);
        // the printed words stand where the pack has none of its own, under their group
        if (condition.Label is { } label) writer.WriteWords("title", label);
        else if (Printed(condition) is { } printed) writer.WriteString("title", printed);
        if (condition.Label is null) writer.WriteText("group", condition.Group);
        writer.WriteStartArray("cells");
        for (var i = 0; i <= Array.FindLastIndex(cells, cell => cell is not null); i++)
        {
            if (cells[i] is { } cell) writer.WriteNumberValue(kinds.Of(cell));
            else writer.WriteNullValue();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary><c>[initiation, continuation, flags, note]</c>; what is last and says nothing is left out.</summary>
    private static void WriteCell(Utf8JsonWriter writer, Cell cell)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(cell.Initiation);
        if (cell.Continuation != cell.Initiation || cell.Flags.Count > 0 || cell.Note is not null) writer.WriteStringValue(cell.Continuation);
        if (cell.Flags.Count > 0 || cell.Note is not null)
        {
            writer.WriteStartArray();
            foreach (var flag in cell.Flags) writer.WriteStringValue(flag);
            writer.WriteEndArray();
        }

        if (cell.Note is { } note) writer.WriteStringValue(note);
        writer.WriteEndArray();
    }

    private static string? Printed(Condition condition) => (condition.Title, condition.SubTitle) switch
    {
        (null, var sub) => sub,
        (var title, null) => title,
        var (title, sub) => $"{title}: {sub}",
    };

    /// <summary>The different cells of a table: some sixty stand for hundreds, so each is written once.</summary>
    private sealed class CellKinds
    {
        private readonly Dictionary<string, int> index = new(StringComparer.Ordinal);
        private readonly List<Cell> all = [];

        public CellKinds(DecisionTable table)
        {
            foreach (var cell in table.Cells.SelectMany(row => row).OfType<Cell>())
                if (index.TryAdd(Key(cell), all.Count)) all.Add(cell);
        }

        public IReadOnlyList<Cell> All => all;

        public int Of(Cell cell) => index[Key(cell)];

        private static string Key(Cell cell) => $"{cell.Initiation}\n{cell.Continuation}\n{string.Join(';', cell.Flags)}\n{cell.Note}";
    }
}
