using Kangyu.Server.Screen;

namespace Kangyu.Server.Commands;

/// <summary>Lists the accounts with their roles.</summary>
internal static class UsersList
{
    public static Command Command { get; } = new()
    {
        Name = "users list",
        Does = new("列出账号", "List the accounts"),
        Options = [.. UserAccounts.Options, Option.Json],
        Examples = ["kangyu users list", "kangyu users list --json"],
        Run = Run,
    };

    private static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        await using var accounts = await UserAccounts.Open(arguments, stop);
        var all = await accounts.Table.List(stop);
        if (arguments.Json)
        {
            await arguments.Out.WriteLineAsync(Json(all));
            return 0;
        }
        foreach (var account in all)
        {
            var roles = string.Join(", ", account.Grants.Select(grant => $"{grant.Role}@{grant.Unit}"));
            await arguments.Out.WriteLineAsync($"{account.Login,-20} {account.Name,-20} {roles}{(account.Disabled ? " [disabled]" : "")}{(account.Demo ? " [demo]" : "")}");
        }
        return 0;
    }

    private static string Json(IReadOnlyList<Store.Accounts.Account> all) => JsonOut.Write(json =>
    {
        json.WriteStartArray();
        foreach (var account in all)
        {
            json.WriteStartObject();
            json.WriteString("login", account.Login);
            json.WriteString("name", account.Name);
            json.WriteBoolean("disabled", account.Disabled);
            json.WriteBoolean("demo", account.Demo);
            json.WriteStartArray("roles");
            foreach (var grant in account.Grants) json.WriteStringValue($"{grant.Role}@{grant.Unit}");
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });
}
