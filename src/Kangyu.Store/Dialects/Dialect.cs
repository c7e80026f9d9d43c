using System.Data.Common;

namespace Kangyu.Store.Dialects;

/// <summary>
/// The places where the two databases differ, and nothing else: opening, the spelling of types, how many rows are written at once, which errors mean "busy" and
/// "full", and how a copy is made. Statements are shared; a word in braces stands for the database's own spelling.
/// </summary>
internal abstract class Dialect : IAsyncDisposable
{
    /// <summary>Fills in the spellings: <c>{bytes} {real} {key} {norowid}</c>, and drops lines that begin with the other database's name.</summary>
    public abstract string Render(string sql);

    /// <summary>A connection to read with; give it back by disposing the lease.</summary>
    public abstract ValueTask<ReadLease> Read(CancellationToken cancel);

    /// <summary>A connection that sees the database as it is now until it is given back, whatever is written meanwhile.</summary>
    public abstract ReadLease Snapshot();

    /// <summary>Empty twins of tables.</summary>
    public abstract Shadow MakeShadow(IReadOnlyList<string> tables);

    /// <summary>The connection to write with. There is one at a time in a process.</summary>
    public abstract WriteSession OpenWriter();

    /// <summary>True when a row of <c>county</c> can be read: the database is there and was set up before.</summary>
    public abstract bool HasTable(DbConnection connection, string table);

    /// <summary>The names of all tables.</summary>
    public abstract IReadOnlyList<string> Tables(DbConnection connection);

    /// <summary>What a column of the given type holds.</summary>
    public static ColumnType Read(string type)
    {
        var lower = type.ToLowerInvariant();
        return lower.Contains("int", StringComparison.Ordinal) ? ColumnType.Long
            : lower.Contains("text", StringComparison.Ordinal) ? ColumnType.Text
            : lower.Contains("real", StringComparison.Ordinal) || lower.Contains("double", StringComparison.Ordinal) ? ColumnType.Real
            : ColumnType.Bytes;
    }

    /// <summary>Names and types of a table's columns, in their order; empty when there is no such table.</summary>
    public abstract IReadOnlyList<(string Name, string Type)> ColumnsOf(DbConnection connection, string table);

    /// <summary>Keeps a copy of everything before an upgrade changes it; done again when it was interrupted.</summary>
    public abstract void CopyBeside(string tag, IProgress<StoreProgress>? progress);

    /// <summary>Removes the copies that upgrades kept: what was erased must not stand in them (S12).</summary>
    public abstract void RemoveCopies();

    /// <summary>Locked by another for longer than the time to wait, or the server cannot be reached: trying again may help.</summary>
    public abstract bool IsBusy(Exception failure);

    /// <summary>The disk is full or fails.</summary>
    public abstract bool IsStorage(Exception failure);

    /// <summary>Takes all rows out of a derived table.</summary>
    public abstract void Empty(DbConnection connection, string table);

    /// <summary>The writer is about to fill tables that are made anew after any failure: it need not wait for the disk at each commit.</summary>
    public abstract void BeginBulk(DbConnection connection);

    public abstract void EndBulk(DbConnection connection);

    public abstract string TypeOf(ColumnType type);

    /// <summary>Reads rows of whole numbers where there are thousands and each counts.</summary>
    /// <param name="texts">The values of <c>@t0 ...</c>, which first occur in this order.</param>
    /// <param name="take">Gets the first column and, if there are two, the second; false: no more.</param>
    public abstract void Numbers(DbConnection connection, string sql, IReadOnlyList<string> texts, Func<long, long, bool> take);

    /// <summary>That a column holds one of a list, which is given as the parameter of this name.</summary>
    public abstract string IsIn(string column, string parameter);

    public abstract ValueTask DisposeAsync();

    protected static string KeepLines(string sql, string own, string other) => string.Join('\n', sql.Split('\n')
        .Where(line => !line.StartsWith(other, StringComparison.Ordinal))
        .Select(line => line.StartsWith(own, StringComparison.Ordinal) ? line[own.Length..] : line));
}

/// <summary>A connection borrowed for reading.</summary>
internal sealed class ReadLease(DbConnection connection, Action<DbConnection> giveBack) : IDisposable
{
    public DbConnection Connection => connection;

    public void Dispose() => giveBack(connection);
}
