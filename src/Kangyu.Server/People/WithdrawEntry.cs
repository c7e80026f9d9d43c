using Kangyu.Kernel.Access;
using Kangyu.Server.Errors;
using Kangyu.Server.Forms;
using Kangyu.Server.Screen;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.People;

/// <summary><c>POST /people/{id}/entries/{entry}/withdraw</c>: an entry that says why this one no longer holds. Nothing is deleted.</summary>
internal sealed class WithdrawEntry(Records records, TimelineView timeline, WriteEntry write)
{
    private const int FewestCharacters = 2;

    public async Task<IResult> Run(Guid id, Guid entry, Visit visit, HttpContext context, [FromForm] string? reason)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, context.RequestAborted);
        if (opened is null) return fault!;
        var versions = await timeline.Versions(id, entry, opened.Sight.Readable, opened.Sight.May, context.RequestAborted);
        if (versions.FirstOrDefault(version => version.Entry.Id == entry) is not { Holds: true } shown) return Fault.NotFound;
        if (!opened.Sight.MayCorrect(shown.Entry)) return new Fault(Denial.Unit);
        var why = reason?.Trim() ?? "";
        if (why.Length < FewestCharacters) return new Fault(StatusCodes.Status400BadRequest, "reason_missing", EntryTexts.ReasonNeeded, "reason");
        if (why.Length > 500) why = why[..500];
        var withdrawal = new OneTapEntry(write.IdFor("withdraw", entry.ToString("N")), shown.Entry.Form, shown.Entry.Subject.Id, shown.Entry.Occurred) { Withdraws = (shown.Entry.Root, why) };
        return await write.Run(opened.Sight.Under, visit.Visitor.Id, withdrawal) is { } problem
            ? new Fault(StatusCodes.Status409Conflict, problem)
            : Results.Redirect($"/people/{id}/entries/{withdrawal.Id}");
    }
}
