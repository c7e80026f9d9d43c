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
    public async Task<IResult> Run(Guid id, Guid entry, Visit visit, HttpContext context, [FromForm] string? reason)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, context.RequestAborted);
        if (opened is null) return fault!;
        var versions = await timeline.Versions(id, entry, opened.Sight.Readable, opened.Sight.May, context.RequestAborted);
        if (versions.FirstOrDefault(version => version.Entry.Id == entry) is not { Holds: true } shown) return Fault.NotFound;
        if (!opened.Sight.MayCorrect(shown.Entry)) return new Fault(Denial.Unit);
        return await write.Withdraw(opened.Sight.Under, visit.Visitor.Id, shown.Entry, reason, $"/people/{id}/entries");
    }
}
