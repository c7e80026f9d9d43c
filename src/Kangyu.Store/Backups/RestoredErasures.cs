using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Dialects;
using Kangyu.Store.Keys;
using Kangyu.Store.Log;

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
        foreach (var erasure in brought.Later)
            ErasureFile.Apply(erasure, keyring, erasure.LockedUntil is null ? null : EscrowKeys.Read(brought.Keys));
        session.BeginPlain();
        try
        {
            Sweep(keyring, session, options);
            var listed = List(brought.All, session);
            session.Commit();
            return listed;
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    /// <summary>What is sealed with a key that does not live any more: an erased body goes, a locked one stays closed, and neither keeps its heading.</summary>
    private static void Sweep(Keyring keyring, WriteSession session, CountyOptions options)
    {
        const string heading = "mark = NULL, subject = NULL, form = NULL, version = NULL, unit = NULL, author = NULL, occurred = NULL, root = NULL, flags = NULL";
        foreach (var (position, state) in NotLiving(keyring, session, options))
        {
            var body = state == KeyState.Locked ? "" : "body = NULL, ";
            session.Connection.Execute($"UPDATE entry SET {body}{heading} WHERE position = @position", new { position });
        }
        foreach (var (hash, key) in session.Connection.Query<(byte[], byte[])>("SELECT hash, key_id FROM blob").AsList())
        {
            if (keyring.StateOf(EntryId.Read(key)) is KeyState.Erased or KeyState.Destroyed) session.Connection.Execute("DELETE FROM blob WHERE hash = @hash", new { hash });
        }
    }

    private static List<(long Position, KeyState State)> NotLiving(Keyring keyring, WriteSession session, CountyOptions options)
    {
        var found = new List<(long, KeyState)>();
        using var rows = session.Connection.Rows("SELECT position, head FROM entry WHERE body IS NOT NULL OR form IS NOT NULL ORDER BY position");
        while (rows.Read())
        {
            if (!Envelope.TryRead((byte[])rows[1], out var envelope)) continue;
            var state = keyring.StateOf(envelope.KeyId);
            if (state is KeyState.Erased or KeyState.Destroyed or KeyState.Locked) found.Add((rows.GetInt64(0), state));
            if (rows.GetInt64(0) % 50_000 == 0) options.Progress?.Report(new("restore", "erasures", rows.GetInt64(0), 0));
        }
        return found;
    }

    private static int List(IReadOnlyList<Erasure> erasures, WriteSession session)
    {
        var service = EntryId.ToBytes(Activation.Service);
        var added = 0;
        foreach (var erasure in erasures)
        {
            var (subject, at) = (EntryId.ToBytes(erasure.Subject), erasure.At.ToUnixTimeMilliseconds());
            if (session.Connection.ExecuteScalar<long>("SELECT count(*) FROM erasure WHERE subject = @subject AND at = @at", new { subject, at }) > 0) continue;
            added += session.Connection.Execute(
                "INSERT INTO erasure (number, subject, at, by_account, agreed_by, whole, settled, locked_until, reason) " +
                "VALUES ((SELECT coalesce(max(number), 0) + 1 FROM erasure), @subject, @at, @service, @service, @whole, 1, @until, '')",
                new { subject, at, service, whole = erasure.Erased.Contains(KeyClass.Care) ? 1L : 0L, until = (long?)erasure.LockedUntil?.DayNumber });
        }
        session.Connection.Execute("UPDATE erasure SET settled = 1");
        return added;
    }
}
