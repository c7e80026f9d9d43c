using Dapper;
using Kangyu.Store.Dialects;

namespace Kangyu.Store;

/// <summary>Which county's data lies somewhere, before it is opened.</summary>
public static class CountyCode
{
    /// <summary>The six-digit code, or null where there is no county yet. A PostgreSQL address must name its schema.</summary>
    public static async Task<string?> Read(string data, string? database)
    {
        var options = new CountyOptions { Data = data, County = "", Packs = null!, Database = database };
        if (string.IsNullOrEmpty(database) && !File.Exists(Path.Combine(data, "county.db"))) return null;
        await using var dialect = CountyParts.DialectOf(options);
        using var lease = await dialect.Read(CancellationToken.None);
        return dialect.HasTable(lease.Connection, "county") ? lease.Connection.QueryFirstOrDefault<string>("SELECT code FROM county WHERE id = 1") : null;
    }
}
