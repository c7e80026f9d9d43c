using System.Text.Json;
using Kangyu.Kernel;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Store.Views;

namespace Kangyu.Server.People;

/// <summary>One answered item. Of a table's result <paramref name="Shown"/> is what was stored when it was shown; of a signature <paramref name="Signature"/>.</summary>
public sealed record AnswerLine(Item Item, Value Value, JsonElement? Shown, Signature? Signature);

/// <summary>A section with what was answered in it; of a repeating section each line apart.</summary>
public sealed record AnswerSection(Words Title, IReadOnlyList<IReadOnlyList<AnswerLine>> Lines, bool Repeats);

/// <summary>The answers of an entry in the form's order, as far as the reader may have them: what is left out leaves no trace (S13).</summary>
internal static class AnswerLines
{
    public static IReadOnlyList<AnswerSection> Of(TimelineEntry line, Sight sight) => Of(line, item => sight.May(line.Entry, item));

    public static IReadOnlyList<AnswerSection> Of(TimelineEntry line, Func<Item, bool> may)
    {
        using var stored = JsonDocument.Parse(line.Answers);
        var sections = new List<AnswerSection>();
        foreach (var section in line.Entry.Form.Sections)
        {
            var items = section.Items.Where(may).ToList();
            var lines = section.Repeat is null
                ? [Answers(line.Entry, items, stored.RootElement)]
                : line.Entry.Slots[section.Slot].Rows.Select(row => InRow(items, row)).ToList();
            lines.RemoveAll(answers => answers.Count == 0);
            if (lines.Count > 0) sections.Add(new AnswerSection(section.Title, lines, section.Repeat is not null));
        }
        return sections;
    }

    private static List<AnswerLine> Answers(Entry entry, List<Item> items, JsonElement stored)
    {
        var answers = new List<AnswerLine>();
        foreach (var item in items)
        {
            JsonElement? shown = item.Decides is not null && stored.TryGetProperty(item.Id, out var result) && result.ValueKind == JsonValueKind.Object ? result.Clone() : null;
            if (shown is not null || entry[item].IsAnswered) answers.Add(new AnswerLine(item, entry[item], shown, entry.Signatures.GetValueOrDefault(item.Id)));
        }
        return answers;
    }

    private static IReadOnlyList<AnswerLine> InRow(List<Item> items, Value[] row) =>
        [.. items.Where(item => row[item.Slot].IsAnswered).Select(item => new AnswerLine(item, row[item.Slot], null, null))];
}
