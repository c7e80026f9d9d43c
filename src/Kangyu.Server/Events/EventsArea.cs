using Kangyu.Kernel.Access;
using Kangyu.Server.Accounts;
using Kangyu.Server.Screen;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.Events;

/// <summary>What is about no person: events with what follows from them, entries that name nobody, and receipts by which who told of something follows it.</summary>
internal static class EventsArea
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<EventView>().AddSingleton<WrittenView>();
        services.AddSingleton<ReadEvent>().AddSingleton<ReadWritten>().AddSingleton<OpenEvents>().AddSingleton<ReadReceipt>();
    }

    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        app.MapGet("/events/{id:guid}", (Guid id, Guid? saved, ReadEvent read, Visit visit, CancellationToken stop) => read.Show(id, saved, visit, stop)).Asks(Act.ReadWritten);
        app.MapGet("/events/{id:guid}/receipt", (Guid id, ReadReceipt receipt, Visit visit, CancellationToken stop) => receipt.Sheet(id, visit, stop)).Asks(Act.ReadWritten);
        app.MapGet("/written/{entry:guid}", (Guid entry, ReadWritten read, Visit visit, CancellationToken stop) => read.Show(entry, visit, stop)).Asks(Act.ReadWritten);
        app.MapGet("/written/{entry:guid}/pictures/{hash}", (Guid entry, string hash, ReadWritten read, Visit visit, HttpContext context) => read.ShowPicture(entry, hash, visit, context)).Asks(Act.ReadWritten);
        app.MapPost("/written/{entry:guid}/withdraw", (Guid entry, [FromForm] string? reason, ReadWritten read, Visit visit, CancellationToken stop) => read.Withdraw(entry, reason, visit, stop)).Asks(Act.WriteForm);
        // for who told of something: no account, no name, and no note of who looked
        app.MapGet("/receipt", () => new RazorComponentResult<ReceiptPage>()).AllowAnonymous();
        app.MapPost("/receipt", ([FromForm] string? code, ReadReceipt receipt, CancellationToken stop) => receipt.Follow(code, stop)).AllowAnonymous().RequireRateLimiting(SignIn.RateLimit);
    }
}
