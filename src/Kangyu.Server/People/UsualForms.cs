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

    /// <summary>All that may be written about a person, by pack.</summary>
    public static IReadOnlyList<(Pack Pack, IReadOnlyList<Form> Forms)> All(PackSet packs, Sight sight) =>
    [
        .. packs.Packs.Select(pack => (pack, (IReadOnlyList<Form>)[.. pack.Forms.Where(form => form.About == SubjectKind.Person && form.Id != CoreForms.Registration && sight.MayWrite(form))]))
            .Where(pair => pair.Item2.Count > 0),
    ];

    /// <summary>The consent and the procedure of the method that was chosen last, until it was begun.</summary>
    private static IEnumerable<Form> AfterChoice(PackSet packs, IReadOnlyList<TimelineEntry> newest)
    {
        var last = newest.FirstOrDefault(entry => entry.Holds && (entry.Entry.Form.ItemWith("method_chosen") is not null || entry.Entry.Form.Procedure is not null));
        if (last?.Entry.Role("method_chosen").Text is not { Length: > 0 } method) return [];
        var procedures = packs.Forms.Values.Where(form => form.Procedure is not null && form.ItemWith("method_started")?.Options.Any(option => option.Code == method) == true);
        return procedures.SelectMany(form => new[] { form.Procedure!.Consent is { } consent ? packs.Forms.GetValueOrDefault(consent) : null, form }).OfType<Form>();
    }
}
