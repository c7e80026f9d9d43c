using Kangyu.Kernel;
using Kangyu.Server.Hosting;
using Kangyu.Store.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Kangyu.Server.Accounts;

/// <summary>How far a sign-in came.</summary>
internal abstract record SignInResult
{
    public sealed record Done(Account Account) : SignInResult;

    public sealed record NeedsCode(Account Account) : SignInResult;

    public sealed record Refused(Words Why) : SignInResult;
}

/// <summary>
/// Checks name and password, then the second step. Failures of both count towards the lockout. An unknown name costs as much time as a wrong password, so that names cannot be
/// told apart by a clock.
/// </summary>
internal sealed class SignInCheck(UserManager<Account> accounts, IPasswordHasher<Account> hasher, HostSettings settings, TimeProvider clock)
{
    private static readonly Account Nobody = new() { Id = Guid.Empty, Login = "", Name = "" };
    private static string? nobodysHash;

    public async Task<SignInResult> Password(string login, string password)
    {
        if (password.Length > PasswordRule.Longest) return new SignInResult.Refused(AccountTexts.WrongPassword);
        if (await accounts.FindByNameAsync(Logins.Plain(login)) is not { PasswordHash: not null } account)
        {
            hasher.VerifyHashedPassword(Nobody, nobodysHash ??= hasher.HashPassword(Nobody, "nobody's"), password);
            return new SignInResult.Refused(AccountTexts.WrongPassword);
        }
        if (await accounts.IsLockedOutAsync(account)) return new SignInResult.Refused(AccountTexts.TooManyFailures);
        if (!await accounts.CheckPasswordAsync(account, password)) return await Failed(account, AccountTexts.WrongPassword);
        if (account.Disabled) return new SignInResult.Refused(AccountTexts.DisabledAccount);
        if (account.Demo && !settings.OnLoopback) return new SignInResult.Refused(AccountTexts.DemoRefused);
        if (account.SecondStepKey is not null) return new SignInResult.NeedsCode(account);
        return await Done(account);
    }

    public async Task<SignInResult> Code(Guid id, string stamp, string code)
    {
        var account = await accounts.FindByIdAsync(id.ToString());
        if (account is null || account.Stamp != stamp || account.Disabled) return new SignInResult.Refused(AccountTexts.StepExpired);
        if (await accounts.IsLockedOutAsync(account)) return new SignInResult.Refused(AccountTexts.TooManyFailures);
        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        var good = await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, plain)
            || (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code.Trim())).Succeeded;
        if (!good) return await Failed(account, AccountTexts.WrongCode);
        return await Done(account);
    }

    private async Task<SignInResult> Done(Account account)
    {
        account.Failures = 0;
        account.SignedIn = clock.GetUtcNow();
        await accounts.UpdateAsync(account);
        return new SignInResult.Done(account);
    }

    private async Task<SignInResult> Failed(Account account, Words why)
    {
        await accounts.AccessFailedAsync(account);
        return new SignInResult.Refused(await accounts.IsLockedOutAsync(account) ? AccountTexts.TooManyFailures : why);
    }
}
