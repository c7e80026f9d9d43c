using Kangyu.Kernel;
using Kangyu.Server.Accounts;
using Kangyu.Server.Hosting;
using Kangyu.Server.Units;
using Kangyu.Store;
using Kangyu.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Kangyu.Server.Commands;

/// <summary>The county's accounts as the <c>users</c> commands work on them.</summary>
internal sealed class UserAccounts : IAsyncDisposable
{
    private UserAccounts(County county)
    {
        County = county;
        Table = new AccountTable(county);
        Tokens = new TokenTable(county);
        Units = new UnitDirectory(new UnitTable(county));
        Maker = new AccountMaker(Table, new PasswordHasher<Account>(), TimeProvider.System);
    }

    public County County { get; }

    public AccountTable Table { get; }

    public TokenTable Tokens { get; }

    public UnitDirectory Units { get; }

    public AccountMaker Maker { get; }

    public static IReadOnlyList<Option> Options { get; } = [Option.Data, Option.Keys, Option.Database, Option.Packs];

    public static async Task<UserAccounts> Open(Arguments arguments, CancellationToken stop)
    {
        var accounts = new UserAccounts(await CountyStart.Open(Settings.Of(arguments), new ProgressLines(arguments.Error)));
        await accounts.Units.Load(stop);
        return accounts;
    }

    /// <summary>In a county without units any unit is taken: the first administrator has to come from somewhere.</summary>
    public bool IsUnit(string code) => Units.Tree is null || Units.Tree.Find(code) is not null;

    public async Task<Account> Find(string login, CancellationToken stop) =>
        await Table.FindLogin(Logins.Plain(login), stop)
        ?? throw new CommandFault(new Words($"没有账号“{login}”。运行 kangyu users list 查看。", $"There is no account \"{login}\". See kangyu users list."));

    public ValueTask DisposeAsync() => County.DisposeAsync();

    /// <summary><c>clinician@360830100000H,head@360830000000S</c>.</summary>
    public static IReadOnlyList<AccountGrant> ReadGrants(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split('@', 2) switch
        {
            [var role, var unit] => new AccountGrant(role, unit),
            _ => throw new CommandFault(new Words($"“{part}”要写成 角色@机构代码。", $"\"{part}\" must be ROLE@UNIT.")),
        })];
}
