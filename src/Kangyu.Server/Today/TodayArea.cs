using Kangyu.Kernel.Access;
using Kangyu.Server.Accounts;
using Kangyu.Server.Events;
using Kangyu.Server.Screen;
using Kangyu.Store.Looks;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kangyu.Server.Today;

/// <summary>What a unit has to do today, and the slips that remind people.</summary>
internal static class TodayArea
{
    /// <summary>What an event owes stands on the page so many days before it is late.</summary>
    private const int DaysAhead = 7;

    public static void AddToday(this IServiceCollection services)
    {
        services.TryAddSingleton<DueView>();
        services.AddSingleton<ReadToday>();
        services.AddSingleton<PrintSlips>();
        services.AddSingleton<OverdueDocuments>();
        services.TryAddSingleton<Emergencies>();
    }

    public static void MapToday(this IEndpointRouteBuilder app)
    {
        app.MapGet("/today", Show).Asks(Act.DueList);
        app.MapPost("/today/reminded", MarkReminded.Handle).Asks(Act.DueList);
        app.MapGet("/today/slips", (Visit visit, PrintSlips slips, string? unit, CancellationToken stop) => slips.Show(visit.Visitor!.Reader, unit, stop)).Asks(Act.PrintSlips);
        app.MapPost("/today/slips", (Visit visit, PrintSlips slips, [FromForm] string? unit, CancellationToken stop) => slips.Print(visit.Visitor!.Reader, unit, stop)).Asks(Act.PrintSlips);
        app.MapGet("/documents", ReadDocuments.Handle).Asks(Act.Documents);
        app.MapGet("/api/due", AnswerDue.Handle).Asks(Act.DueList).WithName("listDue")
            .WithSummary("The due list of one unit: people who asked to be reminded, and what the unit owes");
    }

    private static async Task<IResult> Show(Visit visit, ReadToday today, Emergencies emergencies, OpenEvents events, string? unit, CancellationToken stop)
    {
        var (answer, fault) = await today.Run(visit.Visitor!.Reader, unit, null, null, stop);
        if (answer is null) return fault!;
        var owed = (await events.Everything(visit.Visitor.Reader, stop)).Where(line => line.DueOn <= answer.Today.AddDays(DaysAhead)).ToList();
        return new RazorComponentResult<TodayPage>(new { Answer = answer, Emergencies = await emergencies.ToReview(answer.Unit, answer.Today, stop), Owed = owed });
    }
}
