using Kangyu.Kernel.Access;
using Kangyu.Server.Errors;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Looks;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.People;

/// <summary><c>POST /people/{id}/emergency</c> ("break the glass", S11): with a reason, for four hours; the person's unit finds it under Today and reviews it. No closed room opens (S13).</summary>
internal sealed class OpenInEmergency(PeopleView people, Emergencies emergencies, Records records, TimeProvider clock)
{
    private static readonly TimeSpan Stands = TimeSpan.FromHours(4);
    private const int FewestCharacters = 5;

    public async Task<IResult> Run(Guid id, Visit visit, HttpContext context, [FromForm] string? reason)
    {
        var reader = visit.Visitor!.Reader;
        if (await people.Find(id, context.RequestAborted) is not { } record) return Fault.NotFound;
        var decision = Gate.Decide(reader, Act.EmergencyAccess, new Target { AboutPerson = true, CareUnits = record.CareUnits(records.Today) });
        if (decision is not Decision.Allowed allowed) return new Fault(((Decision.Denied)decision).Why);
        var why = reason?.Trim() ?? "";
        if (why.Length is < FewestCharacters or > 500)
            return new RazorComponentResult<EmergencyPage>(new { Person = id, MayOpen = true, Reason = why, Fault = PeopleTexts.EmergencyNeeded }) { StatusCode = StatusCodes.Status400BadRequest };
        var now = clock.GetUtcNow();
        await emergencies.Open(new Look(reader.Account, allowed.Under.Role.Code(), allowed.Under.Unit, nameof(Act.EmergencyAccess), "", [record.Id], why, Emergency: true), now, now + Stands);
        return Results.Redirect($"/people/{id}");
    }
}
