using System.Security.Cryptography;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Records;
using Kangyu.Store.Anchors;
using Kangyu.Store.Backups;
using Kangyu.Store.Dialects;
using Kangyu.Store.Erasures;
using Kangyu.Store.Flat;
using Kangyu.Store.Fold;
using Kangyu.Store.Keys;
using Kangyu.Store.Lists;
using Kangyu.Store.Log;
using Kangyu.Store.Migrations;
using Kangyu.Store.Rebuild;

namespace Kangyu.Store;

/// <summary>What an open county consists of, in the order in which it is put together.</summary>
internal sealed class CountyParts : IAsyncDisposable
{
    public required CountyOptions Options { get; init; }

    /// <summary>Null: another process serves this data directory, and this one is its guest.</summary>
    public required DataLock? Lock { get; init; }

    public bool IsGuest => Lock is null;

    public required KeysDirectory Keys { get; init; }

    public required MasterKey Master { get; init; }

    public required byte[] SearchKey { get; init; }

    public required Dialect Dialect { get; init; }

    public required WriteSession Session { get; init; }

    public required Keyring Keyring { get; init; }

    public required Engine Engine { get; init; }

    public required EntryOpener Opener { get; init; }

    public required CardSeal Cards { get; init; }

    public required ErasedSubjects Erased { get; init; }

    public required Divisions Divisions { get; init; }

    public required HeadFile HeadFile { get; init; }

    public required Node Node { get; init; }

    public required Folding Folding { get; init; }

    /// <summary>Which columns the flat tables have.</summary>
    public required FlatNames Flat { get; init; }

    public required Transaction Transaction { get; init; }

    public static CountyParts Open(CountyOptions options)
    {
        OwnFile.CreateDirectory(options.Data);
        Unfinished.Refuse(options.Data);
        var keysPath = options.Keys ?? KeysDirectory.Beside(options.Data);
        var keys = KeysDirectory.Exists(keysPath) ? KeysDirectory.Open(keysPath, options.Data) : KeysDirectory.Create(keysPath, options.Data);
        var hold = DataLock.Take(options.Data);
        // an earlier release left its files readable for everybody
        if (hold is not null) foreach (var file in Directory.EnumerateFiles(options.Data)) OwnFile.Close(file);
        try
        {
            return Open(options, keys, hold);
        }
        catch
        {
            hold?.Dispose();
            throw;
        }
    }

    private static CountyParts Open(CountyOptions options, KeysDirectory keys, DataLock? hold)
    {
        var dialect = DialectOf(options);
        var session = dialect.OpenWriter();
        if (hold is null) RefuseUnlessCurrent(dialect, session, options);
        else
        {
            (dialect as SqliteDialect)?.RemoveShadows();
            Migrator.Run(dialect, session, Migration.All, options.Clock, options.Progress);
        }
        var node = Begin(session, options);
        var master = keys.ReadMaster();
        var keyring = Keyring.Open(StorageOf(dialect, options, toRead: hold is null), master);
        var engine = new Engine(options.Packs);
        FlatSetup.Ensure(dialect, session, options.Packs);
        var opener = new EntryOpener(keyring, engine);
        var cards = new CardSeal(keyring);
        var searchKey = keys.ReadSearchKey();
        var headFile = keys.OpenHead(Anchor.Ledger);
        var erased = new ErasedSubjects(master);
        var epoch = new Epoch(options.Packs, erased);
        Activation.Set(options, session);
        var flat = FlatSchema.Read(session.Connection, options.Packs);
        var folding = new Folding(engine, opener, cards, searchKey, flat);
        var divisions = new Divisions();
        divisions.Load(session.Connection);
        var transaction = folding.Writer(session, node, keyring, options, erased, epoch, divisions);
        var parts = new CountyParts
        {
            Options = options,
            Lock = hold,
            Keys = keys,
            Master = master,
            SearchKey = searchKey,
            Dialect = dialect,
            Session = session,
            Keyring = keyring,
            Engine = engine,
            Opener = opener,
            Cards = cards,
            Erased = erased,
            Divisions = divisions,
            HeadFile = headFile,
            Node = node,
            Folding = folding,
            Flat = flat,
            Transaction = transaction,
        };
        if (parts.IsGuest) return parts;
        Erasing.CatchUp(parts);
        Rebuilder.RunIfDue(parts);
        Activation.Tell(parts);
        return parts;
    }

    public async ValueTask DisposeAsync()
    {
        HeadFile.Flush();
        HeadFile.Dispose();
        Session.Dispose();
        Keyring.Dispose();
        Master.Dispose();
        await Dialect.DisposeAsync();
        Lock?.Dispose();
    }

    internal static Dialect DialectOf(CountyOptions options)
    {
        var busyMs = (int)options.BusyTimeout.TotalMilliseconds;
        if (string.IsNullOrEmpty(options.Database)) return new SqliteDialect(Path.Combine(options.Data, "county.db"), busyMs);
        if (!DatabaseAddress.IsPostgres(options.Database)) throw DatabaseAddress.Unreadable(options.Database);
        var (connection, schema) = DatabaseAddress.ReadPostgres(options.Database, options.County);
        return new PostgresDialect(connection, schema, busyMs);
    }

    internal static KeyringStorage StorageOf(Dialect dialect, CountyOptions options, bool toRead = false) => dialect is PostgresDialect postgres
        ? new PostgresKeyring(postgres.Source)
        : toRead ? FileKeyring.OpenToRead(KeysDirectory.KeyringIn(options.Data)) : FileKeyring.Open(KeysDirectory.KeyringIn(options.Data));

    // a guest takes the data as the process that serves it left it
    private static void RefuseUnlessCurrent(Dialect dialect, WriteSession session, CountyOptions options)
    {
        if (Migrator.IsDone(dialect, session.Connection) && Epoch.AreActive(options.Packs, session.Connection) && !Rebuilder.IsDue(session.Connection)) return;
        throw new StoreException(LogProblems.InUse);
    }

    /// <summary>The county's head row and this process's node.</summary>
    private static Node Begin(WriteSession session, CountyOptions options)
    {
        var now = options.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        session.BeginPlain();
        try
        {
            var code = session.Connection.QuerySingleOrDefault<string>("SELECT code FROM county WHERE id = 1");
            if (code is not null && code != options.County) throw Differs(code, options.County);
            if (code is null)
                session.Connection.Execute(
                    "INSERT INTO county (id, code, position, clock, epoch, derived, looks, looks_hash, created) VALUES (1, @County, 0, 0, 0, @layout, 0, @hash, @now)",
                    new { options.County, layout = DerivedLayout.Current, hash = default(Digest).ToBytes(), now });
            Span<byte> random = stackalloc byte[EntryId.RandomSize];
            RandomNumberGenerator.Fill(random);
            var node = Node.Open(session.Connection, options.Data, EntryId.Make(now, random), now);
            session.Commit();
            return node;
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    private static StoreException Differs(string found, string asked) => StoreException.At("county", "county_differs",
        $"这里是 {found} 县的数据，不是 {asked}。请核对数据目录和县代码。", $"This is the data of county {found}, not {asked}. Check the data directory and the county's code.");
}
