using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>
/// Follows marks (S1, S4, S13) from the items that bear them to everything computed from them: through calc and the tables it asks, through
/// conditions under which an item is asked at all, and from form to form through facts. Round by round, until nothing changes.
/// </summary>
internal sealed class Lineage
{
    private readonly Workspace desk;
    private readonly Dictionary<ItemDraft, Marks> items = [];
    private readonly Dictionary<string, Marks> concepts = new(StringComparer.Ordinal);

    private Lineage(Workspace desk) => this.desk = desk;

    public static Lineage Follow(Workspace desk)
    {
        var lineage = new Lineage(desk);
        foreach (var form in desk.Forms.Values)
            foreach (var item in form.Items) lineage.Put(item, Natural(item.Item, form.Form));
        while (desk.Forms.Values.Any(lineage.Round))
        {
        }

        foreach (var (item, marks) in lineage.items)
            item.Item = item.Item with { Taint = marks.ProtectedWords(), SensitiveThrough = marks.Sensitivities() };
        return lineage;
    }

    public Marks OfConcept(string concept) => concepts.GetValueOrDefault(concept);

    public Marks OfItem(FormDraft form, string id) => form.Find(id) is { } item ? items.GetValueOrDefault(item) : Marks.None;

    /// <summary>The marks of what an expression over a form reads.</summary>
    public Marks Of(Expression? expression, FormDraft form) =>
        FormOrder.Reads(expression, form).Aggregate(Marks.None, (marks, name) => marks | OfName(name, form));

    /// <summary>Marks an item has by itself: said by the pack, or by what it is.</summary>
    private static Marks Natural(Item item, Form form)
    {
        var marks = MarkWords.Of(item.Protected) | MarkWords.Of(item.Sensitive) | MarkWords.Of(form.Sensitive);
        if (item.Type == ItemType.Offer || item is { Type: ItemType.Signature, SignedBy: "person" or "guardian" }) marks |= Marks.Consent;
        if (LastPeriodTerms.Names(item)) marks |= Marks.LastPeriod;
        return marks | item.Role switch
        {
            "method_chosen" => Marks.Choice,
            "method_started" or "method_stopped" => Marks.Method,
            "own_request" or "answer" => Marks.Consent,
            _ => Marks.None,
        };
    }

    private bool Round(FormDraft form)
    {
        var changed = false;
        foreach (var section in form.Sections)
        {
            var above = Of(section.Section.When, form);
            foreach (var item in section.Items)
                changed |= Put(item, above | Of(item.Item.When, form) | Of(item.Item.Calc, form));
        }

        return changed;
    }

    private bool Put(ItemDraft item, Marks marks)
    {
        var before = items.GetValueOrDefault(item);
        var after = before | marks;
        items[item] = after;
        concepts[item.Item.Concept] = concepts.GetValueOrDefault(item.Item.Concept) | after;
        return after != before;
    }

    private Marks OfName(string name, FormDraft form)
    {
        if (form.Find(name) is { } item) return items.GetValueOrDefault(item);
        if (form.Facts.FirstOrDefault(known => known.Fact.Name == name)?.Fact is not { } fact) return Marks.None;
        if (fact.Kind == FactKind.CountOf) return OfCount(fact);
        return fact.Concept is { } concept ? concepts.GetValueOrDefault(concept) : Marks.None;
    }

    /// <summary>How often someone came is attendance; how often a procedure was done is also that.</summary>
    private Marks OfCount(Fact fact)
    {
        if (!desk.Forms.TryGetValue(fact.Concept!, out var counted)) return Marks.Attendance;
        var marks = Marks.Attendance | MarkWords.Of(counted.Form.Sensitive);
        return counted.Form.Procedure is null ? marks : marks | Marks.Procedure;
    }
}
