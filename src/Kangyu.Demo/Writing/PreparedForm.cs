using System.Collections.Frozen;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Demo.Writing;

/// <summary>A form made ready to be filled: items by id, and for each signature the text it binds.</summary>
internal sealed class PreparedForm
{
    private readonly FrozenDictionary<string, Item> items;
    private readonly FrozenDictionary<string, SignedText> texts;

    public PreparedForm(PackSet packs, Form form)
    {
        Form = form;
        items = form.Items.ToFrozenDictionary(item => item.Id, StringComparer.Ordinal);
        texts = form.Items.Where(item => item.Signs is not null).ToFrozenDictionary(item => item.Id, item => packs.Texts[item.Signs!], StringComparer.Ordinal);
        HasOffers = form.Items.Any(item => item.Offer is not null);
        Calculated = [.. form.Order.Where(item => item.Calc is not null && item.Decides is null)];
    }

    public Form Form { get; }

    public bool HasOffers { get; }

    /// <summary>Items with a calc that asks no table, in the order in which they must be worked out.</summary>
    public IReadOnlyList<Item> Calculated { get; }

    /// <exception cref="InvalidOperationException">The pack has changed and the demo has not.</exception>
    public Item this[string id] => items.TryGetValue(id, out var item) ? item : throw new InvalidOperationException($"{Form.Id} has no item {id}: the demo must follow the pack");

    public SignedText TextOf(string item) => texts[item];

    public bool Has(string item) => items.ContainsKey(item);
}
