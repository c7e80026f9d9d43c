using System.Data.Common;
using System.Globalization;
using Dapper;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Migrations;

/// <summary>
/// Brings a database to the newest step, or makes it. Each step and its mark are one transaction: an upgrade that was interrupted goes on where it stopped.
/// Before the first change a copy of everything is kept beside.
/// </summary>
internal static class Migrator
{
    /// <param name="steps">The steps to be there in the end; tests give fewer, to make a database of an earlier release.</param>
    public static void Run(Dialect dialect, WriteSession writer, IReadOnlyList<Migration> steps, TimeProvider clock, IProgress<StoreProgress>? progress)
    {
        var connection = writer.Connection;
        if (!dialect.HasTable(connection, "migration"))
            connection.Execute("CREATE TABLE IF NOT EXISTS migration (number bigint PRIMARY KEY, name text NOT NULL, at bigint NOT NULL)");
        var done = Done(connection);
        if (done > steps[^1].Number) throw Newer(done, steps[^1].Number);
        if (done == steps[^1].Number) return;
        if (done > 0) dialect.CopyBeside(string.Create(CultureInfo.InvariantCulture, $"{done + 1:D4}"), progress);
        foreach (var step in steps.Where(step => step.Number > done))
        {
            progress?.Report(new("upgrade", step.Name, step.Number, steps[^1].Number));
            Apply(dialect, writer, step, clock.GetUtcNow().ToUnixTimeMilliseconds());
        }
    }

    /// <summary>True when there is nothing to upgrade.</summary>
    public static bool IsDone(Dialect dialect, DbConnection connection) => dialect.HasTable(connection, "migration") && Done(connection) == Migration.All[^1].Number;

    private static int Done(DbConnection connection) => connection.ExecuteScalar<int?>("SELECT max(number) FROM migration") ?? 0;

    private static void Apply(Dialect dialect, WriteSession writer, Migration step, long at)
    {
        writer.BeginPlain();
        try
        {
            // another server may have been first
            if (Done(writer.Connection) < step.Number)
            {
                writer.Connection.Execute(dialect.Render(step.Sql));
                writer.Connection.Execute("INSERT INTO migration (number, name, at) VALUES (@Number, @Name, @at)", new { step.Number, step.Name, at });
            }
            writer.Commit();
        }
        catch
        {
            writer.Rollback();
            throw;
        }
    }

    private static StoreException Newer(int found, int known) => StoreException.At("database", "database_newer",
        $"数据库是更新的版本（第 {found} 步，本程序只到第 {known} 步）。请使用较新的康育。",
        $"The database is of a newer release (step {found}; this program knows {known}). Use a newer Kangyu.");
}
