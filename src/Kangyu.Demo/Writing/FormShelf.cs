using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo.Writing;

/// <summary>The forms of the active packs, each prepared when it is first used.</summary>
internal sealed class FormShelf(PackSet packs)
{
    private readonly Dictionary<string, PreparedForm> prepared = new(StringComparer.Ordinal);

    public PackSet Packs => packs;

    public Filling Begin(string form) => new(Prepared(form));

    /// <summary>A form with answers that were given already.</summary>
    public Filling Take(Form form, Value[] slots, Dictionary<string, Signature> signatures) => new(Prepared(form.Id), slots, signatures);

    private PreparedForm Prepared(string form)
    {
        if (!prepared.TryGetValue(form, out var found)) prepared[form] = found = new PreparedForm(packs, packs.Forms[form]);
        return found;
    }
}
