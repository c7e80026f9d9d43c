using Kangyu.Store.Keys;

namespace Kangyu.Store;

/// <summary>
/// Held by the one process that writes entries and keys from a data directory; gone with the process, however it ends. Another process that opens the same directory
/// meanwhile is a guest: it reads, logs looks, makes backups and changes accounts, but appends and erases nothing.
/// </summary>
internal sealed class DataLock : IDisposable
{
    private const int SharingViolation = 32;
    private const int WouldBlock = 11;
    private readonly FileStream file;

    private DataLock(FileStream file) => this.file = file;

    /// <summary>Null when another process holds it.</summary>
    public static DataLock? Take(string data)
    {
        try
        {
            return new DataLock(OwnFile.OpenAlone(Path.Combine(data, "in-use")));
        }
        catch (IOException e) when ((e.HResult & 0xFFFF) is SharingViolation or WouldBlock)
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
