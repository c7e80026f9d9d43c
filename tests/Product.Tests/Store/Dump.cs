using System.Data.Common;
using System.Globalization;
using Dapper;
using Kangyu.Store;
using Kangyu.Store.Flat;

namespace Product.Tests.Store;

/// <summary>Rows of tables as sorted lines, to compare what two ways led to.</summary>
internal static class Dump
{
    public static readonly string[] Derived = ["subject", "person", "person_state", "due", "consent", "care", "alias", "search_token"];

    /// <summary>Everything derived, sealed cards left out: each sealing has a nonce of its own.</summary>
    public static async Task<string> Of(County county)
    {
        using var lease = await county.Dialect.Read(CancellationToken.None);
        var tables = Derived.Concat(FlatSchema.Tables(lease.Connection));
        return string.Join('\n', tables.SelectMany(table => Table(lease.Connection, table)));
    }

    public static IEnumerable<string> Table(DbConnection connection, string table)
    {
        var rows = connection.Query($"SELECT * FROM {table}").Cast<IDictionary<string, object?>>()
            .Select(row => $"{table}: " + string.Join(' ', row.Where(pair => pair.Key != "card").Select(pair => $"{pair.Key}={Text(pair.Value)}")));
        return rows.Order(StringComparer.Ordinal);
    }

    public static async Task<long> Count(County county, string table)
    {
        using var lease = await county.Dialect.Read(CancellationToken.None);
        return lease.Connection.ExecuteScalar<long>($"SELECT count(*) FROM {table}");
    }

    private static string Text(object? value) => value switch
    {
        null => "-",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
