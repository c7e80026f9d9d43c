using Microsoft.Win32.SafeHandles;

namespace Kangyu.Store.Dialects;

/// <summary>
/// Syncs SQLite's write-ahead log from outside. A commit is a run of frames in it, each with a checksum that goes on from the one before, so what is on the disk after a power cut ends at a whole
/// commit. The file stays the same as long as the writer's connection is open; no lock of SQLite's is on it, so closing the handle takes none away.
/// </summary>
/// <param name="path">Null: there is nothing to sync.</param>
internal sealed class LogSync(string? path) : IDisposable
{
    private readonly Lock opening = new();
    private SafeFileHandle? log;

    /// <exception cref="IOException">The disk failed: what was not synced before may be lost.</exception>
    public void Run()
    {
        if (path is null) return;
        RandomAccess.FlushToDisk(Open());
    }

    public void Dispose() => log?.Dispose();

    private SafeFileHandle Open()
    {
        lock (opening) return log ??= File.OpenHandle(path!, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    }
}
