using Kangyu.Kernel.Records;

namespace Kangyu.Store.Rebuild;

/// <summary>What holds of one person while their history is replayed: in memory what the writer would read from the tables.</summary>
/// <param name="flat">Forms of the flat rows that hold, by position; of merged people one for all.</param>
internal sealed class HeldNow(Dictionary<long, string> flat)
{
    public HeldNow()
        : this([])
    {
    }

    private readonly Dictionary<DueKey, DueRow> due = [];
    private readonly Dictionary<string, ConsentRow> consents = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), CareRow> care = [];

    public Held ToHeld() => new([.. flat.Select(row => new HeldFlat(row.Value, row.Key))], [.. due.Values], [.. consents.Values], [.. care.Values]);

    public void Take(Changes changes)
    {
        foreach (var row in changes.FlatClosed) flat.Remove(row.Position);
        foreach (var entry in changes.FlatAdded) flat[entry.Position] = entry.Form.Id;
        foreach (var key in changes.DueClosed) due.Remove(key);
        foreach (var row in changes.Due) due[row.Key] = row;
        foreach (var key in changes.ConsentsClosed) consents.Remove(key);
        foreach (var row in changes.Consents) consents[row.Key] = row;
        foreach (var row in changes.CareClosed) care.Remove((row.Unit, row.Why));
        foreach (var row in changes.Care) care[(row.Unit, row.Why)] = row;
    }
}
