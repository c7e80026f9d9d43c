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
internal sealed class ReadPerson(Records records, PeopleView people, LookLog looks, PlanView plans, MeasuredView measured, ReadTimeline timeline, ActivePacks packs, UnitDirectory units)
{
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
        var values = await measured.Of(opened.Id, Charts.Concepts, sight.Readable.Open, MostMeasured, stop);
        var plan = await Plan(opened, stop);
        var safe = SafeCare.Of(packs.Set, state, sight);
        var entries = await timeline.Model(opened, filter, before, stop);
        return new PersonPageModel(
            opened, today, DueStates.StageOf(state, packs.Set, today, sight.Unit), MethodOf(opened), [.. Alerts(safe, plan)], safe, await Partners(opened, stop), plan, await Agreed(opened, stop),
            UsualForms.Of(packs.Set, sight, plan, entries.Page.Entries), Charts.Of(values), entries);
    }

    /// <summary>Those who said the same of this person: one who was only named is not shown.</summary>
    private async Task<IReadOnlyList<Partner>> Partners(OpenedRecord opened, CancellationToken stop)
    {
        var found = new List<Partner>();
        foreach (var id in opened.Record.State.Partners)
        {
            if (await people.Find(id, stop) is not { } other || !other.State.Partners.Any(opened.Record.People.Contains)) continue;
            found.Add(new Partner(id, other.Card.Name, other.CareUnits(records.Today).Contains(opened.Sight.Unit, StringComparer.Ordinal)));
        }
        return found;
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

    private static IEnumerable<Alert> Alerts(IReadOnlyList<SafeCareLine> safe, IReadOnlyList<PlanLine> plan)
    {
        if (AllergiesIn(safe) is { } allergies) yield return new Alert("danger", allergies);
        foreach (var line in plan.Where(line => line.Row.IsDuty && line.State is DueState.Due or DueState.Late).Reverse())
        {
            var words = line.State == DueState.Late ? RecordTexts.DutyLate : RecordTexts.DutyOpen;
            yield return new Alert(line.State == DueState.Late ? "danger" : "warning", Fill(words, line.Title, line.Row.WindowEnd), line.Form);
        }
    }

    /// <summary>Those last told; none when the answer was that there are none.</summary>
    private static Words? AllergiesIn(IReadOnlyList<SafeCareLine> lines)
    {
        var told = lines.Where(line => line.Kind == SafeCare.Allergies && !SaysNone(line.Value)).ToList();
        if (told.Count == 0) return null;
        return Fill(RecordTexts.Allergies, new Words(In("zh", "、"), In("en", ", ")), told.Max(line => line.On));

        string In(string language, string between) => string.Join(between, told.Select(line => AnswerText.Of(line.Item, line.Value, language, (_, id) => id)).Distinct(StringComparer.Ordinal));
    }

    private static bool SaysNone(Value value) => value.Kind switch
    {
        ValueKind.Codes => value.Codes is [] or ["none"] or ["unknown"],
        ValueKind.Text => value.Text is "no" or "none" or "unknown",
        _ => true,
    };

    private static Words Fill(Words pattern, Words name, DateOnly day) => new(
        string.Format(CultureInfo.InvariantCulture, pattern.Zh, name.Zh, Dates.Of(day, "zh")), string.Format(CultureInfo.InvariantCulture, pattern.En, name.En, Dates.Of(day, "en")));

    /// <summary>A page that tells what would help, and for those who may the way in for emergencies.</summary>
    private static IResult NotInCare(Guid id, Fault fault, Visit visit, HttpContext context) =>
        fault.Code == Denial.Care.Code && Fault.IsForPeople(context.Request)
            ? new RazorComponentResult<EmergencyPage>(new { Person = id, MayOpen = MayEver.Do(visit.Visitor!.Reader, Act.EmergencyAccess) }) { StatusCode = StatusCodes.Status403Forbidden }
            : fault;
}
