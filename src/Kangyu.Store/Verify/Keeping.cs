using System.Globalization;
using Kangyu.Kernel;
using Kangyu.Store.Keys;

namespace Kangyu.Store.Verify;

/// <summary>How the data is kept: private keys that nobody took away, and a volume that is not known to be encrypted.</summary>
internal static class Keeping
{
    public static IReadOnlyList<Problem> Warnings(CountyOptions options, KeysDirectory keys)
    {
        var warnings = new List<Problem>();
        foreach (var file in keys.LeftBehind)
            warnings.Add(Problem.At(file, "key_left_behind", "这把私钥还在本机。请交给保管人带走并删除此文件。", "This private key still lies here. Have its holder take it away, then delete the file."));
        foreach (var file in OpenFiles(options.Data))
            warnings.Add(Problem.At(file, "data_open", $"其他用户可以读取数据。请执行：chmod go-rwx {file}", $"Others may read the data. Run: chmod go-rwx {file}"));
        if (options.Database is null && OperatingSystem.IsLinux() && !IsEncrypted(Path.GetFullPath(options.Data)))
            warnings.Add(Problem.At(options.Data, "volume_open",
                "没有发现数据所在磁盘已加密。统计表是明文的（不含姓名），请放在加密的磁盘上。",
                "The disk of the data is not known to be encrypted. The flat tables are plain (without names): keep them on an encrypted volume."));
        return warnings;
    }

    private static IEnumerable<string> OpenFiles(string data) => Directory.Exists(data) ? Directory.EnumerateFiles(data).Where(OwnFile.IsOpenToOthers) : [];

    /// <summary>True when the mount that holds the directory is a device of dm-crypt.</summary>
    private static bool IsEncrypted(string directory)
    {
        var device = "";
        var longest = -1;
        foreach (var line in File.ReadLines("/proc/self/mountinfo"))
        {
            var parts = line.Split(' ');
            if (parts.Length < 5 || parts[4].Length <= longest || !(directory + "/").StartsWith(parts[4].TrimEnd('/') + "/", StringComparison.Ordinal)) continue;
            (device, longest) = (parts[2], parts[4].Length);
        }
        var uuid = string.Create(CultureInfo.InvariantCulture, $"/sys/dev/block/{device}/dm/uuid");
        return File.Exists(uuid) && File.ReadAllText(uuid).StartsWith("CRYPT-", StringComparison.Ordinal);
    }
}
