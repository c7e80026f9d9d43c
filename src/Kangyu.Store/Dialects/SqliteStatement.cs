using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kangyu.Store.Dialects;

/// <summary>
/// A statement that is prepared once and run for many rows without boxing. Places count from 1. Belongs to one connection and one thread.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    public void Bind(int place, long value) => Check(raw.sqlite3_bind_int64(statement, place, value));

    public void Bind(int place, double value) => Check(raw.sqlite3_bind_double(statement, place, value));

    public void Bind(int place, string value) => Check(raw.sqlite3_bind_text(statement, place, value));

    public void Bind(int place, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(statement, place, value));

    /// <summary>Makes every place null: one call in place of one for each.</summary>
    public void Clear() => raw.sqlite3_clear_bindings(statement);

    /// <summary>True while there is a row to read.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        if (code == raw.SQLITE_DONE) return false;
        raw.sqlite3_reset(statement);
        Check(code);
        return false;
    }

    /// <summary>Runs a statement that answers nothing, and makes it ready for the next row.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    public void Reset() => raw.sqlite3_reset(statement);

    public int Columns => raw.sqlite3_column_count(statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code is raw.SQLITE_OK) return;
        SqliteException.ThrowExceptionForRC(code, database);
    }
}
