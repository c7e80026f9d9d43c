using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;

namespace Kangyu.Kernel.Forms;

/// <summary>Fills a form's facts from the record, as a reader in the unit may know them on the day (S13).</summary>
public static class FactFiller
{
    /// <param name="state">Null when nothing is known of the person.</param>
    public static void Fill(Form form, PersonState? state, string unit, DateOnly day, Value[] slots)
    {
        if (state is null) return;
        foreach (var fact in form.Facts) slots[fact.Slot] = Read(fact, state, unit, day);
    }

    private static Value Read(Fact fact, PersonState state, string unit, DateOnly day) => fact.Kind switch
    {
        FactKind.PersonBorn => state.Born is { } born ? Value.Of(born) : default,
        FactKind.PersonSex => Value.Of(state.Sex),
        FactKind.PersonAge => state.Born is { } born && Age(born, day) is >= 0 and var age ? Value.Of(age) : default,
        FactKind.Latest => Latest(fact, state, unit, day) is { } latest ? latest.Value : default,
        FactKind.DateOfLatest => Latest(fact, state, unit, day) is { } latest ? Value.Of(latest.Day) : default,
        FactKind.Ever => Ever(fact, state, unit),
        FactKind.CountOf => Value.Of(Count(fact, state, unit, day)),
        _ => default,
    };

    /// <summary>Whole years; who is born on 29 February has the birthday on 1 March in other years.</summary>
    public static int Age(DateOnly born, DateOnly day)
    {
        var years = day.Year - born.Year;
        return (day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? years - 1 : years;
    }

    private static FactState? Latest(Fact fact, PersonState state, string unit, DateOnly day)
    {
        if (state.Latest(fact.Concept!, unit) is not { } latest || latest.Day > day) return null;
        return latest.Day >= Since(fact, day) ? latest : null;
    }

    private static Value Ever(Fact fact, PersonState state, string unit)
    {
        var ever = state.SeenFrom(state.Facts, fact.Concept!, unit).ConvertAll(known => known.Ever);
        if (ever.Count == 0) return default;
        foreach (var value in fact.Values.Count == 0 ? YesOnly : fact.Values)
            if (ever.Exists(had => had.Contains(value, StringComparer.Ordinal)))
                return Value.Of(true);
        return Value.Of(false);
    }

    private static readonly string[] YesOnly = ["yes"];

    private static int Count(Fact fact, PersonState state, string unit, DateOnly day)
    {
        var since = Since(fact, day).DayNumber;
        var count = 0;
        foreach (var days in state.SeenFrom(state.Counts, fact.Concept!, unit))
            foreach (var on in days)
                if (on >= since && on <= day.DayNumber) count++;
        return count;
    }

    private static DateOnly Since(Fact fact, DateOnly day) => (fact.WithinMonths, fact.WithinDays) switch
    {
        (null, null) => DateOnly.MinValue,
        var (months, days) => day.AddMonths(-(months ?? 0)).AddDays(-(days ?? 0)),
    };
}
