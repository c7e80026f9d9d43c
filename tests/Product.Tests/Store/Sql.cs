using Dapper;
using Kangyu.Store;

namespace Product.Tests.Store;

/// <summary>Statements behind the store's back.</summary>
internal static class Sql
{
    public static async Task<int> Run(County county, string statement, object? values = null)
    {
        using var session = county.Dialect.OpenWriter();
        return await session.Connection.ExecuteAsync(statement, values);
    }

    public static async Task<T?> Value<T>(County county, string statement, object? values = null)
    {
        using var lease = await county.Dialect.Read(CancellationToken.None);
        return await lease.Connection.ExecuteScalarAsync<T>(statement, values);
    }
}
