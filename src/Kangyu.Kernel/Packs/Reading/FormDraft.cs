using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>A form while it is being read: its shape is known, its expressions are not compiled yet.</summary>
internal sealed class FormDraft(Form form, MapReader map, PackDraft pack)
{
    private Dictionary<string, ItemDraft>? byId;
    private Dictionary<int, string>? bySlot;

    /// <summary>Heading only; sections, facts and order come at the end.</summary>
    public Form Form { get; set; } = form;

    public MapReader Map { get; } = map;

    public PackDraft Pack { get; } = pack;

    public List<SectionDraft> Sections { get; } = [];

    public List<FactDraft> Facts { get; } = [];

    public IEnumerable<ItemDraft> Items => Sections.SelectMany(section => section.Items);

    public ItemDraft? Find(string id) => (byId ??= Items.ToDictionary(item => item.Id, StringComparer.Ordinal)).GetValueOrDefault(id);

    /// <summary>The item or fact at a slot of the form.</summary>
    public string? NameAt(int slot) => slot < 0 ? null : (bySlot ??= NamesBySlot()).GetValueOrDefault(slot);

    private Dictionary<int, string> NamesBySlot() => Sections.Where(section => !section.Repeats).SelectMany(section => section.Items).Select(item => (item.Item.Slot, item.Id))
        .Concat(Facts.Select(fact => (fact.Fact.Slot, fact.Fact.Name)))
        .ToDictionary(pair => pair.Slot, pair => pair.Item2);
}

internal sealed class SectionDraft(Section section, MapReader map)
{
    public Section Section { get; set; } = section;

    public MapReader Map { get; } = map;

    public List<ItemDraft> Items { get; } = [];

    public bool Repeats => Section.Repeat is not null;
}

internal sealed class ItemDraft(Item item, MapReader map, Place at)
{
    public Item Item { get; set; } = item;

    public MapReader Map { get; } = map;

    public Place At { get; } = at;

    public string Id => Item.Id;

    /// <summary>Its type in expressions: known from the file, or once its calc has been understood. Null for a note.</summary>
    public ExprType? Type { get; set; }

    /// <summary>A calc that says no type: it has the type of its expression.</summary>
    public bool TypeFromCalc { get; init; }

    /// <summary>Its calc names another whose type is not known: the fault is found there.</summary>
    public bool Waits { get; set; }
}

internal sealed class FactDraft(Fact fact, Place at)
{
    public Fact Fact { get; set; } = fact;

    public Place At { get; } = at;

    /// <summary>Null until the concept it reads is understood.</summary>
    public ExprType? Type { get; set; }
}
