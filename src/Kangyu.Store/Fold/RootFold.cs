using Kangyu.Kernel.Records;

namespace Kangyu.Store.Fold;

/// <summary>
/// Which flat row holds of an entry that is not about a person and was amended: of several amendments the later in clock order, of a withdrawal none - the same rule as
/// for people.
/// </summary>
internal static class RootFold
{
    /// <param name="versions">The root and all that amends it, the new one included.</param>
    public static void Apply(IReadOnlyList<Entry> versions, IReadOnlyList<HeldFlat> held, Changes changes)
    {
        var latest = versions[0];
        foreach (var entry in versions)
        {
            if ((entry.Recorded, entry.Id).CompareTo((latest.Recorded, latest.Id)) > 0) latest = entry;
        }
        var holds = latest.Withdraws ? null : latest;
        foreach (var row in held)
        {
            if (row.Position != holds?.Position) changes.FlatClosed.Add(new FlatClosed(row.Form, row.Position));
        }
        if (holds is not null && !held.Any(row => row.Position == holds.Position)) changes.FlatAdded.Add(holds);
    }
}
