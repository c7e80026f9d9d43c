using Kangyu.Kernel.Access;
using Kangyu.Server.Errors;
using Kangyu.Server.Screen;

namespace Kangyu.Server.Accounts;

/// <summary>
/// What an endpoint asks of the gate. Every endpoint says it, or that it is for everybody or for everyone signed in (an architecture test walks them all). Who may never
/// do the act, wherever they are, is refused before the endpoint reads anything; the endpoint itself then asks the gate with its target.
/// </summary>
internal sealed record Asks(Act Act);

/// <summary>The endpoint serves everyone who is signed in, about their own account only.</summary>
internal sealed record AsksSignInOnly;

internal static class AskExtensions
{
    public static TBuilder Asks<TBuilder>(this TBuilder builder, Act act)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Asks(act));

    public static TBuilder AsksSignInOnly<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AsksSignInOnly());

    /// <summary>After signing in, before the endpoint reads anything of the request.</summary>
    public static IApplicationBuilder UseGate(this IApplicationBuilder app) => app.Use((context, next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Asks>() is { } asks
            && !(context.RequestServices.GetRequiredService<Visit>().Visitor is { } visitor && MayEver.Do(visitor.Reader, asks.Act))
                ? new Fault(Denial.Role).ExecuteAsync(context)
                : next(context));
}
