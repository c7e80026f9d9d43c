using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>
/// The order in which whens and calcs are evaluated: an item after everything that decides whether it is asked and what it is.
/// Otherwise the order of the form. A circle is a finding.
/// </summary>
internal sealed class FormOrder
{
    private readonly FormDraft form;
    private readonly Findings findings;
    private readonly Dictionary<string, (ItemDraft Item, SectionDraft Section)> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> done = new(StringComparer.Ordinal);
    private readonly List<ItemDraft> order = [];

    private FormOrder(FormDraft form, Findings findings)
    {
        this.form = form;
        this.findings = findings;
        foreach (var section in form.Sections)
            foreach (var item in section.Items) items[item.Id] = (item, section);
    }

    public static IReadOnlyList<ItemDraft> Of(FormDraft form, Findings findings)
    {
        var sort = new FormOrder(form, findings);
        foreach (var item in form.Items) sort.Visit(item.Id, item);
        return sort.order;
    }

    /// <summary>Items that an expression reads, directly or through a table's facts; an item of a line by its own name.</summary>
    public static IEnumerable<string> Reads(Expression? expression, FormDraft form)
    {
        if (expression is null) return [];
        var own = expression.Reads.Select(name => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        var fed = expression.Decides.SelectMany(table => form.Form.Feeds.GetValueOrDefault(table) ?? []).Select(form.NameAt).OfType<string>();
        return own.Concat(fed);
    }

    private void Visit(string id, ItemDraft from)
    {
        if (!items.TryGetValue(id, out var found)) return;
        if (done.TryGetValue(id, out var finished))
        {
            if (!finished) Circle(id, from);
            return;
        }

        done[id] = false;
        var (item, section) = found;
        foreach (var read in Reads(section.Section.When, form).Concat(Reads(item.Item.When, form)).Concat(Reads(item.Item.Calc, form)).Distinct(StringComparer.Ordinal)) Visit(read, item);
        done[id] = true;
        order.Add(item);
    }

    private void Circle(string id, ItemDraft from) => findings.Add(
        from.At,
        "calc_cycle",
        new($"“{from.Id}”要先知道“{id}”，而“{id}”又要先知道“{from.Id}”", $"“{from.Id}” waits for “{id}”, which waits for “{from.Id}”"),
        new("when 和 calc 不能绕圈：去掉其中一处", "when and calc must not go round in a circle: take one of them out"));
}
