using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Safeguards;

/// <summary>What an answer gives away by what it <paramref name="Said"/>, and by being <paramref name="Asked"/> at all.</summary>
internal readonly record struct Traces(Marks Said, Marks Asked)
{
    public Marks All => Said | Asked;

    public static Traces operator +(Traces left, Traces right) => new(left.Said | right.Said, left.Asked | right.Asked);
}

/// <summary>
/// Follows marks (S1, S4, S13) from the items that bear them to everything computed from them: through calc and the tables it asks, and from
/// form to form through facts. That an item is asked at all may give something away too: those marks are kept apart. Round by round,
/// until nothing changes.
/// </summary>
internal sealed class Lineage
{
    private readonly Workspace desk;
    private readonly Dictionary<ItemDraft, Traces> items = [];
    private readonly Dictionary<string, Traces> concepts = new(StringComparer.Ordinal);
    private readonly Dictionary<Expression, string[]> reads = new(ReferenceEqualityComparer.Instance);

    private Lineage(Workspace desk) => this.desk = desk;

    public static Lineage Follow(Workspace desk)
    {
        var lineage = new Lineage(desk);
        foreach (var form in desk.Forms.Values)
            foreach (var item in form.Items) lineage.Put(item, new(Natural(item.Item, form.Form), Marks.None));
        while (desk.Forms.Values.Any(lineage.Round))
        {
        }

        foreach (var (item, traces) in lineage.items)
            item.Item = item.Item with { Taint = traces.Said.ProtectedWords(), SensitiveThrough = traces.All.Sensitivities() };
        return lineage;
    }

    public Traces OfConcept(string concept) => concepts.GetValueOrDefault(concept);

    public Traces OfItem(FormDraft form, string id) => form.Find(id) is { } item ? items.GetValueOrDefault(item) : default;

    /// <summary>The marks of what an expression over a form reads.</summary>
    public Traces Of(Expression? expression, FormDraft form) =>
        ReadsOf(expression, form).Aggregate(default(Traces), (traces, name) => traces + OfName(name, form));

    /// <summary>The names that an expression reads, found once: every round asks again.</summary>
    private string[] ReadsOf(Expression? expression, FormDraft form)
    {
        if (expression is null) return [];
        if (!reads.TryGetValue(expression, out var names)) reads[expression] = names = [.. FormOrder.Reads(expression, form).Distinct(StringComparer.Ordinal)];
        return names;
    }

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
                changed |= Put(item, Of(item.Item.Calc, form) + SameConcept(item) + new Traces(Marks.None, (above + Of(item.Item.When, form)).All));
        }

        return changed;
    }

    /// <summary>The same thing asked elsewhere, under another name or without its mark, is as protected; that it was told in a room elsewhere says nothing of where it is told here.</summary>
    private Traces SameConcept(ItemDraft item) => new(concepts.GetValueOrDefault(item.Item.Concept).Said & (MarkWords.Protected | Marks.LastPeriod), Marks.None);

    private bool Put(ItemDraft item, Traces traces)
    {
        var before = items.GetValueOrDefault(item);
        var after = before + traces;
        items[item] = after;
        concepts[item.Item.Concept] = concepts.GetValueOrDefault(item.Item.Concept) + after;
        return after != before;
    }

    private Traces OfName(string name, FormDraft form)
    {
        if (form.Find(name) is { } item) return items.GetValueOrDefault(item);
        if (form.Facts.FirstOrDefault(known => known.Fact.Name == name)?.Fact is not { } fact) return default;
        if (fact.Kind == FactKind.CountOf) return new(OfCount(fact), Marks.None);
        return fact.Concept is { } concept ? concepts.GetValueOrDefault(concept) : default;
    }

    /// <summary>How often someone came is attendance; how often a procedure was done is also that.</summary>
    private Marks OfCount(Fact fact)
    {
        if (!desk.Forms.TryGetValue(fact.Concept!, out var counted)) return Marks.Attendance;
        var marks = Marks.Attendance | MarkWords.Of(counted.Form.Sensitive);
        return counted.Form.Procedure is null ? marks : marks | Marks.Procedure;
    }
}
