using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Server.Accounts;
using Kangyu.Server.Errors;
using Kangyu.Server.Packs;
using Kangyu.Server.Screen;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Services;

/// <summary>The home of each service: what can be written that names nobody, the forms that are about a person, its numbers, and what it knows.</summary>
internal static class ServicesArea
{
    public static void MapServices(this IEndpointRouteBuilder app)
    {
        app.MapGet("/services", (ActivePacks packs) => new RazorComponentResult<ServicesPage>(new { Packs = packs.Set.Packs })).Asks(Act.ReadPacks);
        app.MapGet("/services/{name}", (string name, string? saved, ActivePacks packs, Visit visit) => packs.Find(name) is { } pack
            ? new RazorComponentResult<ServicePage>(new { Pack = pack, Nameless = Nameless(pack, visit.Visitor!.Reader), Saved = saved ?? "" }) : (IResult)Fault.NotFound).Asks(Act.ReadPacks);
    }

    /// <summary>Forms about no person that the reader may write; those of the system itself are not among them.</summary>
    private static IReadOnlyList<Form> Nameless(Pack pack, Reader reader) =>
        [.. pack.Forms.Where(form => form.About != SubjectKind.Person && form.Writers.Count > 0 && Gate.Decide(reader, Act.WriteForm, new Target { Writers = form.Writers }) is Decision.Allowed)];
}
