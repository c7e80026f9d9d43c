using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kangyu.Store.Dialects;

/// <summary>
/// Moves what was committed from the write-ahead log into the file, on a thread and a connection of its own: a commit never waits for it. Only when the log
/// grows far beyond its measure does the writer wait for one to finish, so that the log can begin anew.
/// </summary>
internal sealed class Checkpoints : IDisposable
{
    private const long Measure = 16L << 20;
    private const long Most = 256L << 20;
    private readonly SqliteConnection? connection;
    private readonly FileInfo? log;
    private readonly AutoResetEvent wanted = new(false);
    private readonly Thread? thread;
    private readonly Lock turn = new();
    private volatile bool stopping;
    private volatile bool unsettled;

    private Checkpoints(SqliteConnection? connection, string? path)
    {
        this.connection = connection;
        if (path is null) return;
        log = new FileInfo(path + "-wal");
        thread = new Thread(Run) { IsBackground = true, Name = "checkpoints" };
        thread.Start();
    }

    /// <summary>For a file without a log.</summary>
    public static Checkpoints None => new(null, null);

    public static Checkpoints Of(SqliteConnection connection, string path) => new(connection, path);

    /// <summary>The writer committed.</summary>
    public void Committed()
    {
        if (log is null) return;
        log.Refresh();
        if (unsettled) unsettled = !Truncate();
        if (!log.Exists || log.Length < Measure) return;
        if (log.Length > Most) Move(raw.SQLITE_CHECKPOINT_RESTART);
        else wanted.Set();
    }

    /// <summary>Empties the log into the file and cuts it to nothing (S12: what was erased stands in no file). False when a reader was in the way.</summary>
    public bool Truncate()
    {
        var done = Move(raw.SQLITE_CHECKPOINT_TRUNCATE);
        unsettled = !done;
        return done;
    }

    public void Dispose()
    {
        stopping = true;
        wanted.Set();
        thread?.Join();
        connection?.Dispose();
        wanted.Dispose();
    }

    private void Run()
    {
        while (!stopping)
        {
            wanted.WaitOne();
            if (!stopping) Move(raw.SQLITE_CHECKPOINT_PASSIVE);
        }
    }

    private bool Move(int mode)
    {
        if (connection is null) return true;
        lock (turn) return raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", mode, out _, out _) == raw.SQLITE_OK;
    }
}
