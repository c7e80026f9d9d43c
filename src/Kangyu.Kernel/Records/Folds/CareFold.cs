using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Records.Folds;

/// <summary>
/// Which units may look after the person: the unit of registration until the person moves, a unit the person was served at (by card) for thirty days, and a unit the
/// person shares with until that is withdrawn.
/// </summary>
internal static class CareFold
{
    public const int CardDays = 30;

    public static void Apply(PersonState state, Entry entry, Changes changes)
    {
        var day = entry.Occurred.Date;
        switch (entry.Form.Id)
        {
            case CoreForms.Registration:
                Set(state, changes, new CareRow(state.Person, entry.Unit, "registration", day, null));
                break;
            case CoreForms.MoveOut:
                foreach (var row in state.Care.Values.Where(row => row.Until is null || row.Until > day).ToList())
                    Set(state, changes, row with { Until = day });
                break;
            case CoreForms.Consent when entry.Role("purpose") is { Text: "sharing" } && entry.Role("to_unit") is { Kind: ValueKind.Text } unit:
                Share(state, changes, unit.Text, day, entry.Role("answer") is { Text: ConsentFold.Yes });
                break;
            default:
                Served(state, entry, changes, day);
                break;
        }
    }

    private static void Share(PersonState state, Changes changes, string unit, DateOnly day, bool yes)
    {
        if (yes) Set(state, changes, new CareRow(state.Person, unit, "sharing", day, null));
        else if (state.Care.GetValueOrDefault((unit, "sharing")) is { Until: null } row) Set(state, changes, row with { Until = day });
    }

    private static void Served(PersonState state, Entry entry, Changes changes, DateOnly day)
    {
        if (state.Care.TryGetValue((entry.Unit, "registration"), out var home) && home.Until is null) return;
        var until = day.AddDays(CardDays);
        if (state.Care.TryGetValue((entry.Unit, "card"), out var row) && row.Until >= until) return;
        Set(state, changes, new CareRow(state.Person, entry.Unit, "card", row is { Until: { } end } && end >= day ? row.From : day, until));
    }

    private static void Set(PersonState state, Changes changes, CareRow row)
    {
        state.Care[(row.Unit, row.Why)] = row;
        changes.Care.RemoveAll(earlier => earlier.Unit == row.Unit && earlier.Why == row.Why);
        changes.Care.Add(row);
    }
}
