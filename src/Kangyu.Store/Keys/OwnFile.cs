namespace Kangyu.Store.Keys;

/// <summary>Files and directories that only the service's own account may read (0600, 0700).</summary>
internal static class OwnFile
{
    private const UnixFileMode FileOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode DirectoryOwner = FileOwner | UnixFileMode.UserExecute;

    public static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (mode != FileMode.Open && !OperatingSystem.IsWindows()) options.UnixCreateMode = FileOwner;
        return new FileStream(path, options);
    }

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

    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, DirectoryOwner);
    }

    /// <exception cref="KeysException"><c>keys_open</c>: others may read or change the file or directory.</exception>
    public static void RefuseOpen(string path)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~DirectoryOwner) == UnixFileMode.None) return;
        throw KeysException.At(path, "keys_open", $"其他用户可以读取密钥。请执行：chmod go-rwx {path}", $"Others may read the keys. Run: chmod go-rwx {path}");
    }
}
