using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Server.Errors;
using Kangyu.Server.Screen;
using Kangyu.Store.Blobs;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.People;

/// <summary>One entry with its earlier and later versions, oldest first.</summary>
public sealed record EntryPageModel(OpenedRecord Opened, TimelineEntry Shown, IReadOnlyList<TimelineEntry> Versions, IReadOnlyList<AnswerSection> Answers)
{
    /// <summary>What stands now; null when the entry was withdrawn.</summary>
    internal TimelineEntry? Standing => Versions.FirstOrDefault(version => version.Holds);

    internal bool IsSigned => Shown.Entry.Signatures.Count > 0;

    /// <summary>Only what stands goes on paper.</summary>
    internal bool GivesReceipt => Shown.Holds && Shown.Entry.Form.Receipt;

    /// <summary>On paper and on the screen, so that who holds one finds the other: the end of the entry's id, which is the part left to chance and nobody's number.</summary>
    internal string ReceiptNumber => Shown.Entry.Id.ToString("N")[^12..].ToUpperInvariant();

    internal bool MayCorrect => Shown.Holds && Opened.Sight.MayCorrect(Shown.Entry);
}

/// <summary><c>GET /people/{id}/entries/{entry}</c>: all that an entry says. What the reader may not have is answered like what is not there (S13).</summary>
internal sealed class ReadEntry(Records records, TimelineView timeline, LookLog looks, BlobView blobs)
{
    public async Task<IResult> Show(Guid id, Guid entry, Visit visit, HttpContext context)
    {
        var (model, fault) = await Read(id, entry, visit, context.RequestAborted);
        return model is null ? fault! : new RazorComponentResult<EntryPage>(new { Model = model });
    }

    /// <summary>The sheet of a signed consent: the exact text, for paper.</summary>
    public async Task<IResult> ShowConsent(Guid id, Guid entry, Visit visit, HttpContext context)
    {
        var (model, fault) = await Read(id, entry, visit, context.RequestAborted);
        if (model is null) return fault!;
        return model.IsSigned ? new RazorComponentResult<ConsentSheet>(new { Model = model }) : Fault.NotFound;
    }

    /// <summary>The entry as a receipt for the person: what its form marks <c>on_receipt</c>, as far as the reader may have it.</summary>
    public async Task<IResult> ShowReceipt(Guid id, Guid entry, Visit visit, HttpContext context)
    {
        var (model, fault) = await Read(id, entry, visit, context.RequestAborted);
        if (model is null) return fault!;
        if (!model.GivesReceipt) return Fault.NotFound;
        var sections = AnswerLines.Of(model.Shown, item => item.OnReceipt && model.Opened.Sight.May(model.Shown.Entry, item));
        return new RazorComponentResult<ReceiptPaper>(new { Model = model, Sections = sections });
    }

    /// <summary>A photo or a drawn signature of the entry; the look was logged with the entry's page.</summary>
    public async Task<IResult> ShowPicture(Guid id, Guid entry, string hash, Visit visit, HttpContext context)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, context.RequestAborted);
        if (opened is null) return fault!;
        var versions = await timeline.Versions(id, entry, opened.Sight.Readable, opened.Sight.May, context.RequestAborted);
        return versions.FirstOrDefault(version => version.Entry.Id == entry) is { } shown
            ? await Pictures.Answer(blobs, shown.Entry, hash, item => opened.Sight.May(shown.Entry, item), context) : Fault.NotFound;
    }

    private async Task<(EntryPageModel? Model, Fault? Fault)> Read(Guid id, Guid entry, Visit visit, CancellationToken stop)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, stop);
        if (opened is null) return (null, fault);
        var versions = await timeline.Versions(id, entry, opened.Sight.Readable, opened.Sight.May, stop);
        if (versions.FirstOrDefault(version => version.Entry.Id == entry) is not { } shown) return (null, Fault.NotFound);
        await looks.Record(opened, visit.Visitor.Id, Act.ReadEntry, shown.Entry.Form.Id);
        return (new EntryPageModel(opened, shown, versions, AnswerLines.Of(shown, opened.Sight)), null);
    }
}
