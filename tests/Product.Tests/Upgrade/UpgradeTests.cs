using Dapper;
using Kangyu.Store;
using Kangyu.Store.Flat;
using Kangyu.Store.Migrations;
using Product.Tests.Store;

namespace Product.Tests.Upgrade;

/// <summary>
/// Data of every earlier landing is opened by today's program: a copy is kept first, the steps are told as they go, an interruption at any of them does no harm, and what comes out is what
/// a fresh county would be.
/// </summary>
public sealed class UpgradeTests
{
    public static TheoryData<string, DatabaseKind> Landings { get; } = [.. FrozenCounty.All.SelectMany(landing => new[]
    {
        new TheoryDataRow<string, DatabaseKind>(landing, DatabaseKind.Sqlite),
        new TheoryDataRow<string, DatabaseKind>(landing, DatabaseKind.Postgres) { Skip = PostgresCluster.Missing },
    })];

    [Theory, MemberData(nameof(Landings))]
    public async Task People_read_the_same_after_an_upgrade_and_can_be_written_to(string landing, DatabaseKind kind)
    {
        await using var test = await FrozenCounty.Thaw(landing, kind);
        await test.Reopen();
        Assert.Equal(FrozenCounty.Expected(landing), await FrozenStory.Read(test.County));
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
        Assert.Equal(EntryOutcome.Duplicate, (await test.Accept(TestCounty.Measure(101, 1, 128, "2026-02-01"))).Entries[0].Outcome);
        await test.Accept(TestCounty.Measure(901, 1, 131, "2026-08-01"));
        Assert.Equal("subject_erased", (await test.Append(TestCounty.Measure(902, FrozenStory.Gone, 120, "2026-08-01"))).Entries[0].Problems.Single().Code);
        Assert.Empty(Sentinels.Find(test.Data, [.. Sentinels.Spellings(FrozenStory.GoneName), .. Sentinels.Spellings(FrozenStory.GonePhone)]));
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
        // what is derived agrees with a rebuild
        var before = await Dump.Of(test.County);
        await test.Close();
        await County.Rebuild(test.Options);
        await test.Reopen();
        Assert.Equal(before, await Dump.Of(test.County));
    }

    [Theory, MemberData(nameof(Landings))]
    public async Task A_copy_is_kept_first_and_every_step_is_told(string landing, DatabaseKind kind)
    {
        await using var test = await FrozenCounty.Thaw(landing, kind);
        var steps = await Steps(test);
        var entries = await EntriesOf(test);
        var told = new Told();
        await test.Reopen(options => options with { Progress = told });
        var upgrade = told.All.Where(progress => progress.Work is "copy" or "upgrade").ToList();
        Assert.Equal("copy", upgrade[0].Work);
        Assert.Equal(steps, upgrade.Where(progress => progress.Work == "upgrade").Select(progress => progress.What));
        Assert.True(upgrade.FindLastIndex(progress => progress.Work == "copy") < upgrade.FindIndex(progress => progress.Work == "upgrade"), "the copy comes before the first change");
        Assert.Equal(entries, await CopiedEntries(test));
    }

    [Theory, MemberData(nameof(Landings))]
    public async Task An_upgrade_that_is_interrupted_anywhere_is_run_again(string landing, DatabaseKind kind)
    {
        await using var test = await FrozenCounty.Thaw(landing, kind);
        var entries = await EntriesOf(test);
        var interruptions = 0;
        while (true)
        {
            // each attempt goes one report further than the one before, then breaks off
            var breaks = new Breaks(interruptions + 1);
            try
            {
                await test.Reopen(options => options with { Progress = breaks });
                break;
            }
            catch (OperationCanceledException)
            {
                interruptions++;
            }
        }
        Assert.True(interruptions > 0, "nothing was interrupted");
        Assert.Equal(FrozenCounty.Expected(landing), await FrozenStory.Read(test.County));
        Assert.Equal(entries, await CopiedEntries(test));
        Assert.Empty((await County.Verify(test.Options, anchors: true)).Problems);
    }

    [Theory, MemberData(nameof(Landings))]
    public async Task A_step_that_fails_leaves_the_database_as_it_was(string landing, DatabaseKind kind)
    {
        await using var test = await FrozenCounty.Thaw(landing, kind);
        await using (var dialect = CountyParts.DialectOf(test.Options))
        {
            using var session = dialect.OpenWriter();
            Migrator.Run(dialect, session, [.. Migration.All.SkipLast(1)], test.Clock, null);
            var before = await Schema(test);
            var last = Migration.All[^1];
            // the last step does all it does, and fails at its end
            IReadOnlyList<Migration> steps = [.. Migration.All.SkipLast(1), last with { Sql = last.Sql + ";\nINSERT INTO no_such_table VALUES (1);" }];
            Assert.ThrowsAny<System.Data.Common.DbException>(() => Migrator.Run(dialect, session, steps, test.Clock, null));
            Assert.Equal(before, await Schema(test));
        }
        await test.Reopen();
        Assert.Equal(FrozenCounty.Expected(landing), await FrozenStory.Read(test.County));
    }

