using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Kernel.Records.Folds;

namespace Kangyu.Kernel.Pathways;

/// <summary>
/// Pathways follow from entries: an entry first completes steps, then ends, then starts. Occurrences are stored; whether one is due or lapsed is computed from today at
/// read. An offer that stands makes its occurrences live; a withdrawal closes them and deletes none (S5). A new start of an offered pathway closes the old one; duties stand
/// beside each other until each is done. What stays in a room never moves what is outside it (S13).
/// </summary>
internal static class PathwayFold
{
    public static void Apply(PackSet packs, PersonState state, Entry entry)
    {
        foreach (var pathway in packs.PathwaysTouchedBy[entry.Form.Id])
        {
            CompleteAny(pathway, state, entry);
            if (pathway.Ends.Any(end => end.Form == entry.Form.Id && Holds(end.If, entry))) Close(state, pathway.Id, Rooms.Of(entry.Form, entry.Unit));
            foreach (var start in pathway.Starts)
                if (start.Form == entry.Form.Id && Carries(state, entry, start.Flag) && Holds(start.If, entry))
                    Open(state, pathway, start, entry);
        }
        if (entry.Form.Id == CoreForms.MessageOut) Reminded(state, entry);
        Lighten(state);
    }

    /// <summary>Of several open duties of one kind an entry answers the oldest: each procedure without consent has its own review (S7).</summary>
    private static void CompleteAny(Pathway pathway, PersonState state, Entry entry)
    {
        foreach (var instance in InTurn(pathway, state, entry))
            if (Complete(pathway, instance, entry) && pathway.Duty is not null) return;
    }

    /// <summary>
    /// The instances that an entry may answer, those it most likely means first. An open entry looks at what is private only after everything open, and only in its own unit; a
    /// private one never touches what is open: so nothing outside a room tells of what is in it (S13). Documents are those of the unit's own procedures.
    /// </summary>
    private static List<PathwayInstance> InTurn(Pathway pathway, PersonState state, Entry entry)
    {
        var all = state.Instances.FindAll(instance => instance.Pathway == pathway.Id && instance.Open && instance.Root != entry.Root);
        if (pathway.Duty is null || all.Count == 0) return all;
        var room = Rooms.Of(entry.Form, entry.Unit);
        var may = all.FindAll(instance => room.Length > 0 ? instance.Room.Length > 0
            : instance.Room.Length == 0 ? pathway.Duty != DutyKind.Procedure || instance.Unit == entry.Unit
            : instance.Room == entry.Unit);
        return [.. may.OrderBy(instance => instance.Room.Length > 0).ThenBy(instance => instance.Unit != entry.Unit)];
    }

    private static bool Holds(Expression? condition, Entry entry) =>
        condition is null || condition.Evaluate(new EvalContext(entry.Slots, entry.Occurred.Date)).IsTrue;

    /// <summary>Flags are worked out anew at each fold, so that a rebuild and a late consent give the same.</summary>
    private static bool Carries(PersonState state, Entry entry, string? flag) =>
        flag is null || ProcedureFold.Flags(state, entry).Contains(flag, StringComparer.Ordinal);

    /// <summary>Every occurrence whose window has begun is done by it; for the next one it is noted as early.</summary>
    private static bool Complete(Pathway pathway, PathwayInstance instance, Entry entry)
    {
        var day = entry.Occurred.Date;
        var done = false;
        foreach (var occurrence in instance.Occurrences)
        {
            if (occurrence.DoneOn is not null || !Does(pathway.Steps[occurrence.Step], entry)) continue;
            if (day < occurrence.WindowStart)
            {
                occurrence.EarlyOn ??= day;
                break;
            }
            occurrence.DoneOn = day;
            occurrence.DoneBy = entry.Root;
            done = true;
        }
        return done;
    }

    private static bool Does(Step step, Entry entry) =>
        step.Forms.Contains(entry.Form.Id, StringComparer.Ordinal) && Holds(step.DoneIf.GetValueOrDefault(entry.Form.Id), entry);

    /// <summary>What is done stays; what is open no longer speaks. What happened in a room ends only what is in it.</summary>
    private static void Close(PersonState state, string pathway, string room)
    {
        foreach (var instance in state.Instances)
            if (instance.Pathway == pathway && (room.Length == 0 || instance.Room == room)) instance.Open = false;
    }

    private static void Open(PersonState state, Pathway pathway, Start start, Entry entry)
    {
        var first = entry.Occurred.Date;
        if (start.At is { } at)
        {
            if (at.Evaluate(new EvalContext(entry.Slots, first)) is not { Kind: ValueKind.Date } day) return;
            first = day.Date;
        }
        var room = Rooms.Of(entry.Form, entry.Unit);
        if (pathway.Duty is null) Close(state, pathway.Id, room);
        var instance = new PathwayInstance(entry.Root, pathway.Id, first, entry.Unit, entry.Author, room);
        foreach (var step in pathway.Steps) AddOccurrences(pathway, step, entry, first, instance);
        state.Instances.RemoveAll(old => old.Pathway == pathway.Id && old.Root == entry.Root);
        state.Instances.Add(instance);
    }

    private static void AddOccurrences(Pathway pathway, Step step, Entry entry, DateOnly start, PathwayInstance instance)
    {
        if (!step.Due.TryGetValue(entry.Form.Id, out var expression)) return;
        var slots = new Value[entry.Form.Slots + 1];
        entry.Slots.CopyTo(slots, 0);
        slots[entry.Form.Slots] = Value.Of(start);
        if (expression.Evaluate(new EvalContext(slots, entry.Occurred.Date)) is not { Kind: ValueKind.Date } first) return;
        var offer = pathway.Duty is null ? step.Offer ?? pathway.Offer : null;
        for (var number = 0; number < (step.Repeat?.Count ?? 1); number++)
        {
            var due = step.Repeat is { } every ? first.Date.AddMonths(every.Interval.Months * number).AddDays(every.Interval.Days * number) : first.Date;
            instance.Occurrences.Add(new Occurrence(step.Index, number, offer, due, Shift(due, step.WindowStart), Shift(due, step.WindowEnd)));
        }
    }

    private static DateOnly Shift(DateOnly day, Period by) => day.AddMonths(by.Months).AddDays(by.Days);

    /// <summary>A reminder that left the house names the occurrence it was for (<see cref="DueKey.Name"/>).</summary>
    private static void Reminded(PersonState state, Entry entry)
    {
        if (entry.Form.Items.FirstOrDefault(item => item.Id == "message_due") is not { } item || entry[item] is not { Kind: ValueKind.Text } due) return;
        foreach (var instance in state.Instances)
            foreach (var occurrence in instance.Occurrences)
                if (due.Text == new DueKey(instance.Root, instance.Pathway, occurrence.Step, occurrence.Number).Name)
                    occurrence.RemindedOn ??= entry.Occurred.Date;
    }

    /// <summary>Sets which occurrences speak. An offer holds for what falls due within its term.</summary>
    private static void Lighten(PersonState state)
    {
        foreach (var instance in state.Instances)
            foreach (var occurrence in instance.Occurrences)
                if (occurrence.DoneOn is null)
                    occurrence.Live = instance.Open && (occurrence.Offer is null || ConsentFold.Stands(state, occurrence.Offer, occurrence.DueOn));
    }
}
