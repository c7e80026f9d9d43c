using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Server.Errors;
using Kangyu.Server.Forms;
using Kangyu.Server.People;
using Kangyu.Server.Screen;
using Kangyu.Server.Units;
using Kangyu.Store;
using Kangyu.Store.Blobs;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.Events;

/// <summary>An entry that is about no person, with its corrections.</summary>
public sealed record WrittenPageModel(TimelineEntry Shown, IReadOnlyList<TimelineEntry> Versions, IReadOnlyList<AnswerSection> Answers, bool MayCorrect)
{
    /// <summary>The event it belongs to.</summary>
    internal Guid? Event => Shown.Entry.Subject is { Kind: SubjectKind.Event, Id: var id } ? id : null;
}

/// <summary><c>/written/{entry}</c>: reads and withdraws an entry that is about no person. What the reader may not have is answered like what is not there.</summary>
internal sealed class ReadWritten(County county, WrittenView written, UnitDirectory units, WriteEntry write, BlobView blobs)
{
    public async Task<IResult> Show(Guid entry, Visit visit, CancellationToken stop)
    {
        var (sight, versions) = await Find(entry, visit, stop);
        if (versions.FirstOrDefault(version => version.Entry.Id == entry) is not { } shown) return Fault.NotFound;
        var grant = sight.Under(shown.Entry.Form, shown.Entry.Unit)!;
        await county.Log(new Look(visit.Visitor!.Id, grant.Role.Code(), grant.Unit, nameof(Act.ReadWritten), shown.Entry.Form.Id, []));
        return new RazorComponentResult<WrittenPage>(new { Model = new WrittenPageModel(shown, versions, AnswerLines.Of(shown, _ => true), shown.Holds && sight.MayCorrect(shown.Entry)) });
    }

    /// <summary>A photo of the entry; the look was logged with the entry's page.</summary>
    public async Task<IResult> ShowPicture(Guid entry, string hash, Visit visit, HttpContext context)
    {
        var (_, versions) = await Find(entry, visit, context.RequestAborted);
        return versions.FirstOrDefault(version => version.Entry.Id == entry) is { } shown ? await Pictures.Answer(blobs, shown.Entry, hash, _ => true, context) : Fault.NotFound;
    }

    /// <summary>The entry that holds, for the form to be opened with it; null: the reader may not correct it.</summary>
    public async Task<TimelineEntry?> Correctable(Guid entry, Visit visit, CancellationToken stop)
    {
        var (sight, versions) = await Find(entry, visit, stop);
        return versions.FirstOrDefault(version => version.Entry.Id == entry) is { Holds: true } shown && sight.MayCorrect(shown.Entry) ? shown : null;
    }

    public async Task<IResult> Withdraw(Guid entry, [FromForm] string? reason, Visit visit, CancellationToken stop)
    {
        if (await Correctable(entry, visit, stop) is not { Entry: var shown }) return Fault.NotFound;
        var decision = Gate.Decide(visit.Visitor!.Reader, Act.WriteForm, new Target { Unit = shown.Unit, Writers = shown.Form.Writers });
        if (decision is not Decision.Allowed { Under: var grant }) return Fault.NotFound;
        return await write.Withdraw(grant, visit.Visitor.Id, shown, reason, "/written");
    }

    private async Task<(WrittenSight Sight, IReadOnlyList<TimelineEntry> Versions)> Find(Guid entry, Visit visit, CancellationToken stop)
    {
        var sight = new WrittenSight(visit.Visitor!.Reader, units);
        return (sight, [.. (await written.Versions(entry, stop)).Where(version => sight.May(version.Entry))]);
    }
}
