using Kangyu.Server.Errors;
using Microsoft.AspNetCore.Antiforgery;

namespace Kangyu.Server.Accounts;

/// <summary>The body brings the password itself, as JSON, which no foreign page can send; the page's token is of a session that has ended.</summary>
internal sealed record AsksPassword;

/// <summary>
/// Whatever changes something and comes with a cookie carries the page's token, in the field that forms have or in the header <see cref="Header"/>. A bearer token
/// is not sent by browsers on their own, so machines need none.
/// </summary>
internal static class Antiforgery
{
    public const string Header = "X-CSRF-TOKEN";

    public static IApplicationBuilder UseAntiforgeryTokens(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsSafe(context.Request.Method) || TokenSignIn.IsUsedBy(context.Request) || context.GetEndpoint()?.Metadata.GetMetadata<AsksPassword>() is not null
            || await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            await next(context);
            return;
        }
        await Faults.Antiforgery.ExecuteAsync(context);
    });

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}
