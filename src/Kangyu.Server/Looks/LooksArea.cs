using Kangyu.Kernel.Access;
using Kangyu.Server.Accounts;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Looks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kangyu.Server.Looks;

/// <summary>The access log (S11): everybody's for the auditor, one's own for everyone. A person's own log stands on the person's page.</summary>
internal static class LooksArea
{
    private const int Most = 100;

    public static void AddLooks(this IServiceCollection services) => services.TryAddSingleton<LookView>();

    public static void MapLooks(this IEndpointRouteBuilder app)
    {
        app.MapGet("/looks", All).Asks(Act.ReadAllLooks);
        app.MapGet("/account/looks", Own).Asks(Act.ReadOwnLooks);
    }

    private static async Task<IResult> All(Visit visit, LookView looks, bool? emergency, long? before, CancellationToken stop)
    {
        var page = await looks.All(emergency == true, before, Most, stop);
        var mine = page.Where(logged => Gate.Allows(visit.Visitor!.Reader, Act.ReadAllLooks, Target.At(logged.Look.Unit))).ToList();
        return Show(mine, page, emergency == true ? "/looks?emergency=true" : "/looks", own: false, emergency == true);
    }

    private static async Task<IResult> Own(Visit visit, LookView looks, long? before, CancellationToken stop)
    {
        var page = await looks.ByAccount(visit.Visitor!.Id, before, Most, stop);
        return Show(page, page, "/account/looks", own: true, emergencyOnly: false);
    }

    private static RazorComponentResult<LooksPage> Show(IReadOnlyList<LoggedLook> shown, IReadOnlyList<LoggedLook> page, string address, bool own, bool emergencyOnly) =>
        new(new { Looks = shown, Older = page.Count < Most ? null : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}before={page[^1].Number}", Own = own, EmergencyOnly = emergencyOnly });
}
