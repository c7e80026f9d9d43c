namespace Kangyu.Store.Dialects;

/// <summary>
/// Rows of which one a key holds at a time. What begins ends what held: in what waits to be written, or in the table.
/// </summary>
/// <param name="until">The place of the column <c>until</c> in the inserted rows.</param>
/// <param name="areFresh">Nothing stands in the table yet of any key.</param>
internal sealed class OpenRows<TKey>(RowShape insert, RowShape close, int until, bool areFresh)
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> waiting = [];
    private readonly HashSet<TKey> ended = [];

    public Rows Added { get; } = new(insert);

    public Rows Closed { get; } = new(close);

    /// <summary>Ends what holds under the key. True: it may stand in the table, and the caller adds the key to <see cref="Closed"/> (once a batch at most).</summary>
    public bool End(TKey key, long position)
    {
        if (!waiting.Remove(key, out var row)) return !areFresh && ended.Add(key);
        ((LongColumn)Added[until])[row] = position;
        return false;
    }

    /// <summary>The row that the caller adds next holds from now on; what held under the key was ended before.</summary>
    public void Begin(TKey key) => waiting[key] = Added.Count;

    /// <summary>The rows were written, or dropped.</summary>
    public void Forget()
    {
        waiting.Clear();
        ended.Clear();
    }
}
