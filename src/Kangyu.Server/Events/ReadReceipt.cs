using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Pathways;
using Kangyu.Kernel.Records;
using Kangyu.Server.Errors;
using Kangyu.Server.Packs;
using Kangyu.Server.People;
using Kangyu.Server.Screen;
using Kangyu.Server.Units;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Events;

/// <summary>One step that is on file, with what the form lets who told of it read.</summary>
public sealed record ReceiptStep(Words Title, DateOnly On, IReadOnlyList<AnswerLine> Answers);

/// <summary>What a receipt shows. <paramref name="By"/>: the last day of what is owed next.</summary>
public sealed record ReceiptModel(string Code, Words Title, DateOnly? Closed, DateOnly? By, IReadOnlyList<ReceiptStep> Steps);

/// <summary>
/// <c>/receipt</c>: who told of something follows it by its code, without an account. Only answers that the form marks <c>on_receipt</c> are shown; who wrote and who looked are not; nothing is logged, so that asking tells nothing either.
/// </summary>
internal sealed class ReadReceipt(EventView events, TimelineView timeline, PlanView plans, ActivePacks packs, UnitDirectory units)
{
    private const int Most = 100;

    public async Task<IResult> Follow(string? written, CancellationToken stop)
    {
        var code = ReceiptCode.Read(written ?? "");
        var id = code is null ? null : await events.ByCode(code, stop);
        var model = id is { } known ? await Model(known, code!, stop) : null;
        return new RazorComponentResult<ReceiptPage>(new { Model = model, Missing = model is null, Written = written ?? "" });
    }

    /// <summary>The receipt on paper, for who told of it.</summary>
    public async Task<IResult> Sheet(Guid id, Visit visit, CancellationToken stop)
    {
        var sight = new WrittenSight(visit.Visitor!.Reader, units);
        if (await events.Find(id, stop) is not { Code: { } code, State: { HomeUnit: { } unit, BegunBy: { } begun } } || !packs.Set.Forms.TryGetValue(begun, out var form) || !sight.May(form, unit)) return Fault.NotFound;
        return new RazorComponentResult<ReceiptSheet>(new { Code = code, Event = id, Title = form.Title });
    }

    private async Task<ReceiptModel?> Model(Guid id, string code, CancellationToken stop)
    {
        if (await events.Find(id, stop) is not { State: { BegunBy: { } begun } state } || !packs.Set.Forms.TryGetValue(begun, out var form)) return null;
        var forms = packs.Set.Forms.Values.Where(known => known.Id == begun || known.GoesOn.Contains(begun, StringComparer.Ordinal)).Select(known => known.Id).ToList();
        var page = await timeline.Page(new TimelineQuery(id, new Readable(forms, []), null, Most), stop);
        var steps = page.Entries.Where(line => line.Holds).Reverse().Select(line => new ReceiptStep(
            line.Entry.Form.Title, line.Entry.Occurred.Date, [.. AnswerLines.Of(line, item => item.OnReceipt).SelectMany(section => section.Lines).SelectMany(answers => answers)]));
        var due = (await plans.Of(id, null, stop)).Where(row => row.DoneOn is null).Select(row => (DateOnly?)row.WindowEnd).Min();
        return new ReceiptModel(code, form.Title, state.ClosedOn, due, [.. steps]);
    }
}
