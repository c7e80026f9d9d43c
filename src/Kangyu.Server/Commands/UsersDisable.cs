using Kangyu.Kernel;

namespace Kangyu.Server.Commands;

/// <summary>Disables an account: its sessions and tokens end; what it wrote stays.</summary>
internal static class UsersDisable
{
    public static Command Command { get; } = new()
    {
        Name = "users disable",
        Takes = "LOGIN",
        Does = new("停用账号，并结束它的登录和令牌", "Disable an account; its sessions and tokens end"),
        AtLeast = 1,
        AtMost = 1,
        Options = UserAccounts.Options,
        Examples = ["kangyu users disable wangfang"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        await using var accounts = await UserAccounts.Open(arguments, stop);
        var account = await accounts.Find(arguments.Values[0], stop);
        account.Disabled = true;
        await accounts.Table.Save(account);
        await accounts.Tokens.Revoke(account.Id, TimeProvider.System.GetUtcNow());
        await arguments.Out.WriteLineAsync(new Words($"已停用 {account.Login}", $"Disabled {account.Login}").In(CommandLine.Language));
        return 0;
    }
}
