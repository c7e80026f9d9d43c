using System.Security.Cryptography;
using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Kangyu.Server.Accounts;

/// <summary>What a new account is made from. A null password: only a token opens it.</summary>
internal sealed record AccountDraft(string Login, string Name, string? Password, IReadOnlyList<AccountGrant> Grants, bool Demo = false, string Language = "")
{
    /// <summary>Null: a new one is made.</summary>
    public Guid? Id { get; init; }
}

/// <summary>Makes accounts and passwords: for the command line, the administrator's page and the demo county.</summary>
internal sealed class AccountMaker(AccountTable accounts, IPasswordHasher<Account> hasher, TimeProvider time)
{
    public async Task<(Account? Account, Problem? Problem)> Make(AccountDraft draft, Func<string, bool> isUnit)
    {
        var login = Logins.Plain(draft.Login);
        if (Check(draft, login, isUnit) is { } wrong) return (null, wrong);
        var account = new Account
        {
            Id = draft.Id ?? Guid.CreateVersion7(time.GetUtcNow()),
            Login = login,
            Name = draft.Name.Trim(),
            Language = draft.Language,
            Demo = draft.Demo,
            Created = time.GetUtcNow(),
            Grants = draft.Grants,
        };
        if (draft.Password is { } password) SetPassword(account, password);
        else account.Stamp = Stamp();
        return await accounts.Add(account)
            ? (account, null)
            : (null, Problem.At("login", "login_taken", $"登录名“{login}”已有人使用。", $"The sign-in name \"{login}\" is taken."));
    }

    /// <summary>Sets a password and ends the sessions that are open.</summary>
    public void SetPassword(Account account, string password)
    {
        account.PasswordHash = hasher.HashPassword(account, password);
        account.Stamp = Stamp();
        account.Failures = 0;
        account.LockedUntil = null;
    }

    /// <summary>A password to hand over once: five groups of four letters and digits that are not mistaken for one another.</summary>
    public static string RandomPassword() => string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)));

    public static Problem? CheckGrants(IReadOnlyList<AccountGrant> grants, Func<string, bool> isUnit)
    {
        foreach (var grant in grants)
        {
            if (!Roles.TryParse(grant.Role, out _))
                return Problem.At("role", "role_unknown", $"没有角色“{grant.Role}”。可选：{RoleCodes}", $"There is no role \"{grant.Role}\". One of: {RoleCodes}");
            if (!isUnit(grant.Unit))
                return Problem.At("unit", "unit_unknown", $"没有机构“{grant.Unit}”。", $"There is no unit \"{grant.Unit}\".");
        }
        return null;
    }

    private static string RoleCodes => string.Join(", ", Roles.Listed.Select(role => role.Code()));

    private static string Stamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static Problem? Check(AccountDraft draft, string login, Func<string, bool> isUnit)
    {
        if (!Logins.IsGood(login))
            return Problem.At("login", "login_bad", "登录名用 2 到 40 个字母、汉字、数字或 . - _ 。", "A sign-in name has 2 to 40 letters, digits or . - _");
        if (draft.Name.Trim().Length is 0 or > 60) return Problem.At("name", "required", "请填写姓名，最多 60 字。", "Please give a name of at most 60 characters.");
        if (draft is { Password: { } password, Demo: false } && PasswordRule.Check(password, login) is { } weak) return weak;
        return CheckGrants(draft.Grants, isUnit);
    }
}
