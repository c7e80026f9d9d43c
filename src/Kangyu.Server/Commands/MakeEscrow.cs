using Kangyu.Kernel;
using Kangyu.Store.Keys;

namespace Kangyu.Server.Commands;

/// <summary>
/// Makes the keys of the two holders who together could open what law keeps locked (S12). Once; each holder takes one file away and keeps the passphrase.
/// </summary>
internal static class MakeEscrow
{
    public static Command Command { get; } = new()
    {
        Name = "escrow",
        Does = new("生成两位保管人的托管密钥（口令从标准输入读，两行）", "Make the keys of the two escrow holders (passphrases on standard input, two lines)"),
        Options = [Option.Data, Option.Keys],
        Examples = ["kangyu escrow"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        var keys = KeysDirectory.Open(arguments.Keys, arguments.Data);
        var first = await Ask(arguments, new Words("第一位保管人的口令：", "Passphrase of the first holder: "), stop);
        var second = await Ask(arguments, new Words("第二位保管人的口令：", "Passphrase of the second holder: "), stop);
        foreach (var file in EscrowKeys.Create(keys, first, second))
            await arguments.Out.WriteLineAsync(new Words($"已生成 {file}，请由保管人取走并分开保存。", $"Made {file}: its holder takes it away and keeps it apart.").In(CommandLine.Language));
        return 0;
    }

    private static async Task<string> Ask(Arguments arguments, Words question, CancellationToken stop)
    {
        if (!Console.IsInputRedirected) await arguments.Error.WriteAsync(question.In(CommandLine.Language));
        return await Console.In.ReadLineAsync(stop) ?? "";
    }
}
