using Kangyu.Kernel.Access;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Server.Accounts;
using Kangyu.Server.Errors;
using Kangyu.Server.People;
using Kangyu.Server.Screen;
using Kangyu.Store;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.Forms;

/// <summary>What a page needs to open a form: which, about whom, where, on which day, and what the form may know.</summary>
public sealed record FormVisit(Form Form, Guid? Person, string? PersonName, string Unit, DateOnly Today, string Facts, RecordedEntry? Amends, string? Answers);

/// <summary>Opens a form for a new entry or to amend one: authorise, read what the form may know, log the look, show.</summary>
internal sealed class OpenForm(County county, Records records)
{
    private readonly PeopleView people = new(county);

    public async Task<IResult> Show(string id, Guid? person, RecordedEntry? amends, Visit visit, CancellationToken stop)
    {
        if (!county.Engine.Packs.Forms.TryGetValue(id, out var form)) return Fault.NotFound;
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
        var answers = amends is null ? null : System.Text.Encoding.UTF8.GetString(Engine.Answers(amends.Entry));
        return new RazorComponentResult<FormPage>(new { Opened = new FormVisit(form, amends?.Entry.Subject.Id ?? record?.Id, record?.Card.Name, grant.Unit, Today, facts, amends, answers) });
    }

    public async Task<IResult> Amend(Guid entry, Visit visit, CancellationToken stop)
    {
        if (await people.Entry(entry, stop) is not { Holds: true } recorded || recorded.Entry.Subject.Kind != SubjectKind.Person) return Fault.NotFound;
        // what may not be read is not there: also an open form that names something private (S13)
        var (opened, _) = await records.Open(visit.Visitor!.Reader, recorded.Entry.Subject.Id, stop);
        if (opened?.Sight.May(recorded.Entry) != true) return Fault.NotFound;
        return await Show(recorded.Entry.Form.Id, opened.Id, recorded, visit, stop);
    }

    /// <summary>Facts again, for another day of the visit.</summary>
    public async Task<IResult> FactsOn(string id, Guid? person, string? on, Visit visit, CancellationToken stop)
    {
        if (!county.Engine.Packs.Forms.TryGetValue(id, out var form) || person is not { } known || await people.Find(known, stop) is not { } record) return Fault.NotFound;
        if (Gate.Decide(visit.Visitor!.Reader, Act.WriteForm, TargetOf(form, record, null, Today)) is not Decision.Allowed allowed) return new Fault(Denial.Care);
        var day = Occurred.TryParse(on, out var read) && read.Date <= Today ? read.Date : Today;
        return Results.Text(FormFacts.Json(form, record.State, allowed.Under.Unit, day), "application/json");
    }

    private DateOnly Today => records.Today;

    private static Target TargetOf(Form form, PersonRecord? record, RecordedEntry? amends, DateOnly today) => new()
    {
        Unit = amends?.Entry.Unit,
        AboutPerson = form.About == SubjectKind.Person,
        CareUnits = record?.CareUnits(today) ?? [],
        Sensitive = amends is not null && form.Sensitive != Sensitivity.None,
        Writers = form.Writers,
    };
}
