using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Records.Folds;

/// <summary>
/// Which units may look after the person: the unit of registration until the person moves, a unit the person was served at (by card) for thirty days, and a unit the
/// person shares the whole record with until that is withdrawn. Who shares a part of it opens no record. A unit that the person named sees private entries too (S13).
/// </summary>
internal static class CareFold
{
    public const int CardDays = 30;

    private const string Everything = "everything";
    private const string EverythingPrivate = "everything_private";

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
                Share(state, changes, unit.Text, day, entry.Role("answer") is { Text: ConsentFold.Yes } ? entry.Role("shared") : default);
                break;
            default:
                Served(state, entry, changes, day);
                break;
        }
    }

    private static void Share(PersonState state, Changes changes, string unit, DateOnly day, Value shared)
    {
        var codes = shared.Kind == ValueKind.Codes ? shared.Codes : [];
        var named = codes.Contains(EverythingPrivate, StringComparer.Ordinal);
        Set(state, changes, unit, CareRow.Sharing, day, named || codes.Contains(Everything, StringComparer.Ordinal));
        Set(state, changes, unit, CareRow.Private, day, named);
    }

    /// <summary>What is withdrawn ends at once (S5): its last day is the day before.</summary>
    private static void Set(PersonState state, Changes changes, string unit, string why, DateOnly day, bool stands)
    {
        if (stands) Set(state, changes, new CareRow(state.Person, unit, why, day, null));
        else if (state.Care.GetValueOrDefault((unit, why)) is { Until: null } row) Set(state, changes, row with { Until = day.AddDays(-1) });
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