    [Theory, MemberData(nameof(Landings))]
    public async Task An_upgraded_county_has_the_tables_of_a_fresh_one(string landing, DatabaseKind kind)
    {
        await using var upgraded = await FrozenCounty.Thaw(landing, kind);
        await upgraded.Reopen();
        await using var fresh = await TestCounty.Open(kind);
        Assert.Equal(await Schema(fresh), await Schema(upgraded));
        // a column of a flat table is never taken away, and a new one is added at the end
        var (ours, theirs) = (await FlatColumns(fresh), await FlatColumns(upgraded));
        Assert.Subset(theirs, ours);
    }

    /// <summary>Tables with their columns, indexes and constraints, without those that follow from the packs.</summary>
    private static async Task<string> Schema(TestCounty test)
    {
        await using var dialect = CountyParts.DialectOf(test.Options);
        using var lease = await dialect.Read(CancellationToken.None);
        var flat = FlatSchema.Tables(lease.Connection);
        var lines = test.Kind == DatabaseKind.Sqlite
            ? lease.Connection.Query<(string Table, string Sql)>("SELECT tbl_name, type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master")
            : lease.Connection.Query<(string Table, string Sql)>("""
                SELECT table_name::text, 'column ' || table_name || '.' || column_name || ' ' || ordinal_position || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')
                FROM information_schema.columns WHERE table_schema = current_schema()
                UNION ALL SELECT tablename::text, replace(indexdef, current_schema() || '.', '') FROM pg_indexes WHERE schemaname = current_schema()
                UNION ALL SELECT conrelid::regclass::text, conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
                UNION ALL SELECT '', 'sequence ' || sequencename || ' ' || data_type FROM pg_sequences WHERE schemaname = current_schema()
                """);
        return string.Join('\n', lines.Where(line => !flat.Contains(line.Table)).Select(line => line.Sql).Order(StringComparer.Ordinal));
    }

    private static async Task<SortedSet<string>> FlatColumns(TestCounty test)
    {
        using var lease = await test.County.Dialect.Read(CancellationToken.None);
        return [.. FlatSchema.Tables(lease.Connection).SelectMany(table => test.County.Dialect.ColumnsOf(lease.Connection, table).Select(column => $"{table}.{column.Name} {column.Type}"))];
    }

    /// <summary>The steps that a county is to go through.</summary>
    private static async Task<IReadOnlyList<string>> Steps(TestCounty test)
    {
        await using var dialect = CountyParts.DialectOf(test.Options);
        using var lease = await dialect.Read(CancellationToken.None);
        var done = lease.Connection.ExecuteScalar<int>("SELECT max(number) FROM migration");
        return [.. Migration.All.Where(step => step.Number > done).Select(step => step.Name)];
    }

    /// <summary>Positions of a county that is not open.</summary>
    private static async Task<IEnumerable<long>> EntriesOf(TestCounty test)
    {
        await using var dialect = CountyParts.DialectOf(test.Options);
        using var lease = await dialect.Read(CancellationToken.None);
        return lease.Connection.Query<long>("SELECT position FROM entry ORDER BY position").AsList();
    }

    /// <summary>What the first copy holds: an upgrade that goes on after a break keeps one of its own.</summary>
    private static async Task<IEnumerable<long>> CopiedEntries(TestCounty test)
    {
        const string All = "SELECT position FROM ";
        if (test.Kind == DatabaseKind.Sqlite)
        {
            var copy = Directory.GetFiles(test.Data, "county.db.before-*").Order(StringComparer.Ordinal).First();
            await using var dialect = new Kangyu.Store.Dialects.SqliteDialect(copy);
            using var kept = await dialect.Read(CancellationToken.None);
            return kept.Connection.Query<long>(All + "entry ORDER BY position").AsList();
        }
        using var lease = await test.County.Dialect.Read(CancellationToken.None);
        var schema = lease.Connection.Query<string>("SELECT nspname::text FROM pg_namespace WHERE starts_with(nspname, current_schema() || '_before_') ORDER BY 1").First();
        return lease.Connection.Query<long>($"{All}{schema}.entry ORDER BY position").AsList();
    }

    private sealed class Told : IProgress<StoreProgress>
    {
        public List<StoreProgress> All { get; } = [];

        public void Report(StoreProgress value) => All.Add(value);
    }

    private sealed class Breaks(int at) : IProgress<StoreProgress>
    {
        private int count;

        public void Report(StoreProgress value)
        {
            if (++count == at) throw new OperationCanceledException();
        }
    }
}
