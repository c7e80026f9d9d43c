using Dapper;
using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Anchors;
using Kangyu.Store.Dialects;
using Kangyu.Store.Flat;
using Kangyu.Store.Fold;
using Kangyu.Store.Keys;
using Kangyu.Store.Log;
using Kangyu.Store.Rebuild;

namespace Kangyu.Store.Verify;

/// <summary>
/// <c>verify</c>: the ledger, the access log and the keyring, then everything derived against a rebuild in a shadow. Changes nothing and may run while the county is served: it
/// sees one moment of it.
/// </summary>
internal static class Verification
{
    /// <param name="folds">False: what is derived is not there yet.</param>
    public static VerifyReport Run(CountyOptions options, bool anchors, bool folds = true)
    {
        var keys = KeysDirectory.Open(options.Keys ?? KeysDirectory.Beside(options.Data), options.Data);
        // evidence before the ledger: what is attested is in it already
        var evidence = anchors ? Evidence.Read(keys, Anchor.Ledger) : null;
        var looks = anchors ? Evidence.Read(keys, Anchor.Access) : null;
        var dialect = CountyParts.DialectOf(options);
        using var master = keys.ReadMaster();
        using var keyring = Keyring.Open(CountyParts.StorageOf(dialect, options, toRead: true), master);
        var engine = new Engine(options.Packs);
        var opener = new EntryOpener(keyring, engine);
        var found = new Findings();
        foreach (var problem in (evidence?.Problems ?? []).Concat(looks?.Problems ?? [])) found.Add(problem);
        OutsideTheLedger(keys, keyring, found);
        using var snapshot = dialect.Snapshot();
        var check = new LedgerCheck(keyring, opener, evidence, found, options.Progress);
        var entries = check.Run(snapshot.Connection);
        LookCheck.Run(snapshot.Connection, looks, found);
        BlobCheck.Run(snapshot.Connection, keyring, check.Pictures, found);
        if (folds) Folds(options, dialect, snapshot, keys.ReadSearchKey(), engine, opener, new CardSeal(keyring), found);
        var people = snapshot.Connection.ExecuteScalar<long>("SELECT count(*) FROM person");
        return new VerifyReport(entries, people, check.Chains, found.All, Keeping.Warnings(options, keys));
    }

    private static void OutsideTheLedger(KeysDirectory keys, Keyring keyring, Findings found)
    {
        using (var publicKey = keys.ReadAnchorPublicKey())
        {
            foreach (var problem in keys.OpenErasures().Read(publicKey).Problems) found.Add(problem);
        }
        foreach (var slot in keyring.Damaged)
            found.Add(Problem.At($"keyring[{slot}]", "keyring_damaged", "密钥环的这一格已损坏。请从备份恢复密钥环。", "This slot of the keyring is damaged. Restore the keyring from a backup."));
    }

    private static void Folds(
        CountyOptions options, Dialect dialect, ReadLease snapshot, byte[] searchKey, Engine engine, EntryOpener opener, CardSeal cards, Findings found)
    {
        if (!Epoch.AreActive(options.Packs, snapshot.Connection))
        {
            found.Add(Problem.At("packs", "packs_changed", "正在使用的服务包与此处的不同，派生数据没有核对。", "Other packs are active than those here; what is derived was not compared."));
            return;
        }
        var folding = new Folding(engine, opener, cards, searchKey, FlatSchema.Read(snapshot.Connection, options.Packs));
        var tables = DerivedTables.Of(snapshot.Connection);
        var position = snapshot.Connection.ExecuteScalar<long>("SELECT position FROM county WHERE id = 1");
        using var shadow = dialect.MakeShadow(tables);
        var stream = new EntryStream(_ => new(new ReadLease(snapshot.Connection, _ => { })), opener, position, RefillSize.Usual.Window);
        new Refill(folding, new Replay(engine), stream, shadow.Session, RefillSize.Usual, options.Progress).Run("verify", position);
        var compare = new TableCompare(cards);
        foreach (var table in tables)
        {
            if (compare.Run(snapshot.Connection, shadow.Session.Connection, table) is { } differs) found.Add(differs);
        }
    }
}
