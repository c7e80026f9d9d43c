using Kangyu.Kernel.Access;
using Kangyu.Kernel.Messages;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Server.Errors;
using Kangyu.Server.Forms;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Messages;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.Today;

/// <summary>A worker has reminded somebody, in a way the person chose: an entry, so that it is not done twice.</summary>
internal static class MarkReminded
{
    public static async Task<IResult> Handle(
        Visit visit, ReadToday today, County county, WriteEntry writer, MessageTable messages, TimeProvider clock, HttpContext context, [FromForm] string? unit, [FromForm] string? due, [FromForm] string? way)
    {
        var (answer, fault) = await today.Run(visit.Visitor!.Reader, unit, null, null, context.RequestAborted);
        if (answer is null) return fault!;
        if (answer.Reminders.FirstOrDefault(line => line.Item.Row.Key.Name == due) is not { } line) return Fault.NotFound;
        if (!DueWays.Choices(line.Item, answer.Unit, county.Engine.Packs).Any(option => option.Code == way)) return Fault.NotFound;
        var grant = visit.Visitor.Reader.Grants.First(grant => grant.Unit == answer.Unit && MayEver.Do(grant.Role, Act.DueList));
        if (await MessageEntry.Write(writer, county, grant, visit.Visitor.Id, line, "reminder", way!, clock.GetUtcNow()) is { } problem)
            return new Fault(StatusCodes.Status409Conflict, problem);
        if (line.Message == DeliveryState.Failed) await messages.ToldOtherwise(line.Item.Row.Key, clock.GetUtcNow());
        return Results.Redirect("/today?unit=" + Uri.EscapeDataString(answer.Unit));
    }
}
