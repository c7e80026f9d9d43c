namespace Kangyu.Store.Fold;

/// <summary>
/// Subjects in two generations: when the young one is full it becomes the old one, and what was not asked for since is let go. At most twice
/// <paramref name="capacity"/> are held. What waits to be written is pinned by <see cref="Changed"/> until it is.
/// </summary>
internal sealed class SubjectCache(int capacity)
{
    private Dictionary<Guid, KnownSubject> young = [];
    private Dictionary<Guid, KnownSubject> old = [];

    /// <summary>Those that wait to be written, each once.</summary>
    public Dictionary<Guid, KnownSubject> Changed { get; } = [];

    public KnownSubject? Find(Guid id)
    {
        if (young.TryGetValue(id, out var known)) return known;
        if (Changed.TryGetValue(id, out known)) return known;
        if (!old.Remove(id, out known)) return null;
        Add(known);
        return known;
    }

    public void Add(KnownSubject known)
    {
        if (young.Count >= capacity)
        {
            (young, old) = (old, young);
            young.Clear();
        }
        young[known.Id] = known;
    }

    public void Forget(Guid id)
    {
        young.Remove(id);
        old.Remove(id);
        Changed.Remove(id);
    }

    public void Clear()
    {
        young.Clear();
        old.Clear();
        Changed.Clear();
    }
}
