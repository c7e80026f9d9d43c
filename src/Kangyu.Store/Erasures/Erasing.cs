using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Dialects;
using Kangyu.Store.Keys;
using Kangyu.Store.Log;
using Kangyu.Store.Rebuild;
using Kangyu.Store.Views;

namespace Kangyu.Store.Erasures;

/// <summary>
/// Erases a record (S12). The signed list outside the data directory comes first, then the tables, then the keys: a process that was killed in between goes on when the
/// county is opened, and a restore applies the list before it serves.
/// </summary>
internal static class Erasing
{
    private static readonly KeyClass[] Everything = [KeyClass.Identity, KeyClass.Care, KeyClass.Legal];
    private static readonly KeyClass[] AllButLegal = [KeyClass.Identity, KeyClass.Care];
    private static readonly KeyClass[] Identity = [KeyClass.Identity];

    /// <exception cref="StoreException"><c>erase_alone</c>, <c>reason_missing</c>.</exception>
    public static void Check(ErasureOrder order)
    {
        if (order.By == order.AgreedBy) throw new StoreException(ErasureProblems.Alone);
        if (string.IsNullOrWhiteSpace(order.Reason)) throw new StoreException(ErasureProblems.Reason);
    }

    /// <summary>Lists the erasure and takes the record out of the tables, with all records merged with it; within the writer's transaction.</summary>
    /// <exception cref="StoreException"><c>subject_unknown</c>, <c>escrow_missing</c>.</exception>
    public static (IReadOnlyList<Erasure> Listed, ErasureResult Result) List(CountyParts parts, WriteSession session, ErasureOrder order)
    {
        var people = MergedPeople.Of(session.Connection, order.Person, CancellationToken.None).GetAwaiter().GetResult().Select(person => person.Id).DefaultIfEmpty(order.Person);
        var orders = people.Select(person => order with { Person = person }).ToList();
        // before anything is changed: whether all of it can be done
        var listed = orders.ConvertAll(one => Plan(parts, session, one));
        using (var signer = parts.Keys.ReadAnchorKey())
        {
            foreach (var erasure in listed) parts.Keys.OpenErasures().Append(erasure, signer);
        }
        var (erased, locked) = (0, 0);
        for (var i = 0; i < listed.Count; i++)
        {
            var (gone, kept) = Take(parts, session, listed[i], orders[i]);
            (erased, locked) = (erased + gone, locked + kept);
        }
        return (listed, new ErasureResult(erased, locked, listed.Max(erasure => erasure.LockedUntil), IsSettled: true));
    }

    private static Erasure Plan(CountyParts parts, WriteSession session, ErasureOrder order)
    {
        var record = Record.Find(session.Connection, parts.Keyring, order.Person) ?? throw new StoreException(ErasureProblems.Unknown);
        var now = parts.Options.Clock.GetUtcNow();
        var term = order.IdentityOnly ? null : record.LegalTerm(parts.Keyring, parts.Engine.Packs, order.Person);
        // what law does not keep any longer is erased with the rest
        var until = term >= CountyTime.Today(parts.Options.Clock) ? term : null;
        if (until is not null && !EscrowKeys.Exist(parts.Keys)) throw new StoreException(ErasureProblems.NoEscrow);
        // to the second, as the list has it
        var at = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        return new Erasure(order.Person, at, order.IdentityOnly ? Identity : until is null ? Everything : AllButLegal, until);
    }

    /// <summary>Destroys and locks the keys, after the tables are committed.</summary>
    public static void DestroyKeys(CountyParts parts, Erasure erasure) =>
        ErasureFile.Apply(erasure, parts.Keyring, erasure.LockedUntil is null ? null : EscrowKeys.Read(parts.Keys));

    /// <summary>The keys are destroyed: nothing is left to do for this erasure.</summary>
    public static int Settled(CountyParts parts, WriteSession session, Erasure erasure) => session.Connection.Execute(
        "UPDATE erasure SET settled = 1 WHERE subject = @subject AND at = @at", new { subject = Blind(parts, erasure), at = erasure.At.ToUnixTimeMilliseconds() });

