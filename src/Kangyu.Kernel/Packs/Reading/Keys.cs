namespace Kangyu.Kernel.Packs.Reading;

/// <summary>
/// The keys one kind of map may have. <paramref name="Schema"/> points to the same map in packs/schema (<c>form.json#/$defs/item</c>);
/// a test holds the two together.
/// </summary>
internal sealed record Keys(string Schema, string[] Required, string[] Optional)
{
    public IEnumerable<string> All => Required.Concat(Optional);

    public bool Has(string key) => Required.Contains(key, StringComparer.Ordinal) || Optional.Contains(key, StringComparer.Ordinal);
}
