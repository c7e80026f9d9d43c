namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Items, facts and repeating sections of a form share one set of names, for expressions and columns to be plain.</summary>
internal sealed class NamesOfForm(MapReader form, Workspace desk)
{
    private readonly Dictionary<string, Place> names = new(StringComparer.Ordinal);

    public bool Take(string name, Place at)
    {
        if (!Ids.Name(name, at, desk.Findings)) return false;
        if (!names.TryAdd(name, at))
        {
            desk.Findings.DuplicateId(at, name, names[name]);
            return false;
        }

        if (form.Node("form")?.Scalar is { } id) desk.Declare("item", id + "#" + name, at);
        return true;
    }
}
