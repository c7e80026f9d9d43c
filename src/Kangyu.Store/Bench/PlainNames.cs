using Dapper;
using Kangyu.Store.Dialects;

namespace Kangyu.Store.Bench;

/// <summary>
/// What a search is measured against: the names in plain text in one table, found by <c>LIKE</c>. Kangyu never stores names so (design section 3); the table lies in a scratch file
/// of the measurement and its people are made up.
/// </summary>
public sealed class PlainNames : IAsyncDisposable
{
    private readonly SqliteDialect dialect;

    private PlainNames(SqliteDialect dialect) => this.dialect = dialect;

    public static PlainNames Make(string file, IEnumerable<string> names)
    {
        File.Delete(file);
        var made = new SqliteDialect(file);
        using var session = made.OpenWriter();
        session.Connection.Execute("CREATE TABLE plain (number INTEGER PRIMARY KEY, name TEXT NOT NULL)");
        var rows = new Rows(RowShape.Insert("plain", RowColumn.Long("number"), RowColumn.Text("name")));
        session.BeginPlain();
        var number = 0L;
        foreach (var name in names)
        {
            rows.Add(++number).Add(name);
            if (rows.Count == 4096) session.Write([rows]);
        }
        session.Write([rows]);
        session.Commit();
        return new PlainNames(made);
    }

    /// <summary>How many of the first twenty there are.</summary>
    public async Task<int> Find(string part, CancellationToken cancel)
    {
        using var lease = await dialect.Read(cancel);
        return (await lease.Connection.QueryAsync<long>("SELECT number FROM plain WHERE name LIKE @pattern ORDER BY number LIMIT 20", new { pattern = $"%{part}%" })).Count();
    }

    public ValueTask DisposeAsync() => dialect.DisposeAsync();
}
