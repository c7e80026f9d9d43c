using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Server.Accounts;
using Kangyu.Server.Errors;
using Kangyu.Server.Events;
using Kangyu.Server.People;
using Kangyu.Server.Screen;
using Kangyu.Server.Units;
using Kangyu.Store;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Forms;

/// <summary>What a page needs to open a form: which, about whom, where, on which day, and what the form may know. <paramref name="Event"/>: the event it goes on with.</summary>
public sealed record FormVisit(Form Form, Guid? Person, string? PersonName, Guid? Event, string Unit, DateOnly Today, string Facts, Entry? Amends, string? Answers);

/// <summary>Opens a form for a new entry or to amend one: authorise, read what the form may know, log the look, show.</summary>
internal sealed class OpenForm(County county, Records records, EventView events, ReadWritten written, UnitDirectory units)
{
    private readonly PeopleView people = new(county);

    public async Task<IResult> Show(string id, Guid? person, Guid? @event, Entry? amends, Visit visit, CancellationToken stop)
    {
        if (!county.Engine.Packs.Forms.TryGetValue(id, out var form)) return Fault.NotFound;
        if (form.About == SubjectKind.Event) return await ShowOfEvent(form, @event, amends, visit, stop);
        var record = person is { } known ? await people.Find(known, stop) : null;
        if (person is not null && record is null) return Fault.NotFound;
        if (form.About == SubjectKind.Person && person is null && form.Id != CoreForms.Registration) return Fault.NotFound;
        var decision = person is null && form.About == SubjectKind.Person
            ? Gate.Decide(visit.Visitor!.Reader, Act.Register, Target.At(null))
            : Gate.Decide(visit.Visitor!.Reader, Act.WriteForm, TargetOf(form, record, amends, Today));
        if (decision is Decision.Denied { Code: "not_in_your_care" } && record is not null)
        {
            var (care, emergency) = await records.Beyond(visit.Visitor!.Reader, record.People, record.CareUnits(Today), stop);
            decision = Gate.Decide(visit.Visitor.Reader, Act.WriteForm, TargetOf(form, record, amends, Today) with { CareUnits = care, Emergency = emergency });
        }
        if (decision is Decision.Denied denied) return new Fault(denied.Why);
        var grant = ((Decision.Allowed)decision).Under;
        if (record is not null) await county.Log(new Look(visit.Visitor!.Id, grant.Role.Code(), grant.Unit, nameof(Act.WriteForm), form.Id, [record.Id]));
        var facts = FormFacts.Json(form, record?.State, grant.Unit, Today);
        return Page(new FormVisit(form, amends is null ? record?.Id : form.About == SubjectKind.Person ? amends.Subject.Id : null, record?.Card.Name, null, grant.Unit, Today, facts, amends, AnswersOf(amends)));
    }

    /// <summary>A form about an event: a new one, or to go on with one that the reader may read.</summary>
    private async Task<IResult> ShowOfEvent(Form form, Guid? @event, Entry? amends, Visit visit, CancellationToken stop)
    {
        var reader = visit.Visitor!.Reader;
        var record = @event is { } known ? await events.Find(known, stop) : null;
        if (form.BeginsEvent ? amends is null && record is not null : record is null && amends is null) return Fault.NotFound;
        if (amends is null && record is not null && !new WrittenSight(reader, units).MayWrite(form, record.State.HomeUnit)) return Fault.NotFound;
        if (Gate.Decide(reader, Act.WriteForm, TargetOf(form, null, amends, Today)) is not Decision.Allowed { Under: var grant }) return new Fault(Denial.Writer);
        return Page(new FormVisit(form, null, null, amends?.Subject.Id ?? record?.Id, grant.Unit, Today, FormFacts.Json(form, record?.State, grant.Unit, Today), amends, AnswersOf(amends)));
    }

    private static RazorComponentResult<FormPage> Page(FormVisit opened) => new(new { Opened = opened });

    private static string? AnswersOf(Entry? amends) => amends is null ? null : System.Text.Encoding.UTF8.GetString(Engine.Answers(amends));

    public async Task<IResult> Amend(Guid entry, Visit visit, CancellationToken stop)
    {
        if (await people.Entry(entry, stop) is not { Holds: true } recorded) return Fault.NotFound;
        if (recorded.Entry.Subject.Kind != SubjectKind.Person)
            return await written.Correctable(entry, visit, stop) is { Entry: var found } ? await Show(found.Form.Id, null, found.Subject.Kind == SubjectKind.Event ? found.Subject.Id : null, found, visit, stop) : Fault.NotFound;
        // what may not be read is not there: also an open form that names something private (S13)
        var (opened, _) = await records.Open(visit.Visitor!.Reader, recorded.Entry.Subject.Id, stop);
        if (opened?.Sight.May(recorded.Entry) != true) return Fault.NotFound;
        return await Show(recorded.Entry.Form.Id, opened.Id, null, recorded.Entry, visit, stop);
    }

    /// <summary>Facts again, for another day of the visit.</summary>
    public async Task<IResult> FactsOn(string id, Guid? person, Guid? @event, string? on, Visit visit, CancellationToken stop)
    {
        if (@event is { } named) return await FactsOfEvent(id, named, on, visit, stop);
        if (!county.Engine.Packs.Forms.TryGetValue(id, out var form) || person is not { } known || await people.Find(known, stop) is not { } record) return Fault.NotFound;
        if (Gate.Decide(visit.Visitor!.Reader, Act.WriteForm, TargetOf(form, record, null, Today)) is not Decision.Allowed allowed) return new Fault(Denial.Care);
        return Facts(form, record.State, allowed.Under.Unit, on);
    }

    private async Task<IResult> FactsOfEvent(string id, Guid named, string? on, Visit visit, CancellationToken stop)
    {
        var reader = visit.Visitor!.Reader;
        if (!county.Engine.Packs.Forms.TryGetValue(id, out var form) || form.About != SubjectKind.Event || await events.Find(named, stop) is not { } record) return Fault.NotFound;
        if (!new WrittenSight(reader, units).MayWrite(form, record.State.HomeUnit) || Gate.Decide(reader, Act.WriteForm, TargetOf(form, null, null, Today)) is not Decision.Allowed { Under: var grant }) return Fault.NotFound;
        return Facts(form, record.State, grant.Unit, on);
    }

    private IResult Facts(Form form, PersonState state, string unit, string? on)
    {
        var day = Occurred.TryParse(on, out var read) && read.Date <= Today ? read.Date : Today;
        return Results.Text(FormFacts.Json(form, state, unit, day), "application/json");
    }

    private DateOnly Today => records.Today;

    private static Target TargetOf(Form form, PersonRecord? record, Entry? amends, DateOnly today) => new()
    {
        Unit = amends?.Unit,
        AboutPerson = form.About == SubjectKind.Person,
        CareUnits = record?.CareUnits(today) ?? [],
        Sensitive = amends is not null && form.Sensitive != Sensitivity.None,
        Writers = form.Writers,
    };
}
