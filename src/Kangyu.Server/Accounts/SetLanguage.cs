using Kangyu.Server.Screen;
using Kangyu.Store.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.Accounts;

/// <summary>The other language: kept with the account, or with the browser before signing in.</summary>
internal static class SetLanguage
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/language", Handle).AllowAnonymous();

    private static async Task<IResult> Handle(
        HttpContext context, Visit visit, AccountTable accounts, AccountDirectory directory, [FromForm] string? to, [FromForm] string? back)
    {
        var language = to == "en" ? "en" : "zh";
        if (visit.Visitor is { } visitor && await accounts.Find(visitor.Id, context.RequestAborted) is { } account)
        {
            account.Language = language;
            await accounts.Save(account);
            directory.Forget(visitor.Id);
        }
        context.Response.Cookies.Append(Visit.LanguageCookie, language, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(400),
            IsEssential = true,
        });
        return Results.Redirect(LocalPath.Or(back, "/"));
    }
}
