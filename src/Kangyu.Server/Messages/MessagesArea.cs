using Kangyu.Kernel.Access;
using Kangyu.Server.Accounts;
using Kangyu.Server.Hosting;
using Kangyu.Store.Messages;
using Kangyu.Store.Search;
using Kangyu.Store.Views;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kangyu.Server.Messages;

/// <summary>Text messages: what people asked to be reminded of, sent through a gateway where the county has one.</summary>
internal static class MessagesArea
{
    public static void AddMessages(this IServiceCollection services, HostSettings settings)
    {
        services.TryAddSingleton<DueView>();
        services.TryAddSingleton<PeopleSearch>();
        services.TryAddSingleton<PeopleView>();
        services.AddSingleton<MessageTable>();
        services.AddSingleton<PlanMessages>();
        services.AddSingleton<ReadMessages>();
        services.AddSingleton<TakeReply>();
        if (settings.Messages is not { } messages) return;
        services.AddSingleton(messages);
        services.AddSingleton<KannelGateway>();
        services.AddSingleton<TakeBack>();
        services.AddSingleton<HandMessagesOver>();
        services.AddSingleton<SendMessages>();
        services.AddHostedService(provider => provider.GetRequiredService<SendMessages>());
    }

    public static void MapMessages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/messages", ReadMessages.Handle).Asks(Act.DueList);
        // the gateway has no account: it is known by its address and its token (GatewayDoor)
        app.MapGet("/messages/report", TakeReport.Handle).AllowAnonymous();
        app.MapGet("/messages/reply", (HttpContext context, TakeReply replies, string? token, string? from, string? text, CancellationToken stop) => replies.Handle(context, token, from, text, stop)).AllowAnonymous();
    }
}