    /// <summary>After the commit: nothing of it stays in log files, in copies that upgrades kept, or in rows that are dead. False when a reader was in the way.</summary>
    public static bool Settle(CountyParts parts)
    {
        parts.Dialect.RemoveCopies();
        using var lease = parts.Dialect.Read(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return parts.Session.Settle(["entry", "blob", "erasure_request", "message", .. DerivedTables.Of(lease.Connection)]);
    }

    /// <summary>Destroys the keys whose legal term has ended, and answers the entries that are still to be cleared.</summary>
    public static List<(long Position, KeyState State)> Expired(CountyParts parts, DateOnly today)
    {
        parts.Keyring.Legal.DestroyExpired(today);
        using var lease = parts.Dialect.Read(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return Stubs.Unfinished(lease.Connection, parts.Keyring);
    }

    /// <summary>Carries out what is listed and was not finished: a process was killed in between.</summary>
    public static void CatchUp(CountyParts parts)
    {
        using var key = parts.Keys.ReadAnchorPublicKey();
        foreach (var erasure in parts.Keys.OpenErasures().Read(key).Erasures)
        {
            var settled = SettledAlready(parts, erasure);
            if (settled == true) continue;
            if (settled is null) InTransaction(parts, session => Take(parts, session, erasure, ByService(erasure)));
            DestroyKeys(parts, erasure);
            InTransaction(parts, session => Settled(parts, session, erasure));
            Settle(parts);
        }
    }

    /// <summary>Null: not begun in the tables.</summary>
    private static bool? SettledAlready(CountyParts parts, Erasure erasure) => parts.Session.Connection.ExecuteScalar<long?>(
        "SELECT max(settled) FROM erasure WHERE subject = @subject AND at = @at", new { subject = Blind(parts, erasure), at = erasure.At.ToUnixTimeMilliseconds() }) switch
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

    private static (int Erased, int Locked) Take(CountyParts parts, WriteSession session, Erasure erasure, ErasureOrder order)
    {
        var keys = new HashSet<Guid>();
        foreach (var kind in erasure.Erased)
        {
            if (parts.Keyring.Get(new KeyOwner(erasure.Subject, kind)) is { } key) keys.Add(key.Id);
        }
        var record = Record.Find(session.Connection, parts.Keyring, erasure.Subject);
        var counts = record is null ? (0, 0) : new RecordEraser(parts, session).Run(erasure.Subject, record, keys, IsWhole(erasure));
        ErasureRequests.Done(session.Connection, erasure.Subject);
        Note(session, Blind(parts, erasure), erasure, order, isSettled: false);
        Epoch.Next(session.Connection);
        return counts;
    }

    /// <summary>Says in the database what was done, when, by whom and why.</summary>
    /// <param name="subject">Blinded (<see cref="ErasedSubjects.Blind"/>).</param>
    internal static void Note(WriteSession session, byte[] subject, Erasure erasure, ErasureOrder order, bool isSettled) => session.Connection.Execute(
        "INSERT INTO erasure (number, subject, at, by_account, agreed_by, whole, settled, locked_until, reason) " +
        "VALUES ((SELECT coalesce(max(number), 0) + 1 FROM erasure), @subject, @at, @by, @agreed, @whole, @settled, @until, @Reason)",
        new
        {
            subject,
            at = erasure.At.ToUnixTimeMilliseconds(),
            by = EntryId.ToBytes(order.By),
            agreed = EntryId.ToBytes(order.AgreedBy),
            whole = IsWhole(erasure) ? 1L : 0L,
            settled = isSettled ? 1L : 0L,
            until = (long?)erasure.LockedUntil?.DayNumber,
            order.Reason,
        });

    /// <summary>The list does not name the accounts: of an erasure that is carried out from it the service is the author.</summary>
    internal static ErasureOrder ByService(Erasure erasure) => new(erasure.Subject, Activation.Service, Activation.Service, "");

    internal static bool IsWhole(Erasure erasure) => erasure.Erased.Contains(KeyClass.Care);

    private static byte[] Blind(CountyParts parts, Erasure erasure) => ErasedSubjects.Blind(parts.Master, erasure.Subject);
}
