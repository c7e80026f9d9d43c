using Kangyu.Kernel;
using Kangyu.Server.Accounts;

namespace Kangyu.Server.Commands;

/// <summary>Gives an account a new password, takes off its second step and opens it again.</summary>
internal static class UsersReset
{
    public static Command Command { get; } = new()
    {
        Name = "users reset",
        Takes = "LOGIN",
        Does = new("重设密码，解除锁定、停用和两步登录", "New password; no longer locked, disabled or asked for a second step"),
        AtLeast = 1,
        AtMost = 1,
        Options = UserAccounts.Options,
        Examples = ["kangyu users reset wangfang"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        await using var accounts = await UserAccounts.Open(arguments, stop);
        var account = await accounts.Find(arguments.Values[0], stop);
        var password = AccountMaker.RandomPassword();
        accounts.Maker.SetPassword(account, password);
        account.SecondStepKey = null;
        account.RecoveryCodes = "";
        account.Disabled = false;
        account.Demo = false;
        await accounts.Table.Save(account);
        await arguments.Out.WriteLineAsync(new Words($"{account.Login} 的新密码：{password}", $"New password of {account.Login}: {password}").In(CommandLine.Language));
        return 0;
    }
}
