using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Log;

/// <summary>What has to be known of the past before an amendment, a withdrawal, or something told late can be admitted.</summary>
internal sealed record LateEntry(List<Entry> Earlier, PersonState? State, HybridTime? RootRecorded, Problem? Problem)
{
    /// <param name="people">The one who holds the record first, then all that is merged with it.</param>
    public static LateEntry Read(PendingRows rows, FoldStep folds, IReadOnlyList<KnownSubject> people, Draft draft, Numbering numbering, bool fromPeer)
    {
        // a merge reads the past of others too
        if (draft.Form.Id == CoreForms.Merge) rows.Flush();
        else rows.FlushIfWaiting(people);
        var earlier = folds.Earlier(rows.Session.Connection, people, draft.Amends ?? draft.Id, numbering.Position);
        var root = draft.Amends is { } id ? earlier.Find(entry => entry.Id == id && !entry.Amends) : null;
        // a peer's amendment may arrive before what it amends
        if (draft.Amends is not null && root is null && !fromPeer) return new LateEntry([], null, null, LogProblems.AmendsUnknown);
        if (root is not null && root.Form.Id != draft.Form.Id) return new LateEntry([], null, null, LogProblems.AmendsOtherForm);
        // an amendment stands with its root, also when records are set apart again
        if (root is not null && root.Subject != draft.Subject) return new LateEntry([], null, null, LogProblems.AmendsUnknown);
        var key = new FoldKey(draft.Occurred, root?.Recorded ?? numbering.Recorded, draft.Amends ?? draft.Id);
        return new LateEntry(earlier, people.Count == 0 ? null : folds.AsOf(people[0], earlier, key), root?.Recorded, null);
    }
}
