using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Puts a compiled form together.</summary>
internal static class FormBuilder
{
    public static Form Build(FormDraft form, IReadOnlyList<ItemDraft> order) => form.Form with
    {
        Sections = [.. form.Sections.Select(section => section.Section with { Items = [.. section.Items.Select(item => item.Item)] })],
        Order = [.. order.Select(item => item.Item)],
        Facts = [.. form.Facts.Select(fact => fact.Fact with { Type = fact.Type ?? fact.Fact.Type })],
    };
}
