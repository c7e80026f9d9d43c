using Kangyu.Kernel.Access;
using Kangyu.Server.Accounts;
using Kangyu.Server.Screen;
using Kangyu.Store.Looks;
using Kangyu.Store.Search;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.People;

/// <summary>Searching, registering, and one person's record: pages, paper and API.</summary>
internal static class PeopleArea
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<PeopleView>().AddSingleton<TimelineView>().AddSingleton<PlanView>().AddSingleton<MeasuredView>().AddSingleton<CareView>();
        services.AddSingleton<PeopleSearch>().AddSingleton<LookView>().AddSingleton<Emergencies>();
        services.AddSingleton<PrivateOffers>().AddSingleton<Records>().AddSingleton<LookLog>();
        services.AddSingleton<SearchPeople>().AddSingleton<SearchOutside>().AddSingleton<RegisterPerson>().AddSingleton<FindAlike>();
        services.AddSingleton<ReadPerson>().AddSingleton<ReadTimeline>().AddSingleton<ReadEntry>().AddSingleton<ReadLooks>().AddSingleton<PrintSheets>();
        services.AddSingleton<AnswerConsent>().AddSingleton<WithdrawEntry>().AddSingleton<OpenInEmergency>().AddSingleton<MergePeople>().AddSingleton<PeopleApi>();
    }

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        MapSearch(app);
        MapRecord(app);
        MapChanges(app);
        MapApi(app);
    }

    private static void MapSearch(IEndpointRouteBuilder app)
    {
        app.MapGet("/people", (string? q, SearchPeople search, Visit visit, HttpContext context) => search.Show(q, visit, context)).Asks(Act.SearchInCare);
        app.MapGet("/people/outside", (string? q) => SearchOutside.Ask(q)).Asks(Act.SearchOutside);
        app.MapPost("/people/outside", ([FromForm] string? q, [FromForm] string? reason, [FromForm] string? words, SearchOutside search, Visit visit, HttpContext context) =>
            search.Run(visit, context, q, reason, words)).Asks(Act.SearchOutside);
        app.MapGet("/people/new", (string? q, RegisterPerson register, Visit visit) => register.Show(q, visit)).Asks(Act.Register);
        app.MapPost("/people/alike", (FindAlike alike, Visit visit, HttpContext context) => alike.Run(visit, context)).Asks(Act.Register);
        app.MapPost("/people/nameless", (RegisterPerson register, Visit visit) => register.Nameless(visit)).Asks(Act.Register);
    }

    private static void MapRecord(IEndpointRouteBuilder app)
    {
        app.MapGet("/people/{id:guid}", (Guid id, string? filter, Guid? before, Guid? entry, ReadPerson person, Visit visit, HttpContext context) => person.Show(id, filter, before, entry, visit, context)).Asks(Act.ReadPerson);
        app.MapGet("/people/{id:guid}/timeline", (Guid id, string? filter, Guid? before, ReadTimeline timeline, Visit visit, HttpContext context) => timeline.Show(id, filter, before, visit, context)).Asks(Act.ReadPerson);
        app.MapGet("/people/{id:guid}/forms", ShowForms).Asks(Act.ReadPerson);
        app.MapGet("/people/{id:guid}/entries/{entry:guid}", (Guid id, Guid entry, ReadEntry read, Visit visit, HttpContext context) => read.Show(id, entry, visit, context)).Asks(Act.ReadEntry);
        app.MapGet("/people/{id:guid}/entries/{entry:guid}/consent", (Guid id, Guid entry, ReadEntry read, Visit visit, HttpContext context) => read.ShowConsent(id, entry, visit, context)).Asks(Act.ReadEntry);
        app.MapGet("/people/{id:guid}/entries/{entry:guid}/receipt", (Guid id, Guid entry, ReadEntry read, Visit visit, HttpContext context) => read.ShowReceipt(id, entry, visit, context)).Asks(Act.ReadEntry);
        app.MapGet("/people/{id:guid}/entries/{entry:guid}/pictures/{hash}", (Guid id, Guid entry, string hash, ReadEntry read, Visit visit, HttpContext context) => read.ShowPicture(id, entry, hash, visit, context)).Asks(Act.ReadEntry);
        app.MapGet("/people/{id:guid}/log", (Guid id, long? before, ReadLooks looks, Visit visit, HttpContext context) => looks.Show(id, before, visit, context)).Asks(Act.ReadLooksAtPerson);
        app.MapGet("/people/{id:guid}/card", (Guid id, PrintSheets print, Visit visit, HttpContext context) => print.Card(id, visit, context)).Asks(Act.ReadPerson);
        app.MapGet("/people/{id:guid}/summary", (Guid id, PrintSheets print, Visit visit, HttpContext context) => print.Summary(id, visit, context)).Asks(Act.ExportPerson);
    }

    private static void MapChanges(IEndpointRouteBuilder app)
    {
        app.MapGet("/people/{id:guid}/same", (Guid id, MergePeople merge, Visit visit, CancellationToken stop) => merge.Show(id, visit, stop)).Asks(Act.ReadPerson);
        app.MapPost("/people/{id:guid}/same", (Guid id, [FromForm] Guid? other, [FromForm] string? how, [FromForm] string? note, MergePeople merge, Visit visit, CancellationToken stop) =>
            merge.Merge(id, visit, other, how, note, stop)).Asks(Act.WriteForm);
        app.MapPost("/people/{id:guid}/consents", (Guid id, [FromForm] string? key, [FromForm] string? answer, AnswerConsent consent, Visit visit, HttpContext context) =>
            consent.Run(id, visit, context, key, answer)).Asks(Act.WriteForm);
        app.MapPost("/people/{id:guid}/entries/{entry:guid}/withdraw", (Guid id, Guid entry, [FromForm] string? reason, WithdrawEntry withdraw, Visit visit, HttpContext context) =>
            withdraw.Run(id, entry, visit, context, reason)).Asks(Act.WriteForm);
        app.MapPost("/people/{id:guid}/emergency", (Guid id, [FromForm] string? reason, OpenInEmergency emergency, Visit visit, HttpContext context) =>
            emergency.Run(id, visit, context, reason)).Asks(Act.EmergencyAccess);
        app.MapPost("/people/{id:guid}/log/{number:long}/review", (Guid id, long number, [FromForm] string? review, ReadLooks looks, Visit visit, HttpContext context) =>
            looks.Review(id, number, visit, context, review)).Asks(Act.ReadLooksAtPerson);
    }

    private static void MapApi(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/people", (string? q, PeopleApi api, Visit visit, HttpContext context) => api.Find(q, visit, context)).Asks(Act.SearchInCare)
            .WithName("findPeople").WithSummary("People in the care of the caller's units; 20 at most");
        app.MapGet("/api/people/{id:guid}", (Guid id, PeopleApi api, Visit visit, HttpContext context) => api.Person(id, visit, context)).Asks(Act.ReadPerson)
            .WithName("getPerson").WithSummary("One person's record: who it is, consents, plan");
        app.MapGet("/api/people/{id:guid}/entries", (Guid id, string? filter, Guid? before, PeopleApi api, Visit visit, HttpContext context) => api.Entries(id, filter, before, visit, context)).Asks(Act.ReadEntry)
            .WithName("getPersonEntries").WithSummary("A person's entries, newest first, 20 a page");
    }

    /// <param name="service">The pack whose forms stand open.</param>
    private static async Task<IResult> ShowForms(Guid id, string? service, Records records, Visit visit, HttpContext context)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, context.RequestAborted);
        return opened is null ? fault! : new RazorComponentResult<AllFormsPage>(new { Opened = opened, Service = service ?? "" });
    }
}
