namespace Kangyu.Store.Keys;

/// <summary>Files that only the service's own account may read (0600).</summary>
internal static class OwnFile
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = ~(Mode | UnixFileMode.UserExecute);

    public static FileStream Open(string path, FileMode mode, FileAccess access) => new(path, Options(mode, access));

    /// <summary>Writes a new file and makes it durable; fails when it is there already.</summary>
    public static void Create(string path, ReadOnlySpan<byte> content)
    {
        using var file = Open(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    /// <exception cref="KeysException"><c>keys_open</c>: others may read or change the file or directory.</exception>
    public static void RefuseOpen(string path)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Others) == UnixFileMode.None) return;
        throw KeysException.At(path, "keys_open", $"其他用户可以读取密钥。请执行：chmod go-rwx {path}", $"Others may read the keys. Run: chmod go-rwx {path}");
    }

    private static FileStreamOptions Options(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.ReadWrite, BufferSize = 0 };
        if (mode != FileMode.Open && !OperatingSystem.IsWindows()) options.UnixCreateMode = Mode;
        return options;
    }
}
