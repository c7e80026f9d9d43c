using Kangyu.Kernel;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Store.Views;

namespace Kangyu.Server.People;

/// <summary>
/// The few forms that are usually next, so that nobody looks for them; all others stand behind "all forms", and none is a condition for another (S8). What is due comes first,
/// then the way of a choice: counselling, history, choice, and for a method that was chosen its consent and its procedure.
/// </summary>
internal static class UsualForms
{
    private const int Most = 6;

    /// <summary>So many of the way lead to a choice.</summary>
    private const int ToChoice = 3;

    private static readonly string[] Way =
    [
        "contraception.counselling", "contraception.history_examination", "contraception.choice", "contraception.supply", "contraception.follow_up", "contraception.change_request",
        "contraception.emergency_contraception", "blood-pressure.measure",
    ];

    public static IReadOnlyList<Form> Of(PackSet packs, Sight sight, IReadOnlyList<PlanLine> plan, IReadOnlyList<TimelineEntry> newest)
    {
        var next = plan.Where(line => line.IsOpen && line.State != Kernel.Pathways.DueState.Ahead).OrderBy(line => line.Row.DueOn).Select(line => line.Form).OfType<Form>()
            .Concat(AfterChoice(packs, newest))
            .Concat(Way.Select(id => packs.Forms.GetValueOrDefault(id)).OfType<Form>());
        return [.. next.Distinct().Where(form => form.About == SubjectKind.Person && sight.MayWrite(form)).Take(Most)];
    }

    /// <summary>
    /// What is usually filled in after the form that was saved, unless it was today; null where the way ends, and where the person wants no more today (S6: none and not today are
    /// complete). The way is the same whatever is chosen; after a procedure it ends with what the unit owes.
    /// </summary>
    public static SavedForm After(PackSet packs, PersonPageModel person, Entry saved)
    {
        var (sight, newest) = (person.Opened.Sight, person.Timeline.Page.Entries);
        var written = newest.Where(line => line.Holds && line.Entry.Occurred.Date == person.Today).Select(line => line.Entry.Form.Id).ToHashSet(StringComparer.Ordinal);
        var at = Array.IndexOf(Way, saved.Form.Id, 0, ToChoice);
        IEnumerable<Form> ahead = saved.Form.Id == CoreForms.Registration || at >= 0
            ? Way.Take(ToChoice).Skip(at + 1).Select(id => packs.Forms.GetValueOrDefault(id)).OfType<Form>().Concat(AfterChoice(packs, newest))
            : saved.Form.Procedure is null ? AfterChoice(packs, newest)
            : person.Plan.Where(line => line.Row.IsDuty && line.IsOpen).Select(line => line.Form).OfType<Form>();
        return new SavedForm(saved.Form, GoesOn(saved) ? ahead.FirstOrDefault(form => !written.Contains(form.Id) && sight.MayWrite(form)) : null);
    }

    private static bool GoesOn(Entry saved) =>
        Said(saved, "counselling_wanted", "yes") && Said(saved, "counselling_ended", "choose") && Said(saved, "received_how", "today");

    private static bool Said(Entry entry, string item, string answer) =>
        entry.Form.Items.FirstOrDefault(one => one.Id == item) is not { } asked || entry[asked] is not { IsAnswered: true } said || said.Text == answer;

    /// <summary>All that may be written about a person, by pack; consents and procedures each under a heading of their own, because there are many.</summary>
    public static IReadOnlyList<(Words Title, IReadOnlyList<Form> Forms)> All(PackSet packs, Sight sight) =>
    [
        .. packs.Packs.OrderBy(pack => pack.Name == "core").SelectMany(pack => pack.Forms.Where(form => form.About == SubjectKind.Person && form.Id != CoreForms.Registration && sight.MayWrite(form))
            .GroupBy(form => form.ConsentFor is not null ? 1 : form.Procedure is not null ? 2 : 0).OrderBy(group => group.Key)
            .Select(group => (group.Key switch { 1 => RecordTexts.Consents, 2 => RecordTexts.Procedures, _ => pack.Title }, (IReadOnlyList<Form>)[.. group]))),
    ];

    /// <summary>What gives the method that was chosen last, its consent first, until it was begun.</summary>
    private static IEnumerable<Form> AfterChoice(PackSet packs, IReadOnlyList<TimelineEntry> newest)
    {
        var last = newest.FirstOrDefault(entry => entry.Holds && (entry.Entry.Form.ItemWith("method_chosen") is not null || entry.Entry.Role("method_started").IsAnswered));
        if (last?.Entry.Role("method_chosen").Text is not { Length: > 0 } method) return [];
        var givers = packs.Forms.Values.Where(form => form.ItemWith("method_started")?.Options.Any(option => option.Code == method) == true);
        return givers.SelectMany(form => new[] { form.Procedure?.Consent is { } consent ? packs.Forms.GetValueOrDefault(consent) : null, form }).OfType<Form>();
    }
}
