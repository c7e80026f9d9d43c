using Kangyu.Kernel.Access;
using Kangyu.Server.Accounts;
using Kangyu.Server.Errors;
using Kangyu.Server.Packs;
using Kangyu.Server.Screen;
using Kangyu.Store.Blobs;

namespace Kangyu.Server.Forms;

/// <summary>Forms to fill, what they may know, and the entries that come of them.</summary>
internal static class FormsArea
{
    public static void AddForms(this IServiceCollection services)
    {
        services.AddSingleton<PostEntries>();
        services.AddSingleton<OpenForm>();
        services.AddSingleton<PickChoices>();
        services.AddSingleton<WriteEntry>();
        services.AddSingleton<BlobView>();
        services.AddSingleton<ReadBlobs>();
    }

    public static void MapForms(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/forms/{id}", CompiledForm).Asks(Act.ReadPacks).WithName("getForm").WithSummary("A form, compiled for the browser");
        app.MapPost("/api/entries", (HttpContext context, Visit visit, PostEntries entries) => entries.Run(context, visit.Visitor!)).Asks(Act.WriteForm)
            .WithName("postEntries").WithSummary("Submissions of entries; idempotent by id");
        app.MapGet("/api/choices/{kind}", (string kind, string? q, string? form, string? item, PickChoices choices, Visit visit) => choices.Answer(kind, q ?? "", form, item, visit))
            .Asks(Act.WriteForm).WithName("getChoices").WithSummary("What can be picked: people in care, units, staff, lots");
        app.MapGet("/forms/{form}", (string form, Guid? person, Guid? @event, OpenForm open, HttpContext context, Visit visit) => open.Show(form, person, @event, null, visit, context.RequestAborted)).Asks(Act.WriteForm);
        app.MapGet("/forms/{form}/facts", (string form, Guid? person, Guid? @event, string? on, OpenForm open, HttpContext context, Visit visit) => open.FactsOn(form, person, @event, on, visit, context.RequestAborted)).Asks(Act.WriteForm);
        app.MapGet("/entries/{entry}/amend", (Guid entry, OpenForm open, HttpContext context, Visit visit) => open.Amend(entry, visit, context.RequestAborted)).Asks(Act.WriteForm);
    }

    private static IResult CompiledForm(string id, ActivePacks packs, HttpContext context)
    {
        if (!packs.Set.Forms.TryGetValue(id, out var form)) return Fault.NotFound;
        var body = packs.Compiled(form);
        var tag = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body))[..16]}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.Headers.IfNoneMatch == tag ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(body, "application/json; charset=utf-8");
    }
}
