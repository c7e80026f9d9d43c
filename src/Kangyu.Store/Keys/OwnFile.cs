namespace Kangyu.Store.Keys;

/// <summary>Files and directories that only the service's own account may read (0600, 0700).</summary>
internal static class OwnFile
{
    private const UnixFileMode FileOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode DirectoryOwner = FileOwner | UnixFileMode.UserExecute;

    public static FileStream Open(string path, FileMode mode, FileAccess access) => Open(path, mode, access, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Opens a file that no other process may open meanwhile.</summary>
    public static FileStream OpenAlone(string path) => Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Puts a durable file in place; a crash leaves none, or what was there before.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var draft = path + ".new";
        File.Delete(draft);
        using (var file = Open(draft, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Makes an empty file for a library that would make it readable for everybody; one that is there already is closed to others.</summary>
    public static void Claim(string path)
    {
        // one that is there is not opened: closing it again would drop the locks that SQLite holds on it
        if (File.Exists(path)) Close(path);
        else Open(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
    }

    /// <summary>Takes away what others may do with a file, as far as it is ours.</summary>
    public static void Close(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        try
        {
            if ((File.GetUnixFileMode(path) & ~FileOwner) != UnixFileMode.None) File.SetUnixFileMode(path, FileOwner);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or FileNotFoundException)
        {
            // another account made it, of which verify warns; or it is gone
        }
    }

    /// <summary>True when other accounts may read a file or directory.</summary>
    public static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~DirectoryOwner) != UnixFileMode.None;

    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, DirectoryOwner);
    }

    /// <exception cref="KeysException"><c>keys_open</c>: others may read or change the file or directory.</exception>
    public static void RefuseOpen(string path)
    {
        if (!IsOpenToOthers(path)) return;
        throw KeysException.At(path, "keys_open", $"其他用户可以读取密钥。请执行：chmod go-rwx {path}", $"Others may read the keys. Run: chmod go-rwx {path}");
    }

    private static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (mode != FileMode.Open && !OperatingSystem.IsWindows()) options.UnixCreateMode = FileOwner;
        return new FileStream(path, options);
    }
}
