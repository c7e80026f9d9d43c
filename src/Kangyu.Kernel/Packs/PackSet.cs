using Kangyu.Kernel.Decisions;
using Kangyu.Kernel.Indicators;
using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs;

/// <summary>All packs that are active together, with their references resolved. Immutable.</summary>
public sealed class PackSet
{
    internal PackSet(IReadOnlyList<Pack> packs, IReadOnlyDictionary<string, Concept> concepts)
    {
        Packs = [.. packs.OrderBy(pack => pack.Order).ThenBy(pack => pack.Name, StringComparer.Ordinal)];
        Concepts = concepts;
        Forms = ById(packs.SelectMany(pack => pack.Forms), form => form.Id);
        Pathways = ById(packs.SelectMany(pack => pack.Pathways), pathway => pathway.Id);
        Decisions = ById(packs.SelectMany(pack => pack.Decisions), table => table.Id);
        Indicators = ById(packs.SelectMany(pack => pack.Indicators), indicator => indicator.Id);
        Offers = ById(packs.SelectMany(pack => pack.Offers.Values), offer => offer.Id);
        Lists = ById(packs.SelectMany(pack => pack.Lists), list => list.Id);
        CodeLists = ById(packs.SelectMany(pack => pack.CodeLists), list => list.Id);
        Sheets = ById(packs.SelectMany(pack => pack.Sheets), sheet => sheet.Id);
        Texts = ById(packs.SelectMany(pack => pack.Texts), text => text.Id);
        ReminderText = Packs.Select(pack => pack.ReminderText).FirstOrDefault(text => text is not null);
        PathwaysStartedBy = Pathways.Values.SelectMany(pathway => pathway.Starts.Select(start => (start.Form, pathway))).Distinct()
            .ToLookup(pair => pair.Form, pair => pair.pathway, StringComparer.Ordinal);
        PathwaysTouchedBy = Pathways.Values.SelectMany(pathway => FormsOf(pathway).Select(form => (form, pathway)))
            .ToLookup(pair => pair.form, pair => pair.pathway, StringComparer.Ordinal);
        var facts = Forms.Values.SelectMany(form => form.Facts).Where(fact => fact.Concept is not null).ToList();
        Telling = Forms.Values.SelectMany(form => form.Items.Where(item => item.Tells is not null).Select(item => (form, item))).ToLookup(pair => pair.item.Concept, StringComparer.Ordinal);
        WatchedConcepts = facts.Where(fact => fact.Kind != FactKind.CountOf).Select(fact => fact.Concept!).Concat(Telling.Select(tells => tells.Key)).ToHashSet(StringComparer.Ordinal);
        WatchedForms = facts.Where(fact => fact.Kind == FactKind.CountOf).Select(fact => fact.Concept!).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>In the order of the screens.</summary>
    public IReadOnlyList<Pack> Packs { get; }

    public IReadOnlyDictionary<string, Form> Forms { get; }

    public IReadOnlyDictionary<string, Pathway> Pathways { get; }

    public IReadOnlyDictionary<string, DecisionTable> Decisions { get; }

    public IReadOnlyDictionary<string, Indicator> Indicators { get; }

    /// <summary>By <c>pack.offer</c>.</summary>
    public IReadOnlyDictionary<string, Offer> Offers { get; }

    public IReadOnlyDictionary<string, OptionList> Lists { get; }

    /// <summary>What packs bring; those of <see cref="CountyLists"/> are the county's.</summary>
    public IReadOnlyDictionary<string, CodeList> CodeLists { get; }

    public IReadOnlyDictionary<string, MethodSheet> Sheets { get; }

    public IReadOnlyDictionary<string, SignedText> Texts { get; }

    public IReadOnlyDictionary<string, Concept> Concepts { get; }

    /// <summary>What a text message says: the first pack's that has words for it.</summary>
    public Words? ReminderText { get; }

    /// <summary>By concept, the items that tell what every place of care needs to know.</summary>
    public ILookup<string, (Form Form, Item Item)> Telling { get; }

    /// <summary>Concepts that some form's fact reads or that tell what every place of care needs to know: the record need keep no others.</summary>
    public IReadOnlySet<string> WatchedConcepts { get; }

    /// <summary>Forms that some form's fact counts.</summary>
    public IReadOnlySet<string> WatchedForms { get; }

    /// <summary>Pathways that an entry of the form may start.</summary>
    public ILookup<string, Pathway> PathwaysStartedBy { get; }

    /// <summary>Pathways for which an entry of the form may matter: as a start, as a step done, or as an end.</summary>
    public ILookup<string, Pathway> PathwaysTouchedBy { get; }

    private static IEnumerable<string> FormsOf(Pathway pathway) => pathway.Starts.Select(start => start.Form)
        .Concat(pathway.Steps.SelectMany(step => step.Forms))
        .Concat(pathway.Ends.Select(end => end.Form))
        .Distinct(StringComparer.Ordinal);

    private static Dictionary<string, T> ById<T>(IEnumerable<T> all, Func<T, string> id) => all.ToDictionary(id, StringComparer.Ordinal);
}
