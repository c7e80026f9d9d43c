using System.Globalization;
using Npgsql;

namespace Kangyu.Store.Dialects;

/// <summary>
/// Where a county's data lies. <c>null</c> or empty: the SQLite file <c>county.db</c> in the data directory. Otherwise
/// <c>postgres://user:password@host:5432/database?schema=ky_360830</c>; <c>host=/directory</c> in the query names a socket's directory, <c>pool=32</c> the connections that one server keeps at most. Without a
/// schema it is <c>ky_</c> and the county's code: one county, one schema.
/// </summary>
internal static class DatabaseAddress
{
    public static bool IsPostgres(string? address) =>
        address is not null && (address.StartsWith("postgres://", StringComparison.Ordinal) || address.StartsWith("postgresql://", StringComparison.Ordinal));

    /// <exception cref="StoreException"><c>database_address</c>: the address cannot be read.</exception>
    public static (string Connection, string Schema) ReadPostgres(string address, string county)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.AbsolutePath.Length < 2) throw Unreadable(address);
        var user = uri.UserInfo.Split(':', 2);
        var query = Query(uri);
        var schema = query.GetValueOrDefault("schema", "ky_" + county);
        if (!IsPlain(schema) || !int.TryParse(query.GetValueOrDefault("pool", "32"), NumberStyles.None, CultureInfo.InvariantCulture, out var pool) || pool < 4) throw Unreadable(address);
        var built = new NpgsqlConnectionStringBuilder
        {
            Host = query.GetValueOrDefault("host", uri.Host),
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]),
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            SearchPath = schema,
            ApplicationName = "kangyu",
            MaxAutoPrepare = 512,
            AutoPrepareMinUsages = 2,
            MaxPoolSize = pool,
            // nothing is left behind on a connection that is given back
            NoResetOnClose = true,
        };
        return (built.ConnectionString, schema);
    }

    private static Dictionary<string, string> Query(Uri uri) => uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair.Length == 2)
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);

    // the schema is written into statements; nothing but these characters may be in it
    private static bool IsPlain(string schema) => schema.Length is > 0 and <= 40 && schema.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    // the address itself is not repeated: it may hold a password
    internal static StoreException Unreadable(string address) => StoreException.At("database", "database_address",
        $"数据库地址无法读取（{address.Length} 个字符）。写法：postgres://用户:密码@主机/数据库?schema=ky_360830",
        $"The database address ({address.Length} characters) cannot be read. Write postgres://user:password@host/database?schema=ky_360830");
}
