using System.Data.Common;
using System.Globalization;
using Dapper;
using Kangyu.Kernel.Ledger;
using Kangyu.Store.Dialects;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Erasures;

/// <summary>
/// Leaves of an erased entry what the chain needs: the envelope. Its heading goes, and its body unless law keeps it locked. Done twice it does nothing.
/// </summary>
internal static class Stubs
{
    private const int Block = 500;
    private const string Heading = "mark = NULL, subject = NULL, form = NULL, version = NULL, unit = NULL, author = NULL, occurred = NULL, root = NULL, flags = NULL";

    public static void Erase(DbConnection connection, IEnumerable<long> positions) => Update(connection, Heading + ", body = NULL", positions);

    public static void Lock(DbConnection connection, IEnumerable<long> positions) => Update(connection, Heading, positions);

    /// <summary>
    /// Entries whose key does not live and of which more is there than should be: after a restore, where an erasure was interrupted, when a legal term has ended.
    /// </summary>
    public static List<(long Position, KeyState State)> Unfinished(DbConnection connection, Keyring keyring, Action<long>? progress = null)
    {
        var found = new List<(long, KeyState)>();
        using var rows = connection.Rows("SELECT position, head, form FROM entry WHERE body IS NOT NULL OR form IS NOT NULL ORDER BY position");
        while (rows.Read())
        {
            if (!Envelope.TryRead((byte[])rows[1], out var envelope)) continue;
            var state = keyring.StateOf(envelope.KeyId);
            if (state is KeyState.Erased or KeyState.Destroyed || (state == KeyState.Locked && !rows.IsDBNull(2))) found.Add((rows.GetInt64(0), state));
            if (rows.GetInt64(0) % 50_000 == 0) progress?.Invoke(rows.GetInt64(0));
        }
        return found;
    }

    /// <summary>Finishes what <see cref="Unfinished"/> found, and removes photos and signatures whose key is gone.</summary>
    public static void Finish(DbConnection connection, Keyring keyring, IReadOnlyList<(long Position, KeyState State)> unfinished)
    {
        Lock(connection, unfinished.Where(entry => entry.State == KeyState.Locked).Select(entry => entry.Position));
        Erase(connection, unfinished.Where(entry => entry.State != KeyState.Locked).Select(entry => entry.Position));
        foreach (var key in connection.Query<byte[]>("SELECT DISTINCT key_id FROM blob").AsList())
        {
            if (keyring.StateOf(EntryId.Read(key)) is KeyState.Erased or KeyState.Destroyed) connection.Execute("DELETE FROM blob WHERE key_id = @key", new { key });
        }
    }

    private static void Update(DbConnection connection, string set, IEnumerable<long> positions)
    {
        foreach (var some in positions.Chunk(Block))
            connection.Execute($"UPDATE entry SET {set} WHERE position IN ({string.Join(',', some.Select(position => position.ToString(CultureInfo.InvariantCulture)))})");
    }
}
