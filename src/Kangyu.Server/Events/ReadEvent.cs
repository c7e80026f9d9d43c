using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Pathways;
using Kangyu.Kernel.Records;
using Kangyu.Server.Errors;
using Kangyu.Server.Packs;
using Kangyu.Server.People;
using Kangyu.Server.Screen;
using Kangyu.Server.Units;
using Kangyu.Store;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Events;

/// <summary>One thing that is owed in an event. <paramref name="Form"/>: what does it, if the reader writes it.</summary>
public sealed record EventDuty(Words Title, DueRow Row, DueState State, Form? Form)
{
    internal bool IsOpen => State is DueState.Ahead or DueState.Due or DueState.Late;
}

/// <summary>An event as its page shows it.</summary>
public sealed record EventPageModel(EventRecord Record, Form Begun, IReadOnlyList<EventDuty> Duties, IReadOnlyList<Form> GoOn, IReadOnlyList<TimelineEntry> Entries, Guid? Saved)
{
    internal PersonState State => Record.State;

    internal TimelineEntry? Just => Entries.FirstOrDefault(line => line.Entry.Id == Saved);
}

/// <summary><c>GET /events/{id}</c>: what was written of an event, what is owed, what may be written next.</summary>
internal sealed class ReadEvent(County county, EventView events, TimelineView timeline, PlanView plans, ActivePacks packs, UnitDirectory units, TimeProvider clock)
{
    private const int Most = 100;

    public async Task<IResult> Show(Guid id, Guid? saved, Visit visit, CancellationToken stop)
    {
        var reader = visit.Visitor!.Reader;
        var sight = new WrittenSight(reader, units);
        if (await events.Find(id, stop) is not { } record || !packs.Set.Forms.TryGetValue(record.State.BegunBy!, out var begun) || record.State.HomeUnit is not { } unit) return Fault.NotFound;
        var readable = sight.ReadableIn(packs.Set, unit);
        if (Under(sight, begun, unit) is not { } grant) return Fault.NotFound;
        await county.Log(new Look(visit.Visitor.Id, grant.Role.Code(), grant.Unit, nameof(Act.ReadWritten), begun.Id, []));
        var entries = await timeline.Page(new TimelineQuery(id, new Readable(readable, []), null, Most), stop);
        var open = record.State.ClosedOn is null;
        return new RazorComponentResult<EventPage>(new
        {
            Model = new EventPageModel(record, begun, [.. await Duties(id, sight, unit, stop)], open ? sight.GoOn(packs.Set, begun.Id, unit) : [], entries.Entries, saved),
        });
    }

    /// <summary>Who writes what begins such an event, or what goes on with it.</summary>
    private Grant? Under(WrittenSight sight, Form begun, string unit) => sight.Under(begun, unit)
        ?? packs.Set.Forms.Values.Where(form => form.GoesOn.Contains(begun.Id, StringComparer.Ordinal)).Select(form => sight.Under(form, unit)).FirstOrDefault(grant => grant is not null);

    private async Task<IEnumerable<EventDuty>> Duties(Guid id, WrittenSight sight, string unit, CancellationToken stop)
    {
        var today = CountyTime.Today(clock);
        return (await plans.Of(id, sight.Units, stop)).Where(row => packs.Set.Pathways.ContainsKey(row.Key.Pathway)).Select(row =>
        {
            var pathway = packs.Set.Pathways[row.Key.Pathway];
            var form = pathway.Steps[row.Key.Step].Forms.Select(name => packs.Set.Forms.GetValueOrDefault(name)).FirstOrDefault(form => form is not null && sight.MayWrite(form, unit));
            return new EventDuty(pathway.Title, row, DueStates.Of(row, today), form);
        }).Reverse();
    }
}
