using System.Data.Common;
using Dapper;

namespace Kangyu.Store.Dialects;

internal static class Asking
{
    /// <summary>Rows read one after another, for walks over whole tables.</summary>
    public static DbDataReader Rows(this DbConnection connection, string sql, object? values = null) =>
        (DbDataReader)connection.ExecuteReader(new CommandDefinition(sql, values, commandTimeout: 0));
}
