using System.Globalization;
using Kangyu.Kernel;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Pathways;
using Kangyu.Server.Errors;
using Kangyu.Server.Packs;
using Kangyu.Server.Screen;
using Kangyu.Server.Units;
using Kangyu.Store.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kangyu.Server.People;

/// <summary><c>GET /people/{id}</c>: authorise, log the look, read each part with one query, show.</summary>
internal sealed class ReadPerson(Records records, LookLog looks, PlanView plans, MeasuredView measured, ReadTimeline timeline, ActivePacks packs, UnitDirectory units)
{
    private const string Allergies = "allergies";
    private const int MostMeasured = 60;

    /// <param name="entry">The entry that was saved just now.</param>
    public async Task<IResult> Show(Guid id, string? filter, Guid? before, Guid? entry, Visit visit, HttpContext context)
    {
        var stop = context.RequestAborted;
        var (opened, fault) = await records.Open(visit.Visitor!.Reader, id, stop);
        if (opened is null) return NotInCare(id, fault!, visit, context);
        await looks.Record(opened, visit.Visitor.Id, Act.ReadPerson);
        var model = await Model(opened, filter, before, stop);
        var saved = entry is null ? null : model.Timeline.Page.Entries.FirstOrDefault(line => line.Entry.Id == entry);
        return new RazorComponentResult<PersonPage>(new { Model = saved is null ? model : model with { Saved = UsualForms.After(packs.Set, model, saved.Entry) } });
    }

    public async Task<PersonPageModel> Model(OpenedRecord opened, string? filter, Guid? before, CancellationToken stop)
    {
        var (today, sight, state) = (records.Today, opened.Sight, opened.Record.State);
        var values = await measured.Of(opened.Id, [.. Charts.Concepts, Allergies], sight.Readable.Open, MostMeasured, stop);
        var plan = await Plan(opened, stop);
        var entries = await timeline.Model(opened, filter, before, stop);
        return new PersonPageModel(
            opened, today, DueStates.StageOf(state, packs.Set, today, sight.Unit), MethodOf(opened), [.. Alerts(values, plan)], plan, await Agreed(opened, stop),
            UsualForms.Of(packs.Set, sight, plan, entries.Page.Entries), Charts.Of(values), entries);
    }

    public async Task<IReadOnlyList<PlanLine>> Plan(OpenedRecord opened, CancellationToken stop) =>
        [.. (await plans.Of(opened.Id, opened.Sight.PlanRooms, stop)).Select(row => PlanLine.Of(row, packs.Set, opened.Sight, records.Today)).OfType<PlanLine>()];

    /// <summary>What was asked and answered, what stands first. What is private shows only where it was said.</summary>
    public async Task<IReadOnlyList<AgreedLine>> Agreed(OpenedRecord opened, CancellationToken stop)
    {
        var rows = opened.Record.State.Consents.Values;
        var secret = rows.Where(row => AgreedLine.OfferOf(row.Key) is { } offer && opened.Sight.IsPrivate(offer)).Select(row => row.Entry).ToList();
        var writtenAt = await plans.UnitsOf(secret, stop);
        return
        [
            .. rows.Where(row => opened.Sight.May(AgreedLine.OfferOf(row.Key), writtenAt.GetValueOrDefault(row.Entry, "")))
                .Select(row => AgreedLine.Of(row, packs.Set, units, records.Today))
                .OrderByDescending(line => line.Stands).ThenByDescending(line => line.Row.From).ThenBy(line => line.Row.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Null: nothing is known that the reader may know. A null title: no method is in use.</summary>
    public (Words? Title, DateOnly Since)? MethodOf(OpenedRecord opened)
    {
        if (!opened.Sight.MayKnow("method_started") || opened.Record.State.MethodSeenFrom(opened.Sight.Unit) is not { Value.Kind: ValueKind.Text } method) return null;
        var option = packs.Set.Forms.Values.Select(form => form.ItemWith("method_started")).OfType<Item>().SelectMany(item => item.Options).FirstOrDefault(option => option.Code == method.Value.Text);
        return (option?.Title, method.Day);
    }

    private IEnumerable<Alert> Alerts(IReadOnlyList<Measured> values, IReadOnlyList<PlanLine> plan)
    {
        if (AllergiesIn(values) is { } allergies) yield return new Alert("danger", allergies);
        foreach (var line in plan.Where(line => line.Row.IsDuty && line.State is DueState.Due or DueState.Late).Reverse())
        {
            var words = line.State == DueState.Late ? RecordTexts.DutyLate : RecordTexts.DutyOpen;
            yield return new Alert(line.State == DueState.Late ? "danger" : "warning", Fill(words, line.Title, line.Row.WindowEnd), line.Form);
        }
    }

    /// <summary>Those told at the latest time that allergies were asked about; none when the answer was "none".</summary>
    private Words? AllergiesIn(IReadOnlyList<Measured> values)
    {
        var told = values.Where(value => value.Concept == Allergies).ToList();
        if (told.Count == 0) return null;
        var on = told.Max(value => value.On);
        var options = packs.Set.Forms.Values.SelectMany(form => form.Items).First(item => item.Concept == Allergies && item.Options.Count > 0).Options;
        var named = told.Where(value => value.On == on && value.Value > 0 && value.Code != "none").Select(value => options.FirstOrDefault(option => option.Code == value.Code)?.Title).OfType<Words>().Distinct().ToList();
        return named.Count == 0 ? null : Fill(RecordTexts.Allergies, new Words(string.Join('、', named.Select(name => name.Zh)), string.Join(", ", named.Select(name => name.En))), on);
    }

    private static Words Fill(Words pattern, Words name, DateOnly day) => new(
        string.Format(CultureInfo.InvariantCulture, pattern.Zh, name.Zh, Dates.Of(day, "zh")), string.Format(CultureInfo.InvariantCulture, pattern.En, name.En, Dates.Of(day, "en")));

    /// <summary>A page that tells what would help, and for those who may the way in for emergencies.</summary>
    private static IResult NotInCare(Guid id, Fault fault, Visit visit, HttpContext context) =>
        fault.Code == Denial.Care.Code && Fault.IsForPeople(context.Request)
            ? new RazorComponentResult<EmergencyPage>(new { Person = id, MayOpen = MayEver.Do(visit.Visitor!.Reader, Act.EmergencyAccess) }) { StatusCode = StatusCodes.Status403Forbidden }
            : fault;
}
