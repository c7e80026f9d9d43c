using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Dialects;
using Kangyu.Store.Erasures;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Backups;

/// <summary>
/// Applies every erasure to what was restored before anything is served (S12): the keys, the bodies they sealed, the copies of their headings, and the list itself.
/// </summary>
internal static class RestoredErasures
{
    /// <returns>How many erasures the backup did not have.</returns>
    public static int Apply(BroughtKeys brought, Dialect dialect, WriteSession session, CountyOptions options)
    {
        using var master = brought.Keys.ReadMaster();
        using var storage = CountyParts.StorageOf(dialect, options);
        if (!storage.TryAppend(0, brought.Slots)) throw new InvalidOperationException("The keyring of an empty place is not empty.");
        storage.Flush();
        using var keyring = Keyring.Open(storage, master);
        foreach (var erasure in brought.Erasures.Where(erasure => IsToApply(erasure, master, session)))
            ErasureFile.Apply(erasure, keyring, erasure.LockedUntil is null ? null : EscrowKeys.Read(brought.Keys));
        session.BeginPlain();
        try
        {
            var unfinished = Stubs.Unfinished(session.Connection, keyring, position => options.Progress?.Report(new("restore", "erasures", position, 0)));
            Stubs.Finish(session.Connection, keyring, unfinished);
            var listed = List(brought.Erasures, master, session);
            session.Commit();
            return listed;
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    // who was erased as a whole never comes back under the same id; whose name was erased may have registered anew, under a key that stays
    private static bool IsToApply(Erasure erasure, MasterKey master, WriteSession session) =>
        Erasing.IsWhole(erasure) || session.Connection.ExecuteScalar<long>(
            "SELECT count(*) FROM erasure WHERE subject = @subject AND at = @at AND settled = 1",
            new { subject = ErasedSubjects.Blind(master, erasure.Subject), at = erasure.At.ToUnixTimeMilliseconds() }) == 0;

    private static int List(IReadOnlyList<Erasure> erasures, MasterKey master, WriteSession session)
    {
        var added = 0;
        foreach (var erasure in erasures)
        {
            var (subject, at) = (ErasedSubjects.Blind(master, erasure.Subject), erasure.At.ToUnixTimeMilliseconds());
            if (session.Connection.ExecuteScalar<long>("SELECT count(*) FROM erasure WHERE subject = @subject AND at = @at", new { subject, at }) > 0) continue;
            ErasureRequests.Done(session.Connection, erasure.Subject);
            Erasing.Note(session, subject, erasure, Erasing.ByService(erasure), isSettled: true);
            added++;
        }
        session.Connection.Execute("UPDATE erasure SET settled = 1");
        return added;
    }
}
