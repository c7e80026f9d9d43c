using Kangyu.Kernel;
using Kangyu.Server.Errors;
using Kangyu.Server.Screen;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.Accounts;

/// <summary>Signing in, its second step, signing out, and the lock of an idle screen.</summary>
internal static class SignIn
{
    public const string RateLimit = "sign-in";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", (string? back, bool? locked) => Page(back, locked == true ? AccountTexts.Locked : null, null)).AllowAnonymous();
        app.MapPost("/sign-in", Password).AllowAnonymous().RequireRateLimiting(RateLimit);
        app.MapPost("/sign-in/code", Code).AllowAnonymous().RequireRateLimiting(RateLimit);
        app.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync(CookieSignIn.SchemeName);
            return Results.Redirect("/sign-in");
        }).AllowAnonymous();
        app.MapPost("/lock", async (HttpContext context, Visit visit) =>
        {
            await CookieSignIn.Lock(context, visit.Visitor!);
            return Results.NoContent();
        }).AsksSignInOnly();
        app.MapPost("/unlock", Unlock).AllowAnonymous().WithMetadata(new AsksPassword()).RequireRateLimiting(RateLimit);
    }

    /// <summary>Opens a locked screen where it stands, so that nothing filled in is lost. Answers a fresh token for the page.</summary>
    private static async Task<IResult> Unlock(HttpContext context, SignInCheck check, IAntiforgery antiforgery, UnlockRequest request)
    {
        var locked = context.Features.Get<LockedScreen>()?.Visitor ?? context.Features.Get<Visitor>();
        if (locked is null) return Faults.Of(StatusCodes.Status401Unauthorized);
        if (await check.Password(locked.Login, request.Password ?? "") is SignInResult.Refused refused)
            return new Fault(StatusCodes.Status403Forbidden, "wrong_password", refused.Why);
        await CookieSignIn.SignIn(context, locked.Id, locked.Stamp);
        return Results.Json(new { csrf = antiforgery.GetAndStoreTokens(context).RequestToken });
    }

    private sealed record UnlockRequest(string? Password);

    private static async Task<IResult> Password(
        HttpContext context, SignInCheck check, PendingStep pending, [FromForm] string? login, [FromForm] string? password, [FromForm] string? back)
    {
        switch (await check.Password(login ?? "", password ?? ""))
        {
            case SignInResult.Done done:
                await CookieSignIn.SignIn(context, done.Account.Id, done.Account.Stamp);
                return Results.Redirect(LocalPath.Or(back, "/"));
            case SignInResult.NeedsCode first:
                return CodePage(pending.Close(first.Account.Id, first.Account.Stamp), back, null);
            case SignInResult.Refused refused:
                return Page(back, null, refused.Why, login, StatusCodes.Status403Forbidden);
            default:
                throw new InvalidOperationException();
        }
    }

    private static async Task<IResult> Code(
        HttpContext context, SignInCheck check, PendingStep pending, [FromForm] string? step, [FromForm] string? code, [FromForm] string? back)
    {
        if (pending.Open(step ?? "") is not { } first) return Page(back, null, AccountTexts.StepExpired, null, StatusCodes.Status403Forbidden);
        switch (await check.Code(first.Account, first.Stamp, code ?? ""))
        {
            case SignInResult.Done done:
                await CookieSignIn.SignIn(context, done.Account.Id, done.Account.Stamp);
                return Results.Redirect(LocalPath.Or(back, "/"));
            case SignInResult.Refused { Why: var why } when why == AccountTexts.WrongCode:
                return CodePage(step!, back, why);
            case SignInResult.Refused refused:
                return Page(back, null, refused.Why, null, StatusCodes.Status403Forbidden);
            default:
                throw new InvalidOperationException();
        }
    }

    private static RazorComponentResult<SignInPage> Page(string? back, Words? note, Words? fault, string? login = null, int status = StatusCodes.Status200OK) =>
        new(new { Back = LocalPath.Or(back, "/"), Note = note, Fault = fault, Login = login }) { StatusCode = status };

    private static RazorComponentResult<CodePage> CodePage(string step, string? back, Words? fault) =>
        new(new { Step = step, Back = LocalPath.Or(back, "/"), Fault = fault }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden };
}
