using System.Security.Claims;
using Kangyu.Server.Errors;
using Kangyu.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Kangyu.Server.Accounts;

/// <summary>
/// People: a cookie that ends when nobody touches the screen for a while (idle lock), and at once when the account is disabled or its password changes.
/// </summary>
internal static class CookieSignIn
{
    public const string SchemeName = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string StampClaim = "stamp";

    public static void Configure(CookieAuthenticationOptions options, HostSettings settings)
    {
        options.Cookie.Name = "kangyu";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = settings.OnLoopback ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(settings.IdleMinutes);
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "back";
        options.Events.OnValidatePrincipal = Validate;
        options.Events.OnRedirectToLogin = Challenge;
        options.Events.OnRedirectToAccessDenied = denied =>
        {
            denied.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    public static Task SignIn(HttpContext context, Guid account, string stamp)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.ToString("D")), new Claim(StampClaim, stamp)], SchemeName);
        return context.SignInAsync(SchemeName, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = false });
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var directory = context.HttpContext.RequestServices.GetRequiredService<AccountDirectory>();
        var known = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await directory.Find(id, context.HttpContext.RequestAborted)
            : null;
        if (known is { Disabled: false } && known.Stamp == context.Principal!.FindFirstValue(StampClaim))
        {
            context.HttpContext.Features.Set(known);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(SchemeName);
    }

    // a page asked for by a person leads to the sign-in page; a program is told 401, and htmx to go there with the whole window
    private static Task Challenge(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = context.RedirectUri;
        }
        else if (Fault.IsForPeople(context.Request) && HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        return Task.CompletedTask;
    }
}
