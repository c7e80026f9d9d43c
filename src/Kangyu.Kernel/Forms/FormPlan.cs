using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Forms;

/// <summary>
/// A form made ready for entries: items found by name, each with its section and the whens above it, and for each <c>decide</c> where the table's facts come from.
/// Made once a form; immutable.
/// </summary>
internal sealed class FormPlan
{
    private readonly Dictionary<string, PlannedItem> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Section> repeating = new(StringComparer.Ordinal);

    public FormPlan(Form form, IReadOnlyDictionary<string, DecisionEvaluator> tables)
    {
        Form = form;
        foreach (var section in form.Sections)
        {
            if (section.Repeat is not null) repeating[section.Id!] = section;
            foreach (var item in section.Items) items[item.Id] = new PlannedItem(item, section);
        }
        Order = [.. form.Order.Select(item => items[item.Id])];
        Coded = [.. Order.Where(planned => planned.Item is { Type: ItemType.Code, IsCalculated: false })];
        Decisions = form.Feeds.Where(pair => tables.ContainsKey(pair.Key))
            .ToDictionary(pair => pair.Key, pair => new DecisionBinding(tables[pair.Key], [.. pair.Value]), StringComparer.Ordinal);
    }

    public Form Form { get; }

    public IReadOnlyList<PlannedItem> Order { get; }

    /// <summary>Items whose answer is a code of a list.</summary>
    public IReadOnlyList<PlannedItem> Coded { get; }

    /// <summary>By table: how to ask it from this form's slots.</summary>
    public IReadOnlyDictionary<string, DecisionBinding> Decisions { get; }

    public PlannedItem? Find(string item) => items.GetValueOrDefault(item);

    public Section? FindRepeating(string section) => repeating.GetValueOrDefault(section);

    public IEnumerable<Section> Repeating => repeating.Values;
}

internal sealed record PlannedItem(Item Item, Section Section)
{
    public bool InRows => Section.Repeat is not null;
}

internal sealed record DecisionBinding(DecisionEvaluator Evaluator, int[] Sources)
{
    public DecisionResult Ask(Value[] slots, DateOnly today)
    {
        var facts = new Value[Sources.Length];
        for (var i = 0; i < facts.Length; i++)
            if (Sources[i] >= 0) facts[i] = slots[Sources[i]];
        return Evaluator.FromFacts(facts, today);
    }
}
