using System.Data.Common;
using System.Runtime;
using Dapper;
using Kangyu.Store.Dialects;
using Kangyu.Store.Fold;

namespace Kangyu.Store.Rebuild;

/// <summary>
/// Drops everything derived and fills it anew. Crash-safe: the county's head row says that the tables are being filled until they are whole, and a county is rebuilt when it is
/// opened in that state. A rebuild sends nothing.
/// </summary>
internal static class Rebuilder
{
    public static bool IsDue(DbConnection connection) => connection.ExecuteScalar<long>("SELECT derived FROM county WHERE id = 1") != DerivedLayout.Current;

    /// <summary>When an earlier process was interrupted, or other packs were activated, or a release folds otherwise.</summary>
    public static void RunIfDue(CountyParts parts)
    {
        if (IsDue(parts.Session.Connection)) Run(parts, always: false);
    }

    /// <summary>Runs before the county is served, or while its writer stands still.</summary>
    /// <param name="always">False: not when another server has done it meanwhile.</param>
    /// <returns>How many entries there are.</returns>
    public static long Run(CountyParts parts, bool always = true, RefillSize? size = null)
    {
        var session = parts.Session;
        // nobody waits for an answer meanwhile: collecting garbage beside the work would cost more than stopping for it
        var latency = GCSettings.LatencyMode;
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        // one server at a time
        parts.Dialect.BeginBulk(session.Connection);
        try
        {
            return always || IsDue(session.Connection) ? Run(parts, session, size ?? RefillSize.Usual) : 0;
        }
        catch
        {
            session.Rollback();
            throw;
        }
        finally
        {
            parts.Dialect.EndBulk(session.Connection);
            GCSettings.LatencyMode = latency;
        }
    }

    private static long Run(CountyParts parts, WriteSession session, RefillSize size)
    {
        var position = session.Connection.ExecuteScalar<long>("SELECT position FROM county WHERE id = 1");
        session.BeginPlain();
        session.Connection.Execute("UPDATE county SET derived = 0 WHERE id = 1");
        foreach (var table in DerivedTables.Of(session.Connection)) parts.Dialect.Empty(session.Connection, table);
        session.Commit();
        Headings.Restore(parts);
        var stream = new EntryStream(parts.Dialect.Read, parts.Opener, position, size.Window);
        new Refill(parts.Folding, new Replay(parts.Engine), stream, session, size, parts.Options.Progress).Run("rebuild", position);
        session.BeginPlain();
        // the epoch tells other servers to forget what they remember
        session.Connection.Execute("UPDATE county SET derived = @layout, epoch = epoch + 1 WHERE id = 1", new { layout = DerivedLayout.Current });
        session.Commit();
        return position;
    }
}
