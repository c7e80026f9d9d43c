using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Pathways;

/// <summary>What an occurrence is on a day. <see cref="Lapsed"/> shows only on the person's own page (S4); a duty never lapses, it is late.</summary>
public enum DueState { Ahead, Due, Late, Done, Lapsed }

/// <summary>Reads due rows and the stage of the plan on a day. Time enters only as an argument.</summary>
public static class DueStates
{
    public static DueState Of(DueRow row, DateOnly today)
    {
        if (row.DoneOn is not null) return DueState.Done;
        if (today < row.WindowStart) return DueState.Ahead;
        if (row.IsDuty) return today > row.WindowEnd ? DueState.Late : DueState.Due;
        return today > row.WindowEnd ? DueState.Lapsed : DueState.Due;
    }

    /// <summary>The due rows of a person that a reader in the unit may know of, by due date.</summary>
    public static IReadOnlyList<DueRow> RowsOf(PersonState state, string unit) =>
        [.. DueRows.Of(state).Values.Where(row => state.Opens(row.Room, unit))
            .OrderBy(row => row.DueOn).ThenBy(row => row.Key.Pathway, StringComparer.Ordinal).ThenBy(row => row.Key.Step)];

    /// <summary>The most urgent stage among open pathways that a reader in the unit may know of; healthy when nothing is pending.</summary>
    public static Stage StageOf(PersonState state, PackSet packs, DateOnly today, string unit)
    {
        var stage = Stage.Healthy;
        foreach (var instance in state.Instances)
        {
            if (!instance.Open || !state.Opens(instance.Room, unit) || !packs.Pathways.TryGetValue(instance.Pathway, out var pathway)) continue;
            if (pathway.Stage <= stage || !instance.Occurrences.Any(row => row is { Live: true, DoneOn: null } && today <= row.WindowEnd)) continue;
            stage = pathway.Stage;
        }
        return stage;
    }
}
