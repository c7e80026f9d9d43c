using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Kangyu.Server.Accounts;

/// <summary>Machines: <c>Authorization: Bearer kangyu_...</c>.</summary>
internal sealed class TokenSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccountDirectory directory)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";
    private const string Bearer = "Bearer ";

    public static bool IsUsedBy(HttpRequest request) => request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.Ordinal);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.Ordinal)) return AuthenticateResult.NoResult();
        var visitor = await directory.FindByToken(header[Bearer.Length..], Context.RequestAborted);
        if (visitor is null || visitor.Disabled) return AuthenticateResult.Fail("unknown token");
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, visitor.Id.ToString("D"))], SchemeName);
        Context.Features.Set(visitor);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    // the problem's body is written in one place, for every status
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
