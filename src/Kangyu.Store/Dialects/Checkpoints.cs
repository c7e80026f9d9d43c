using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kangyu.Store.Dialects;

/// <summary>
/// Moves what was committed from the write-ahead log into the file, on a thread and a connection of its own: a commit never waits for it. Only when the log
/// grows far beyond its measure does the writer move it itself, so that the log can begin anew.
/// </summary>
internal sealed class Checkpoints : IDisposable
{
    private const long Measure = 16L << 20;
    private const long Most = 256L << 20;
    private const int ShortWaitMs = 20;
    private const int LongWaitMs = 5000;
    private readonly SqliteConnection? connection;
    private readonly FileInfo? log;
    private readonly AutoResetEvent wanted = new(false);
    private readonly Thread? thread;
    private readonly Lock turn = new();
    private volatile bool stopping;
    private long most = Most;

    // the log is to be cut to nothing as soon as no reader is in the way
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
        if (unsettled) wanted.Set();
        if (!log.Exists || log.Length < Measure) return;
        if (log.Length <= most) wanted.Set();
        // a long read (a backup, say) is in the way: commits go on, and it is tried again when the log has grown
        else most = Move(raw.SQLITE_CHECKPOINT_TRUNCATE, ShortWaitMs) ? Most : log.Length + Measure;
    }

    /// <summary>Empties the log into the file and cuts it to nothing (S12: what was erased stands in no file). False when a reader was in the way; then the next commits try again.</summary>
    public bool Truncate() => Truncate(LongWaitMs);

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
            if (stopping) return;
            if (unsettled) Truncate(ShortWaitMs);
            else Move(raw.SQLITE_CHECKPOINT_PASSIVE, ShortWaitMs);
        }
    }

    private bool Truncate(int waitMs)
    {
        var done = Move(raw.SQLITE_CHECKPOINT_TRUNCATE, waitMs);
        unsettled = !done;
        return done;
    }

    // while it waits for readers, commits wait for it
    private bool Move(int mode, int waitMs)
    {
        if (connection is null) return true;
        lock (turn)
        {
            raw.sqlite3_busy_timeout(connection.Handle, waitMs);
            return raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", mode, out _, out _) == raw.SQLITE_OK;
        }
    }
}
