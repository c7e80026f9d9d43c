using Kangyu.Demo.People;

namespace Kangyu.Demo.Course;

/// <summary>Days and hours at which units are open.</summary>
internal static class OpeningHours
{
    /// <summary>A moment of the day in opening hours, mostly in the morning; a closed day gives way to the next open one.</summary>
    public static DateTime Open(DateOnly day, Chance chance)
    {
        while (IsClosed(day, chance)) day = day.AddDays(1);
        int minute = chance.PerMille(620) ? chance.Between(8 * 60, (11 * 60) + 30) : chance.Between(14 * 60, (16 * 60) + 40);
        return day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
    }

    /// <summary>Villages open on some Sundays; nobody on the longest holidays. The days around the Spring Festival are rounded to early February.</summary>
    private static bool IsClosed(DateOnly day, Chance chance) => (day.Month, day.Day) switch
    {
        (1, 1) or (5, 1) or (10, 1 or 2 or 3) => true,
        (2, >= 1 and <= 5) => chance.PerMille(850),
        _ => day.DayOfWeek == DayOfWeek.Sunday && chance.PerMille(800),
    };
}
