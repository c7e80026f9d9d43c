using System.Data.Common;
using Kangyu.Store.Dialects;
using Kangyu.Store.Rebuild;

namespace Kangyu.Store.Backups;

/// <summary>
/// Which tables go into a backup: all that is not derived. Sessions end with a restore, the keyring goes beside the backup, the migrations made the tables, and a
/// restored county sends no text message that waited in another.
/// </summary>
internal static class LedgerDump
{
    private static readonly string[] Left = ["migration", "session", "keyring_slot", "flat_table", "flat_column", "message"];

    public static IReadOnlyList<string> Tables(Dialect dialect, DbConnection connection) =>
        [.. dialect.Tables(connection).Except(DerivedTables.Of(connection), StringComparer.Ordinal).Except(Left, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
