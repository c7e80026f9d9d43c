using Kangyu.Kernel.Access;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Server.Errors;
using Kangyu.Server.Packs;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Looks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kangyu.Server.People;

/// <summary>A page of the access log. <paramref name="ToReview"/>: numbers of emergency access that this unit has still to look at.</summary>
public sealed record LooksPageModel(OpenedRecord Opened, IReadOnlyList<LoggedLook> Looks, long? Next, IReadOnlySet<long> ToReview);

/// <summary>
/// <c>GET /people/{id}/log</c>: who has looked at the record (S11). A unit shows its own looks, those of the unit of registration, of units the person shares with, and those that
/// needed a reason. That the person was anywhere else is not this unit's to know (S13): a look there shows no less than an entry would.
/// </summary>
internal sealed class ReadLooks(Records records, LookView view, LookLog log, Emergencies emergencies, ActivePacks packs, TimeProvider clock)
{
    private const int PageSize = 50;
    private const int FewestCharacters = 2;

    public async Task<IResult> Show(Guid id, long? before, Visit visit, HttpContext context)
    {
        var stop = context.RequestAborted;
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, stop);
        if (opened is null) return fault!;
        if (!opened.Sight.MayDo(Act.ReadLooksAtPerson)) return new Fault(Denial.Role);
        await log.Record(opened, visit.Visitor.Id, Act.ReadLooksAtPerson);
        var (looks, next) = await Page(opened, before, stop);
        var open = await emergencies.ToReview(opened.Sight.Unit, records.Today, stop);
        return new RazorComponentResult<LooksPage>(new { Model = new LooksPageModel(opened, looks, next, open.Where(one => opened.Record.People.Contains(one.Person)).Select(one => one.Number).ToHashSet()) });
    }

    /// <summary><c>POST /people/{id}/log/{number}/review</c>: the person's unit has looked at an emergency access and says what it finds.</summary>
    public async Task<IResult> Review(Guid id, long number, Visit visit, HttpContext context, [FromForm] string? review)
    {
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, context.RequestAborted);
        if (opened is null) return fault!;
        if (opened.Sight.IsEmergency) return new Fault(Denial.Care);
        var open = await emergencies.ToReview(opened.Sight.Unit, records.Today, context.RequestAborted);
        if (!open.Any(one => one.Number == number && opened.Record.People.Contains(one.Person))) return Fault.NotFound;
        var words = review?.Trim() ?? "";
        if (words.Length is < FewestCharacters or > 500) return new Fault(StatusCodes.Status400BadRequest, "reason_missing", EntryTexts.ReasonNeeded, "review");
        await emergencies.Review(number, visit.Visitor.Id, words, clock.GetUtcNow());
        return Results.Redirect($"/people/{id}/log");
    }

    private async Task<(IReadOnlyList<LoggedLook> Looks, long? Next)> Page(OpenedRecord opened, long? before, CancellationToken stop)
    {
        var shown = new List<LoggedLook>(PageSize);
        while (true)
        {
            var rows = await view.AtPerson(opened.Record.People, before, PageSize, stop);
            foreach (var row in rows)
            {
                before = row.Number;
                if (!May(opened, row.Look)) continue;
                shown.Add(row);
                if (shown.Count == PageSize) return (shown, before);
            }
            if (rows.Count < PageSize) return (shown, null);
        }
    }

    private bool May(OpenedRecord opened, Look look)
    {
        if (look.Unit == opened.Sight.Unit || look.Emergency || look.Act == nameof(Act.SearchOutside)) return true;
        var state = opened.Record.State;
        return (look.Unit == state.HomeUnit || state.Care.ContainsKey((look.Unit, CareRow.Sharing))) && !(packs.Set.Forms.TryGetValue(look.What, out var form) && form.Sensitive != Sensitivity.None);
    }
}
