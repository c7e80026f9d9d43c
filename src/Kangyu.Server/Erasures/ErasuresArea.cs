using Kangyu.Kernel.Access;
using Kangyu.Server.Accounts;
using Kangyu.Server.Screen;
using Kangyu.Store.Erasures;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.Erasures;

/// <summary>Erasing a record at the person's request, by two people (S12).</summary>
internal static class ErasuresArea
{
    public static void AddErasures(this IServiceCollection services) =>
        services.AddSingleton<ErasureRequests>().AddSingleton<ForeseeErasure>().AddSingleton<ErasePerson>();

    public static void MapErasures(this IEndpointRouteBuilder app)
    {
        app.MapGet("/people/{id:guid}/erase", (Guid id, ErasePerson erase, Visit visit, CancellationToken stop) => erase.Show(id, visit, stop)).Asks(Act.Erase);
        app.MapPost("/people/{id:guid}/erase", (Guid id, [FromForm] string? what, [FromForm] string? reason, ErasePerson erase, Visit visit, CancellationToken stop) =>
            erase.Ask(id, visit, what, reason, stop)).Asks(Act.Erase);
        app.MapPost("/people/{id:guid}/erase/back", (Guid id, [FromForm] long? number, ErasePerson erase, Visit visit, CancellationToken stop) =>
            erase.TakeBack(id, visit, number, stop)).Asks(Act.Erase);
        app.MapPost("/people/{id:guid}/erase/confirm", (Guid id, [FromForm] long? number, [FromForm] string? sure, ErasePerson erase, Visit visit, CancellationToken stop) =>
            erase.Confirm(id, visit, number, sure, stop)).Asks(Act.Erase);
    }
}
