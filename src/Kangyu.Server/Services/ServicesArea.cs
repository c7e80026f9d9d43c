using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Server.Accounts;
using Kangyu.Server.Errors;
using Kangyu.Server.Events;
using Kangyu.Server.Packs;
using Kangyu.Server.Screen;
using Kangyu.Server.Units;
using Kangyu.Store;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Services;

/// <summary>The home of each service: what can be written that names nobody, the forms that are about a person, its numbers, and what it knows.</summary>
internal static class ServicesArea
{
    /// <summary>Above the services stand a few of what is owed first; the rest at its service.</summary>
    private const int MostOpen = 5;

    public static void AddServices(this IServiceCollection services) => services.AddSingleton<ReadService>();

    public static void MapServices(this IEndpointRouteBuilder app)
    {
        app.MapGet("/services", async (ActivePacks packs, OpenEvents events, Visit visit, TimeProvider clock, CancellationToken stop) =>
            new RazorComponentResult<ServicesPage>(new { Packs = packs.Set.Packs, Open = (await events.Everything(visit.Visitor!.Reader, stop)).Where(line => line.DueOn is not null).Take(MostOpen).ToList(), Today = CountyTime.Today(clock) })).Asks(Act.ReadPacks);
        app.MapGet("/services/{name}", (string name, string? saved, ReadService service, Visit visit, CancellationToken stop) => service.Show(name, saved ?? "", visit, stop)).Asks(Act.ReadPacks);
    }
}

/// <summary>What a service's home shows: what is open, what was written lately, what can be written, its numbers.</summary>
public sealed record ServiceModel(Pack Pack, IReadOnlyList<Form> Nameless, IReadOnlyList<EventLine> Open, IReadOnlyList<EventLine> Closed, IReadOnlyList<TimelineEntry> Recent, DateOnly Today, string Saved);

/// <summary><c>GET /services/{name}</c></summary>
internal sealed class ReadService(ActivePacks packs, OpenEvents events, WrittenView written, UnitDirectory units, TimeProvider clock)
{
    private const int MostOfOneForm = 5;
    private const int MostRecent = 20;

    public async Task<IResult> Show(string name, string saved, Visit visit, CancellationToken stop)
    {
        if (packs.Find(name) is not { } pack) return Fault.NotFound;
        var reader = visit.Visitor!.Reader;
        var sight = new WrittenSight(reader, units);
        var recent = new List<TimelineEntry>();
        foreach (var form in pack.Forms.Where(form => form.About != SubjectKind.Person && !events.IsOpened(form) && sight.MayEver(form)))
            recent.AddRange(await written.List(form.Id, [.. sight.Units.Where(unit => sight.May(form, unit))], MostOfOneForm, stop));
        var model = new ServiceModel(
            pack, Nameless(pack, reader), await events.Of(reader, pack, closed: false, stop), await events.Of(reader, pack, closed: true, stop),
            [.. recent.OrderByDescending(line => line.Entry.Occurred.Date).ThenByDescending(line => line.Entry.Position).Take(MostRecent)], CountyTime.Today(clock), saved);
        return new RazorComponentResult<ServicePage>(new { Model = model });
    }

    /// <summary>Forms about no person that the reader may write; those of the system itself are not among them.</summary>
    private static IReadOnlyList<Form> Nameless(Pack pack, Reader reader) =>
        [.. pack.Forms.Where(form => form.About != SubjectKind.Person && form.GoesOn.Count == 0 && form.Writers.Count > 0 && Gate.Decide(reader, Act.WriteForm, new Target { Writers = form.Writers }) is Decision.Allowed)];
}
