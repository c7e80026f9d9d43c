using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo.Stories;

/// <summary>Something the person agreed to be reminded of: one occurrence of a pathway's step, as the folds will open it.</summary>
internal sealed record Promise(DueKey Key, string Offer, DateOnly From, DateOnly Due, DateOnly Until, Step Step)
{
    /// <summary>The pathways with offers that an entry starts.</summary>
    public static IEnumerable<(Pathway Pathway, DateOnly Start)> Started(PackSet packs, Form form, Value[] answers, DateOnly day)
    {
        foreach (var pathway in packs.PathwaysStartedBy[form.Id])
        {
            if (pathway.Duty is not null) continue;
            foreach (var start in pathway.Starts)
            {
                if (start.Form != form.Id || start.If?.Evaluate(new EvalContext(answers, day)).IsTrue == false) continue;
                yield return (pathway, start.At?.Evaluate(new EvalContext(answers, day)) is { Kind: ValueKind.Date } begun ? begun.Date : day);
            }
        }
    }

    /// <summary>What a start promises: the occurrences of the steps whose offers were answered with yes, within the term of the offer.</summary>
    public static IEnumerable<Promise> Of(PackSet packs, Form form, Guid entry, Value[] answers, Pathway pathway, DateOnly start)
    {
        var slots = new Value[form.Slots + 1];
        answers.CopyTo(slots, 0);
        slots[form.Slots] = Value.Of(start);
        foreach (var step in pathway.Steps)
        {
            string offer = step.Offer ?? pathway.Offer!;
            if (!Offers(form).Any(item => item.Offer == offer && answers[item.Slot].Text == "yes")) continue;
            if (!step.Due.TryGetValue(form.Id, out var due) || due.Evaluate(new EvalContext(slots, start)) is not { Kind: ValueKind.Date } first) continue;
            var last = start.AddMonths(packs.Offers[offer].Months);
            for (int number = 0; number < (step.Repeat?.Count ?? 1); number++)
            {
                var on = step.Repeat is { } every ? first.Date.AddMonths(every.Interval.Months * number).AddDays(every.Interval.Days * number) : first.Date;
                if (on > last) break;
                yield return new Promise(new DueKey(entry, pathway.Id, step.Index, number), offer, Shift(on, step.WindowStart), on, Shift(on, step.WindowEnd), step);
            }
        }
    }

    /// <summary>The pathways that an entry may end.</summary>
    public static IEnumerable<Pathway> Ends(PackSet packs, Form form) => packs.PathwaysTouchedBy[form.Id].Where(pathway => pathway.Duty is null && pathway.Ends.Any(end => end.Form == form.Id));

    /// <summary>The pathways that an entry ends.</summary>
    public static IEnumerable<Pathway> Ends(PackSet packs, Form form, Value[] answers, DateOnly day) => Ends(packs, form)
        .Where(pathway => pathway.Ends.Any(end => end.Form == form.Id && end.If?.Evaluate(new EvalContext(answers, day)).IsFalse != true));

    public bool IsOfContraception => Key.Pathway.StartsWith("contraception.", StringComparison.Ordinal);

    public static IEnumerable<Item> Offers(Form form) => form.Items.Where(item => item.Offer is not null);

    public bool IsDoneBy(string form) => Step.Forms.Contains(form, StringComparer.Ordinal);

    private static DateOnly Shift(DateOnly day, Period by) => day.AddMonths(by.Months).AddDays(by.Days);
}
