using System.Security.Claims;
using Kangyu.Server.Errors;
using Kangyu.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Kangyu.Server.Accounts;

/// <summary>A session that waits for its password.</summary>
internal sealed record LockedScreen(Visitor Visitor);

/// <summary>
/// People: a cookie for a working day. It locks when nobody touches the screen for a while (the password opens it again), and ends at once when the account is
/// disabled or its password changes.
/// </summary>
internal static class CookieSignIn
{
    public const string SchemeName = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string StampClaim = "stamp";
    private const string LockedClaim = "locked";
    private static readonly TimeSpan WorkingDay = TimeSpan.FromHours(12);
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);

    public static void Configure(CookieAuthenticationOptions options, HostSettings settings)
    {
        options.Cookie.Name = "kangyu";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = settings.OnLoopback ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        options.ExpireTimeSpan = WorkingDay;
        options.SlidingExpiration = false;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "back";
        options.Events.OnValidatePrincipal = context => Validate(context, TimeSpan.FromMinutes(settings.IdleMinutes));
        options.Events.OnRedirectToLogin = Challenge;
        options.Events.OnRedirectToAccessDenied = denied =>
        {
            denied.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    public static Task SignIn(HttpContext context, Guid account, string stamp) => Write(context, account, stamp, locked: false);

    /// <summary>From now on the cookie opens nothing until the password was given.</summary>
    public static Task Lock(HttpContext context, Visitor visitor) => Write(context, visitor.Id, visitor.Stamp, locked: true);

    private static Task Write(HttpContext context, Guid account, string stamp, bool locked)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.ToString("D")), new Claim(StampClaim, stamp)], SchemeName);
        if (locked) identity.AddClaim(new Claim(LockedClaim, "1"));
        // the page that answers carries a token for who it now is
        context.User = new ClaimsPrincipal(identity);
        return context.SignInAsync(SchemeName, context.User, new AuthenticationProperties { IsPersistent = false });
    }

    private static async Task Validate(CookieValidatePrincipalContext context, TimeSpan idle)
    {
        var directory = context.HttpContext.RequestServices.GetRequiredService<AccountDirectory>();
        var known = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await directory.Find(id, context.HttpContext.RequestAborted)
            : null;
        if (known is null or { Disabled: true } || known.Stamp != context.Principal!.FindFirstValue(StampClaim))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(SchemeName);
            return;
        }
        // the cookie is written anew every minute it is used, so its time of issue is the last touch
        var untouched = context.Options.TimeProvider!.GetUtcNow() - (context.Properties.IssuedUtc ?? default);
        if (untouched > idle || context.Principal!.HasClaim(LockedClaim, "1"))
        {
            context.HttpContext.Features.Set(new LockedScreen(known));
            context.RejectPrincipal();
            return;
        }
        context.ShouldRenew = untouched > Renewal;
        context.HttpContext.Features.Set(known);
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
            context.Response.Redirect(context.RedirectUri + (context.HttpContext.Features.Get<LockedScreen>() is null ? "" : "&locked=true"));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        return Task.CompletedTask;
    }
}
