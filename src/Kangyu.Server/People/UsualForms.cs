using Kangyu.Kernel;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Store.Views;

namespace Kangyu.Server.People;

/// <summary>
/// The few forms that are usually next, as the packs say (<c>way</c>, <c>usual</c>), so that nobody looks for them; all others stand behind their service, and none is a condition for
/// another (S8). What is due comes first, then what gives a method that was chosen, then the service that this person was last seen for. What gives a receipt stands last, whatever the service was.
/// </summary>
internal static class UsualForms
{
    private const int Most = 6;

    public static IReadOnlyList<Form> Of(PackSet packs, Sight sight, IReadOnlyList<PlanLine> plan, IReadOnlyList<TimelineEntry> newest)
    {
        var service = LastService(packs, newest);
        var next = plan.Where(line => line.IsOpen && line.State != Kernel.Pathways.DueState.Ahead).OrderBy(line => line.Row.DueOn).Select(line => line.Form).OfType<Form>()
            .Concat(AfterChoice(packs, newest))
            .Concat(service.Way.Select(step => step.Form).Concat(service.Usual).Select(id => packs.Forms[id]));
        return [.. next.Where(form => form.About == SubjectKind.Person && !form.Receipt && sight.MayWrite(form)).Distinct().Take(Most), .. packs.Forms.Values.Where(form => form.Receipt && IsListed(form, sight))];
    }

    /// <summary>The services of which the reader may write something about a person, in the order of the screens.</summary>
    public static IReadOnlyList<Pack> Services(PackSet packs, Sight sight) => [.. packs.Packs.Where(pack => pack.Name != Core && pack.Forms.Any(form => IsListed(form, sight)))];

    /// <summary>
    /// What is usually filled in after the form that was saved, unless it was today; null where the way ends, and where its entry says so (S6: none and not today are complete). The way is
    /// the same whatever is chosen; after a procedure it ends with what the unit owes.
    /// </summary>
    public static SavedForm After(PackSet packs, PersonPageModel person, Entry saved)
    {
        var (sight, newest) = (person.Opened.Sight, person.Timeline.Page.Entries);
        var written = newest.Where(line => line.Holds && line.Entry.Occurred.Date == person.Today).Select(line => line.Entry.Form.Id).ToHashSet(StringComparer.Ordinal);
        var way = saved.Form.Id == CoreForms.Registration ? FirstService(packs).Way : packs.Packs.First(pack => pack.Name == saved.Form.Pack).Way;
        var at = way.ToList().FindIndex(step => step.Form == saved.Form.Id);
        IEnumerable<Form> ahead = saved.Form.Id == CoreForms.Registration || at >= 0
            ? way.Skip(at + 1).Select(step => packs.Forms[step.Form]).Concat(AfterChoice(packs, newest))
            : saved.Form.Procedure is null ? AfterChoice(packs, newest)
            : person.Plan.Where(line => line.Row.IsDuty && line.IsOpen).Select(line => line.Form).OfType<Form>();
        return new SavedForm(saved.Form, at < 0 || GoesOn(way[at].GoesOn, saved) ? ahead.FirstOrDefault(form => !written.Contains(form.Id) && sight.MayWrite(form)) : null);
    }

    /// <summary>All that may be written about a person, by service; consents and procedures each under a heading of their own, because there are many.</summary>
    public static IReadOnlyList<FormsOfService> All(PackSet packs, Sight sight) =>
    [
        .. packs.Packs.OrderBy(pack => pack.Name == Core).Select(pack => new FormsOfService(pack,
            [
                .. pack.Forms.Where(form => IsListed(form, sight)).GroupBy(form => form.ConsentFor is not null ? 1 : form.Procedure is not null ? 2 : 0).OrderBy(group => group.Key)
                    .Select(group => (group.Key switch { 1 => RecordTexts.Consents, 2 => RecordTexts.Procedures, _ => (Words?)null }, (IReadOnlyList<Form>)[.. group])),
            ])).Where(service => service.Groups.Count > 0),
    ];

    private const string Core = "core";

    private static bool IsListed(Form form, Sight sight) => form.About == SubjectKind.Person && form.Id != CoreForms.Registration && sight.MayWrite(form);

    private static Pack FirstService(PackSet packs) => packs.Packs.FirstOrDefault(pack => pack.Way.Count > 0) ?? packs.Packs[0];

    private static Pack LastService(PackSet packs, IReadOnlyList<TimelineEntry> newest)
    {
        var ways = packs.Packs.Where(pack => pack.Way.Count + pack.Usual.Count > 0).ToDictionary(pack => pack.Name, StringComparer.Ordinal);
        return newest.Where(line => line.Holds && !line.Entry.Form.Receipt).Select(line => ways.GetValueOrDefault(line.Entry.Form.Pack)).FirstOrDefault(pack => pack is not null) ?? FirstService(packs);
    }

    /// <summary>What was not answered does not end the way.</summary>
    private static bool GoesOn(Expression? condition, Entry saved) =>
        condition is null || condition.Evaluate(new EvalContext(saved.Slots, saved.Occurred.Date)) is not { IsAnswered: true, IsTrue: false };

    /// <summary>What gives the method that was chosen last, its consent first, until it was begun.</summary>
    private static IEnumerable<Form> AfterChoice(PackSet packs, IReadOnlyList<TimelineEntry> newest)
    {
        var last = newest.FirstOrDefault(entry => entry.Holds && (entry.Entry.Form.ItemWith("method_chosen") is not null || entry.Entry.Role("method_started").IsAnswered));
        if (last?.Entry.Role("method_chosen").Text is not { Length: > 0 } method) return [];
        var givers = packs.Forms.Values.Where(form => form.ItemWith("method_started")?.Options.Any(option => option.Code == method) == true);
        return givers.SelectMany(form => new[] { form.Procedure?.Consent is { } consent ? packs.Forms.GetValueOrDefault(consent) : null, form }).OfType<Form>();
    }
}

/// <summary>The forms of one service in groups; a group without words is the main one.</summary>
internal sealed record FormsOfService(Pack Pack, IReadOnlyList<(Words? Title, IReadOnlyList<Form> Forms)> Groups)
{
    public int Count => Groups.Sum(group => group.Forms.Count);
}
