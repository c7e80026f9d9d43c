using System.Security.Cryptography;
using Kangyu.Kernel;
using Kangyu.Server.Accounts;
using Kangyu.Server.Screen;

namespace Kangyu.Server.Commands;

/// <summary>Makes an account, or a token for a machine. What opens it is shown once.</summary>
internal static class UsersAdd
{
    private const string FromInput = "-";

    public static Command Command { get; } = new()
    {
        Name = "users add",
        Takes = "LOGIN --role ROLE@UNIT[,...]",
        Does = new("添加账号；密码或令牌只显示这一次", "Add an account; its password or token is shown this once"),
        AtLeast = 1,
        AtMost = 1,
        Options =
        [
            new("--role", "ROLE@UNIT", new("角色和机构，多个用逗号分开", "role and unit, several with commas between")),
            new("--name", "NAME", new("姓名，默认与登录名相同", "the name on screen, default the login")),
            new("--password", "-", new("从标准输入读密码；不写则随机生成", "read the password from standard input; made up when left out")),
            new("--token", null, new("机器账号：生成令牌，不设密码", "for a machine: make a bearer token, no password")),
            .. UserAccounts.Options, Option.Json,
        ],
        Examples =
        [
            "kangyu users add wangfang --name 王芳 --role clinician@360830100000H",
            "kangyu users add chief --role administrator@360830000000S,head@360830000000S",
            "kangyu users add field-app --role village_doctor@360830100003V --token",
        ],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        await using var accounts = await UserAccounts.Open(arguments, stop);
        var login = arguments.Values[0];
        var isMachine = arguments.Has("--token");
        var password = isMachine ? null : await Password(arguments);
        var (account, problem) = await accounts.Maker.Make(
            new AccountDraft(login, arguments.Or("--name", login), password, UserAccounts.ReadGrants(arguments.Need("--role"))), accounts.IsUnit);
        if (account is null) throw new CommandFault(problem!.Message);
        var secret = isMachine
            ? await accounts.Tokens.Add(account.Id, account.Name, RandomNumberGenerator.GetBytes(32), TimeProvider.System.GetUtcNow())
            : password!;
        await arguments.Out.WriteLineAsync(arguments.Json ? Json(account.Login, isMachine, secret) : Text(account.Login, isMachine, secret));
        return 0;
    }

    private static async Task<string> Password(Arguments arguments)
    {
        if (arguments["--password"] is not { } given) return AccountMaker.RandomPassword();
        if (given == FromInput) return await Console.In.ReadLineAsync() ?? "";
        throw new CommandFault(new Words("密码不要写在命令里，写 --password - 并从标准输入给出。", "A password does not belong in a command: write --password - and give it on standard input."));
    }

    private static string Text(string login, bool isMachine, string secret) => isMachine
        ? new Words($"已添加 {login}，令牌：{secret}", $"Added {login}, token: {secret}").In(CommandLine.Language)
        : new Words($"已添加 {login}，密码：{secret}", $"Added {login}, password: {secret}").In(CommandLine.Language);

    private static string Json(string login, bool isMachine, string secret) => JsonOut.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("login", login);
        json.WriteString(isMachine ? "token" : "password", secret);
        json.WriteEndObject();
    });
}
