using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo.Stories;

/// <summary>Something the person agreed to be reminded of: one occurrence of a pathway's step, as the folds will open it.</summary>
internal sealed record Promise(DueKey Key, string Offer, DateOnly From, DateOnly Due, DateOnly Until, string Title, bool IsFollowUp)
{
    /// <summary>What an entry promises: the steps of the pathways it starts whose offers it answers with yes, within the term of the offer.</summary>
    public static IEnumerable<Promise> Of(PackSet packs, Form form, Guid entry, Value[] answers, DateOnly day)
    {
        foreach (var pathway in packs.PathwaysStartedBy[form.Id])
        {
            foreach (var start in pathway.Starts)
            {
                if (start.Form != form.Id || start.Flag is not null || pathway.Duty is not null) continue;
                foreach (var step in pathway.Steps)
                    if (Wanted(form, step.Offer ?? pathway.Offer, answers) && Holds(start.If, answers, day))
                        foreach (var promise in Steps(packs, form, pathway, step, entry, answers, Begin(start.At, answers, day))) yield return promise;
            }
        }
    }

    private static bool Wanted(Form form, string? offer, Value[] answers)
    {
        foreach (var section in form.Sections)
            foreach (var item in section.Items)
                if (item.Type == ItemType.Offer && item.Offer == offer && answers[item.Slot].Text == "yes") return true;
        return false;
    }

    private static bool Holds(Expression? condition, Value[] answers, DateOnly day) => condition is null || condition.Evaluate(new EvalContext(answers, day)).IsTrue;

    private static DateOnly Begin(Expression? at, Value[] answers, DateOnly day) =>
        at?.Evaluate(new EvalContext(answers, day)) is { Kind: ValueKind.Date } begun ? begun.Date : day;

    private static IEnumerable<Promise> Steps(PackSet packs, Form form, Pathway pathway, Step step, Guid entry, Value[] answers, DateOnly start)
    {
        var slots = new Value[form.Slots + 1];
        answers.CopyTo(slots, 0);
        slots[form.Slots] = Value.Of(start);
        if (!step.Due.TryGetValue(form.Id, out var due) || due.Evaluate(new EvalContext(slots, start)) is not { Kind: ValueKind.Date } first) yield break;
        string offer = step.Offer ?? pathway.Offer!;
        var last = start.AddMonths(packs.Offers[offer].Months);
        for (int number = 0; number < (step.Repeat?.Count ?? 1); number++)
        {
            var on = step.Repeat is { } every ? first.Date.AddMonths(every.Interval.Months * number).AddDays(every.Interval.Days * number) : first.Date;
            if (on > last) yield break;
            yield return new Promise(new DueKey(entry, pathway.Id, step.Index, number), offer, Shift(on, step.WindowStart), on, Shift(on, step.WindowEnd),
                step.Slip?.Zh ?? "健康服务", step.Forms.Contains("contraception.follow_up"));
        }
    }

    private static DateOnly Shift(DateOnly day, Period by) => day.AddMonths(by.Months).AddDays(by.Days);
}
