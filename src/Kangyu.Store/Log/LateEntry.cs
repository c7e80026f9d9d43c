using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Log;

/// <summary>What has to be known of the past before an amendment, a withdrawal, or something told late can be admitted.</summary>
internal sealed record LateEntry(List<Entry> Earlier, PersonState? State, HybridTime? RootRecorded, Problem? Problem)
{
    public static LateEntry Read(PendingRows rows, FoldStep folds, KnownSubject? known, Draft draft, Numbering numbering, bool fromPeer)
    {
        rows.Flush();
        var earlier = folds.Earlier(rows.Session.Connection, known, draft.Amends ?? draft.Id, numbering.Position);
        var root = draft.Amends is { } id ? earlier.Find(entry => entry.Id == id && !entry.Amends) : null;
        // a peer's amendment may arrive before what it amends
        if (draft.Amends is not null && root is null && !fromPeer) return new LateEntry([], null, null, LogProblems.AmendsUnknown);
        if (root is not null && root.Form.Id != draft.Form.Id) return new LateEntry([], null, null, LogProblems.AmendsOtherForm);
        var key = new FoldKey(draft.Occurred, root?.Recorded ?? numbering.Recorded, draft.Amends ?? draft.Id);
        return new LateEntry(earlier, known is null ? null : folds.AsOf(known, earlier, key), root?.Recorded, null);
    }
}
