using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>
/// Joins the facts of a table with a form: an item of that name, else a fact of that name, else an item of that concept. What has no
/// counterpart stays unanswered, which is said on screen (S9).
/// </summary>
internal static class Feeds
{
    public static void Join(FormDraft form, Workspace desk)
    {
        var tables = form.Items.SelectMany(item => item.Item.Calc?.Decides ?? []).Distinct(StringComparer.Ordinal).Where(desk.Tables.ContainsKey).ToList();
        if (tables.Count == 0) return;
        form.Form = form.Form with
        {
            Feeds = tables.ToDictionary(table => table, table => (IReadOnlyList<int>)[.. desk.Tables[table].Facts.Select(fact => SlotOf(fact, desk.Tables[table], form, desk))], StringComparer.Ordinal),
        };
    }

    private static int SlotOf(DecisionFact fact, DecisionTable table, FormDraft form, Workspace desk)
    {
        var plain = form.Sections.Where(section => !section.Repeats).SelectMany(section => section.Items).Where(item => item.Type is not null).ToList();
        if (plain.FirstOrDefault(item => item.Id == fact.Name) is { } item) return Fits(item.Type!, fact, table, item.At, item.Item.Slot, desk);
        if (form.Facts.FirstOrDefault(known => known.Fact.Name == fact.Name) is { Type: not null } same) return Fits(same.Type, fact, table, same.At, same.Fact.Slot, desk);
        if (plain.FirstOrDefault(item => item.Item.Concept == fact.Name) is { } borne) return Fits(borne.Type!, fact, table, borne.At, borne.Item.Slot, desk);
        return -1;
    }

    private static int Fits(ExprType given, DecisionFact fact, DecisionTable table, Place at, int slot, Workspace desk)
    {
        var good = (given, fact.Type) switch
        {
            (ChoiceType from, ChoiceType to) => from.Codes.All(code => to.Codes.Contains(code, StringComparer.Ordinal)),
            (ChoicesType from, ChoicesType to) => from.Codes.All(code => to.Codes.Contains(code, StringComparer.Ordinal)),
            (_, { Kind: ExprKind.Decimal }) => given.IsNumber,
            (_, { Kind: ExprKind.Text }) => given.IsText,
            _ => given.Kind == fact.Type.Kind,
        };
        if (good) return slot;
        desk.Findings.Add(
            at,
            "decide_type",
            new($"表 {table.Id} 要的“{fact.Name}”是 {TypeWords.Name(fact.Type)}，这里是 {TypeWords.Name(given)}", $"The table {table.Id} takes “{fact.Name}” as {TypeWords.Name(fact.Type)}, this is {TypeWords.Name(given)}"),
            new("让类型和编码一致：表的 facts 里要有表单的全部编码", "Let type and codes agree: the table's fact must know every code of the form"));
        return -1;
    }
}
