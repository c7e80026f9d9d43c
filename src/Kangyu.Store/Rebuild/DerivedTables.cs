using System.Data.Common;
using Kangyu.Store.Flat;

namespace Kangyu.Store.Rebuild;

/// <summary>The tables that follow from the ledger, the flat ones included.</summary>
internal static class DerivedTables
{
    private static readonly string[] Kept = ["subject", "person", "person_state", "event", "due", "consent", "care", "alias", "search_token"];

    public static IReadOnlyList<string> Of(DbConnection connection) => [.. Kept, .. FlatSchema.Tables(connection)];
}
