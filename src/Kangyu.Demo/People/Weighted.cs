namespace Kangyu.Demo.People;

/// <summary>Things with weights, picked in proportion. Weights are whole numbers, so that every machine picks alike.</summary>
public sealed class Weighted<T>
{
    private readonly T[] things;
    private readonly int[] upTo;

    public Weighted(IEnumerable<(T Thing, int Weight)> entries)
    {
        var kept = entries.Where(e => e.Weight > 0).ToList();
        things = [.. kept.Select(e => e.Thing)];
        upTo = new int[kept.Count];
        int sum = 0;
        for (int i = 0; i < upTo.Length; i++) upTo[i] = sum += kept[i].Weight;
    }

    public T Pick(Chance chance)
    {
        int at = Array.BinarySearch(upTo, chance.Below(upTo[^1]) + 1);
        return things[at < 0 ? ~at : at];
    }
}
