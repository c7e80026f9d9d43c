using Kangyu.Kernel;
using Kangyu.Server.Hosting;
using Kangyu.Store.Keys;

namespace Kangyu.Server.Commands;

/// <summary>Makes an encrypted backup, also while the county is served. The first one makes the key that opens backups.</summary>
internal static class MakeBackup
{
    public static Command Command { get; } = new()
    {
        Name = "backup",
        Takes = "FILE",
        Does = new("在线备份（加密）；密钥环写在旁边的文件里", "Back up while serving (encrypted); the keyring goes into a file beside it"),
        AtLeast = 1,
        AtMost = 1,
        Options = [Option.Data, Option.Keys, Option.Database, Option.Packs],
        Examples = ["kangyu backup /media/usb/kangyu-2026-11-22.kyb"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        var progress = new ProgressLines(arguments.Error);
        await using var county = await CountyStart.Open(Settings.Of(arguments), progress);
        await EnsureKey(arguments);
        var receipt = await county.Backup(Path.GetFullPath(arguments.Values[0]), progress);
        await arguments.Out.WriteLineAsync(new Words(
            $"已备份到 {receipt.File}（{receipt.Position} 条记录，{receipt.Bytes} 字节，已核对），密钥环在 {receipt.Keyring}。两个文件都要保存。",
            $"Backed up to {receipt.File} ({receipt.Position} entries, {receipt.Bytes} bytes, read back), the keyring to {receipt.Keyring}. Keep both files.").In(CommandLine.Language));
        return 0;
    }

    private static async Task EnsureKey(Arguments arguments)
    {
        var keys = KeysDirectory.Open(arguments.Keys, arguments.Data);
        if (BackupKeys.Exist(keys)) return;
        var path = BackupKeys.Create(keys);
        await arguments.Error.WriteLineAsync(new Words(
            $"已生成打开备份的私钥：{path}。请移到别处妥善保管；没有它，备份无法恢复。",
            $"Made the private key that opens backups: {path}. Move it to a safe place elsewhere; without it no backup can be restored.").In(CommandLine.Language));
    }
}
