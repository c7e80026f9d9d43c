using System.Data.Common;
using Dapper;
using Kangyu.Kernel.Packs;
using Kangyu.Store.Erasures;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Log;

/// <summary>
/// How often something happened that no entry tells the caches: packs were activated, a person was erased. Each batch compares it with the county's head row, so that
/// no server goes on with what another one changed.
/// </summary>
internal sealed class Epoch(PackSet packs, ErasedSubjects erased)
{
    private long known = -1;

    /// <exception cref="StoreException"><c>packs_changed</c>.</exception>
    public void Check(DbConnection connection, long now, SubjectCache cache)
    {
        if (now == known) return;
        if (!AreActive(packs, connection)) throw new StoreException(LogProblems.PacksChanged);
        Reload(connection, cache);
        known = now;
    }

    /// <summary>Reads anew what no entry tells; also within a transaction that changed it, after which the next one reads it once more.</summary>
    public void Reload(DbConnection connection, SubjectCache cache)
    {
        cache.Clear();
        erased.Read(connection);
        known = -1;
    }

    /// <summary>True when these packs are those that are active in the county.</summary>
    public static bool AreActive(PackSet packs, DbConnection connection)
    {
        var active = connection.Query<(string Name, string Hash)>("SELECT name, hash FROM pack_active").ToDictionary(row => row.Name, row => row.Hash, StringComparer.Ordinal);
        return active.Count == packs.Packs.Count && packs.Packs.All(pack => active.GetValueOrDefault(pack.Name) == pack.ContentHash);
    }

    public static void Next(DbConnection connection) => connection.Execute("UPDATE county SET epoch = epoch + 1 WHERE id = 1");
}
