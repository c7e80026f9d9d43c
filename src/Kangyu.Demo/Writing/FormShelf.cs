using Kangyu.Kernel.Packs;

namespace Kangyu.Demo.Writing;

/// <summary>The forms of the active packs, each prepared when it is first used.</summary>
internal sealed class FormShelf(PackSet packs)
{
    private readonly Dictionary<string, PreparedForm> prepared = new(StringComparer.Ordinal);

    public PackSet Packs => packs;

    public Filling Begin(string form)
    {
        if (!prepared.TryGetValue(form, out var found)) prepared[form] = found = new PreparedForm(packs, packs.Forms[form]);
        return new Filling(found);
    }
}
