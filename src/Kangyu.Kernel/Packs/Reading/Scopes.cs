using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>What an expression of a form may name, by where it stands.</summary>
internal static class Scopes
{
    /// <summary>Items, facts and repeating sections; inside a repeating section the line's items too, after the form's slots.</summary>
    public static ExprScope Of(FormDraft form, SectionDraft? section, Workspace desk, bool decide)
    {
        var symbols = new List<Symbol>();
        foreach (var each in form.Sections)
        {
            if (!each.Repeats) symbols.AddRange(Symbols(each, 0));
            else if (each.Section.Id is { } id) symbols.Add(new(id, ExprType.Rows([.. Symbols(each, 0)]), each.Section.Slot));
        }

        symbols.AddRange(Facts(form));
        if (section is { Repeats: true }) symbols.AddRange(Symbols(section, form.Form.Slots));
        // a line has no slots that a table could read its facts from
        return new ExprScope(symbols, decide && section is not { Repeats: true } ? Tables(desk) : null);
    }

    public static ExprScope OfFacts(FormDraft form) => new(Facts(form));

    /// <summary>What a pathway may read of the entry that started it: its answers, and the date called <c>start</c>.</summary>
    public static ExprScope OfEntry(FormDraft form, bool start)
    {
        var symbols = form.Sections.Where(section => !section.Repeats).SelectMany(section => Symbols(section, 0)).ToList();
        if (start) symbols.Add(new("start", ExprType.Date, form.Form.Slots));
        return new ExprScope(symbols);
    }

    /// <summary>Titles for the codes of a calculated choice: those of the items that it is made from.</summary>
    public static IReadOnlyList<Option> OptionsOf(Expression expression, FormDraft form)
    {
        var codes = expression.Type switch
        {
            ChoiceType choice => choice.Codes,
            ChoicesType choices => choices.Codes,
            _ => [],
        };
        var known = form.Items.SelectMany(item => item.Item.Options).GroupBy(option => option.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return [.. codes.Select(code => known.GetValueOrDefault(code) ?? new Option(code, new(code, code)))];
    }

    private static IEnumerable<Symbol> Symbols(SectionDraft section, int offset) =>
        section.Items.Where(item => item.Type is not null).Select(item => new Symbol(item.Id, item.Type!, offset + item.Item.Slot));

    private static IEnumerable<Symbol> Facts(FormDraft form) =>
        form.Facts.Where(fact => fact.Type is not null).Select(fact => new Symbol(fact.Fact.Name, fact.Type!, fact.Fact.Slot));

    private static Dictionary<string, ExprType> Tables(Workspace desk) => desk.Tables.Values.ToDictionary(
        table => table.Id,
        table => table.IsMatrix ? ExprType.Decision : ExprType.Choice([.. table.Answers.Select(answer => answer.Code)]),
        StringComparer.Ordinal);
}
