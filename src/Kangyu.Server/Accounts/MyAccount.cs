using Kangyu.Kernel;
using Kangyu.Server.Screen;
using Kangyu.Store.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.Accounts;

/// <summary>One's own account: roles held, password.</summary>
internal static class MyAccount
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/account", (Visit visit, UserManager<Account> accounts) => Page(visit, accounts, null, null)).AsksSignInOnly();
        app.MapPost("/account/password", ChangePassword).AsksSignInOnly();
    }

    private static async Task<IResult> ChangePassword(
        HttpContext context, Visit visit, UserManager<Account> accounts, [FromForm] string? old, [FromForm] string? password)
    {
        var account = (await accounts.FindByIdAsync(visit.Visitor!.Id.ToString()))!;
        if (PasswordRule.Check(password ?? "", account.Login) is { } weak) return await Page(visit, accounts, null, weak.Message);
        if (await accounts.IsLockedOutAsync(account)) return await Page(visit, accounts, null, AccountTexts.TooManyFailures);
        if (!await accounts.CheckPasswordAsync(account, old ?? ""))
        {
            await accounts.AccessFailedAsync(account);
            return await Page(visit, accounts, null, AccountTexts.WrongPassword);
        }
        account.Demo = false;
        await accounts.RemovePasswordAsync(account);
        await accounts.AddPasswordAsync(account, password!);
        await CookieSignIn.SignIn(context, account.Id, account.Stamp);
        return await Page(visit, accounts, AccountTexts.PasswordChanged, null);
    }

    private static async Task<RazorComponentResult> Page(Visit visit, UserManager<Account> accounts, Words? note, Words? fault)
    {
        var account = await accounts.FindByIdAsync(visit.Visitor!.Id.ToString());
        return new RazorComponentResult<MyAccountPage>(new { Account = account, Note = note, Fault = fault })
        {
            StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }
}
