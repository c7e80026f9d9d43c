using Kangyu.Store;
using Microsoft.AspNetCore.Diagnostics;

namespace Kangyu.Server.Errors;

/// <summary>Gives every failure a body: exceptions and bare status codes alike.</summary>
internal static class ErrorStep
{
    public static void UseFaults(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => Write(context, Of(context, context.Features.Get<IExceptionHandlerFeature>()!.Error)),
            SuppressDiagnosticsCallback = handling => handling.Exception is BadHttpRequestException or StoreException,
            AllowStatusCode404Response = true,
        });
        app.UseStatusCodePages(pages => Write(pages.HttpContext, Faults.Of(pages.HttpContext.Response.StatusCode)));
    }

    private static Fault Of(HttpContext context, Exception error) => error switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Faults.TooLarge,
        StoreException { Problem: { Code: "busy" or "storage" or "stopped" or "packs_changed" or "rebuilding" or "data_in_use" } problem } => new Fault(StatusCodes.Status503ServiceUnavailable, problem),
        BadHttpRequestException bad => Faults.Of(bad.StatusCode),
        _ when context.RequestServices.GetRequiredService<County>().Unavailable(error) is { } problem => new Fault(StatusCodes.Status503ServiceUnavailable, problem),
        _ => Faults.Of(StatusCodes.Status500InternalServerError),
    };

    private static Task Write(HttpContext context, Fault fault)
    {
        if (fault.Status == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = "2";
        return fault.ExecuteAsync(context);
    }
}
