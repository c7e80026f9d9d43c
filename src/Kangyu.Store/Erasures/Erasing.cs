using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Dialects;
using Kangyu.Store.Keys;
using Kangyu.Store.Log;

namespace Kangyu.Store.Erasures;

/// <summary>
/// Erases a person (S12). The signed list outside the data directory comes first, then the tables, then the keys: a process that was killed in between goes on when the
/// county is opened, and a restore applies the list before it serves.
/// </summary>
internal static class Erasing
{
    private static readonly KeyClass[] Everything = [KeyClass.Identity, KeyClass.Care];
    private static readonly KeyClass[] Identity = [KeyClass.Identity];

    /// <summary>Lists the erasure and takes the person out of the tables; within the writer's transaction.</summary>
    public static (Erasure Listed, ErasureResult Result) List(CountyParts parts, WriteSession session, ErasureOrder order)
    {
        var eraser = new PersonEraser(parts, session);
        var until = order.IdentityOnly ? null : eraser.LegalTerm(order.Person);
        if (until is not null && !EscrowKeys.Exist(parts.Keys)) throw NoEscrow();
        // to the second, as the list has it
        var at = DateTimeOffset.FromUnixTimeSeconds(parts.Options.Clock.GetUtcNow().ToUnixTimeSeconds());
        var erasure = new Erasure(order.Person, at, order.IdentityOnly ? Identity : Everything, until);
        using (var signer = parts.Keys.ReadAnchorKey()) parts.Keys.OpenErasures().Append(erasure, signer);
        var (erased, locked) = Take(parts, session, erasure, order.By, order.AgreedBy, order.Reason);
        return (erasure, new ErasureResult(erased, locked, until, IsSettled: true));
    }

    /// <summary>Destroys and locks the keys, after the tables are committed.</summary>
    public static void DestroyKeys(CountyParts parts, Erasure erasure) =>
        ErasureFile.Apply(erasure, parts.Keyring, erasure.LockedUntil is null ? null : EscrowKeys.Read(parts.Keys));

    /// <summary>The keys are destroyed: nothing is left to do for this erasure.</summary>
    public static int Settled(WriteSession session, Erasure erasure) => session.Connection.Execute(
        "UPDATE erasure SET settled = 1 WHERE subject = @subject AND at = @at", new { subject = EntryId.ToBytes(erasure.Subject), at = erasure.At.ToUnixTimeMilliseconds() });

    /// <summary>Carries out what is listed and was not finished: a process was killed in between.</summary>
    public static void CatchUp(CountyParts parts)
    {
        using var key = parts.Keys.ReadAnchorPublicKey();
        foreach (var erasure in parts.Keys.OpenErasures().Read(key).Erasures)
        {
            var settled = SettledAlready(parts, erasure);
            if (settled == true) continue;
            if (settled is null) InTransaction(parts, session => Take(parts, session, erasure, Activation.Service, Activation.Service, ""));
            DestroyKeys(parts, erasure);
            InTransaction(parts, session => Settled(session, erasure));
            parts.Session.Settle();
        }
    }

    /// <summary>Null: not begun in the tables.</summary>
    private static bool? SettledAlready(CountyParts parts, Erasure erasure) => parts.Session.Connection.ExecuteScalar<long?>(
        "SELECT max(settled) FROM erasure WHERE subject = @subject AND at = @at", new { subject = EntryId.ToBytes(erasure.Subject), at = erasure.At.ToUnixTimeMilliseconds() }) switch
    {
        null => null,
        var settled => settled == 1,
    };

    private static void InTransaction<T>(CountyParts parts, Func<WriteSession, T> change)
    {
        parts.Session.BeginPlain();
        try
        {
            change(parts.Session);
            parts.Session.Commit();
        }
        catch
        {
            parts.Session.Rollback();
            throw;
        }
    }

    private static (int Erased, int Locked) Take(CountyParts parts, WriteSession session, Erasure erasure, Guid by, Guid agreedBy, string reason)
    {
        var keys = new HashSet<Guid>();
        foreach (var kind in erasure.Erased)
        {
            if (parts.Keyring.Get(new KeyOwner(erasure.Subject, kind)) is { } key) keys.Add(key.Id);
        }
        var isWhole = erasure.Erased.Contains(KeyClass.Care);
        var counts = new PersonEraser(parts, session).Run(erasure.Subject, keys, isWhole);
        session.Connection.Execute(
            "INSERT INTO erasure (number, subject, at, by_account, agreed_by, whole, settled, locked_until, reason) " +
            "VALUES ((SELECT coalesce(max(number), 0) + 1 FROM erasure), @subject, @at, @by, @agreed, @whole, 0, @until, @reason)",
            new
            {
                subject = EntryId.ToBytes(erasure.Subject), at = erasure.At.ToUnixTimeMilliseconds(), by = EntryId.ToBytes(by), agreed = EntryId.ToBytes(agreedBy),
                whole = isWhole ? 1L : 0L, until = (long?)erasure.LockedUntil?.DayNumber, reason,
            });
        Epoch.Next(session.Connection);
        return counts;
    }

    private static StoreException NoEscrow() => StoreException.At("escrow", "escrow_missing",
        "此人有依法保存的记录，封存需要两位保管人的密钥。请先建立托管密钥。", "This person has records that law keeps; locking them takes the keys of two holders. Make the escrow keys first.");
}
