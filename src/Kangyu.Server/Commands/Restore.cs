using Kangyu.Kernel;
using Kangyu.Server.Hosting;
using Kangyu.Store;
using Kangyu.Store.Backups;

namespace Kangyu.Server.Commands;

/// <summary>Restores a backup to an empty place, under a new node, with the erasures since then applied before it serves.</summary>
internal static class Restore
{
    public static Command Command { get; } = new()
    {
        Name = "restore",
        Takes = "FILE",
        Does = new("把备份恢复到空的数据目录", "Restore a backup to an empty data directory"),
        AtLeast = 1,
        AtMost = 1,
        Options =
        [
            Option.Data, Option.Keys, Option.Database, Option.Packs, Option.County,
            new("--key", "FILE", new("打开备份的私钥；默认找密钥目录里或备份旁边的 backup.pem", "the private key of backups; default backup.pem in the keys directory or beside the backup")),
            new("--keyring", "FILE", new("密钥环；默认用备份旁边的", "the keyring; default the one beside the backup")),
        ],
        Examples = ["kangyu restore /media/usb/kangyu-2026-11-22.kyb --key /media/safe/backup.pem --data /srv/kangyu"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        var file = Path.GetFullPath(arguments.Values[0]);
        if (!File.Exists(file)) throw new CommandFault(new Words($"没有文件 {file}。", $"There is no file {file}."));
        var settings = Settings.Of(arguments);
        var progress = new ProgressLines(arguments.Error);
        var receipt = await County.Restore(new RestoreOrder(CountyStart.Options(settings, settings.County ?? "", progress), file, PrivateKey(arguments, file), arguments["--keyring"]));
        // opening fills what is derived, so that the first page after a restore is whole
        await using var county = await CountyStart.Open(settings, progress);
        await arguments.Out.WriteLineAsync(new Words(
            $"已恢复到第 {receipt.Position} 条记录（备份于 {receipt.At:yyyy-MM-dd HH:mm} UTC），补做删除 {receipt.Erasures} 次，新节点 {receipt.Node}",
            $"Restored up to entry {receipt.Position} (backed up {receipt.At:yyyy-MM-dd HH:mm} UTC), {receipt.Erasures} erasures applied, new node {receipt.Node}").In(CommandLine.Language));
        foreach (var problem in receipt.Check.Problems) await arguments.Error.WriteLineAsync($"{problem.Path}: {problem.Code}: {problem.Message.In(CommandLine.Language)}");
        await arguments.Out.WriteLineAsync(new Words(
            $"已核对写入的内容：{receipt.Check.Entries} 条记录，{receipt.Check.Chains} 条链，{receipt.Check.Problems.Count} 处问题",
            $"What was written was read back: {receipt.Check.Entries} entries, {receipt.Check.Chains} chains, {receipt.Check.Problems.Count} problems").In(CommandLine.Language));
        return receipt.Check.IsClean ? 0 : 1;
    }

    private static string PrivateKey(Arguments arguments, string file)
    {
        string[] places = arguments["--key"] is { } given
            ? [given]
            : [Path.Combine(arguments.Keys, "hand-over", "backup.pem"), Path.Combine(Path.GetDirectoryName(file)!, "backup.pem")];
        return places.FirstOrDefault(File.Exists) ?? throw new CommandFault(new Words(
            $"找不到打开备份的私钥（{string.Join("，", places)}）。请用 --key 指明。",
            $"The private key of backups is not there ({string.Join(", ", places)}). Say where it is with --key."));
    }
}
