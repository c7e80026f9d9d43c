using Kangyu.Kernel;
using Kangyu.Server.Screen;
using Kangyu.Store.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.Accounts;

/// <summary>Two-step sign-in with an authenticator app (TOTP, RFC 6238): set up, turned on by a first code, turned off with the password.</summary>
internal static class SecondStep
{
    private const int RecoveryCodeCount = 8;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/account/second-step", Show).AsksSignInOnly();
        app.MapPost("/account/second-step", TurnOn).AsksSignInOnly();
        app.MapPost("/account/second-step/off", TurnOff).AsksSignInOnly();
    }

    private static async Task<IResult> Show(Visit visit, UserManager<Account> accounts, SecondStepSeal seal)
    {
        var account = (await accounts.FindByIdAsync(visit.Visitor!.Id.ToString()))!;
        return Page(account, account.SecondStepKey is null ? accounts.GenerateNewAuthenticatorKey() : null, seal, null, []);
    }

    // the new key travels sealed in the page and is kept only once a first code proves that the phone has it
    private static async Task<IResult> TurnOn(
        HttpContext context, Visit visit, UserManager<Account> accounts, SecondStepSeal seal, [FromForm] string? key, [FromForm] string? code)
    {
        var account = (await accounts.FindByIdAsync(visit.Visitor!.Id.ToString()))!;
        if (account.SecondStepKey is not null || seal.OpenText(key) is not { } plain) return Results.Redirect("/account/second-step");
        account.SecondStepKey = seal.Close(plain);
        var digits = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, digits))
            return Page(account, plain, seal, AccountTexts.WrongCode, []);
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodeCount);
        await CookieSignIn.SignIn(context, account.Id, account.Stamp);
        return Page(account, null, seal, null, [.. codes ?? []]);
    }

    private static async Task<IResult> TurnOff(
        HttpContext context, Visit visit, UserManager<Account> accounts, SecondStepSeal seal, [FromForm] string? password)
    {
        var account = (await accounts.FindByIdAsync(visit.Visitor!.Id.ToString()))!;
        if (await accounts.IsLockedOutAsync(account)) return Page(account, null, seal, AccountTexts.TooManyFailures, []);
        if (!await accounts.CheckPasswordAsync(account, password ?? ""))
        {
            await accounts.AccessFailedAsync(account);
            return Page(account, null, seal, AccountTexts.WrongPassword, []);
        }
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await CookieSignIn.SignIn(context, account.Id, account.Stamp);
        return Results.Redirect("/account");
    }

    private static RazorComponentResult<SecondStepPage> Page(Account account, string? key, SecondStepSeal seal, Words? fault, IReadOnlyList<string> recovery) =>
        new(new { On = key is null, account.Login, Key = key, Sealed = key is null ? null : seal.CloseText(key), Fault = fault, Recovery = recovery })
        {
            StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden,
        };
}
