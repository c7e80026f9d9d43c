namespace Kangyu.Store.Keys;

/// <summary>
/// Unwrapped keys in two generations: when the young one is full it becomes the old one, and what was not asked for since is let go. At
/// most twice <paramref name="capacity"/> keys are held. The keyring's lock guards it.
/// </summary>
internal sealed class DataKeyCache(int capacity)
{
    private Dictionary<int, DataKey> young = [];
    private Dictionary<int, DataKey> old = [];

    public DataKey? Find(int slot)
    {
        if (young.TryGetValue(slot, out var key)) return key;
        if (!old.Remove(slot, out key)) return null;
        Add(slot, key);
        return key;
    }

    public void Add(int slot, DataKey key)
    {
        if (young.Count >= capacity)
        {
            // keys that fall out are not disposed: a page may be opening a body with one this moment
            (young, old) = (old, young);
            young.Clear();
        }
        young[slot] = key;
    }

    public void Forget(int slot)
    {
        young.Remove(slot);
        old.Remove(slot);
    }
}
