namespace Kangyu.Kernel.Expressions;

/// <summary>
/// Arithmetic on day numbers (<see cref="DateOnly.DayNumber"/>), the same as in web/src/expressions/calendar.ts. Days are
/// doubles so that "unanswered" is NaN throughout; whatever leaves the years 1 to 9999 is unanswered.
/// </summary>
internal static class Calendar
{
    public const double MinutesADay = 1440;

    private static readonly double LastDay = DateOnly.MaxValue.DayNumber;

    /// <summary>Months first, clamped to the end of the month (2026-01-31 + 1 month = 2026-02-28), then days.</summary>
    public static double Add(double day, Period period)
    {
        if (double.IsNaN(day)) return double.NaN;
        if (period.Months != 0) day = AddMonths(day, period.Months);
        return Checked(day + period.Days);
    }

    /// <summary>The same day at the same time, some period later. Minutes since 0001-01-01T00:00.</summary>
    public static double AddToTime(double minutes, Period period)
    {
        var day = Math.Floor(minutes / MinutesADay);
        return (Add(day, period) * MinutesADay) + (minutes - (day * MinutesADay));
    }

    /// <summary>The largest n such that from + n months is not after to; negative when to lies before from.</summary>
    public static double MonthsBetween(double from, double to)
    {
        if (double.IsNaN(from) || double.IsNaN(to)) return double.NaN;
        var (start, end) = (At(from), At(to));
        var months = ((end.Year - start.Year) * 12) + end.Month - start.Month;
        return Math.Min(start.Day, DateTime.DaysInMonth(end.Year, end.Month)) > end.Day ? months - 1 : months;
    }

    /// <summary>Whole weeks, rounded down: three days before is week -1, so that "0 weeks since" is never in the future.</summary>
    public static double WeeksBetween(double from, double to) => Math.Floor((to - from) / 7);

    /// <summary>Whole years of age. Who is born on 02-29 has the birthday on 03-01 in other years.</summary>
    public static double Age(double birth, double at)
    {
        if (double.IsNaN(birth) || double.IsNaN(at)) return double.NaN;
        var (born, day) = (At(birth), At(at));
        var reached = day.Month > born.Month || (day.Month == born.Month && day.Day >= born.Day);
        return day.Year - born.Year - (reached ? 0 : 1);
    }

    private static double AddMonths(double day, int months)
    {
        if (double.IsNaN(Checked(day))) return double.NaN;
        var date = At(day);
        var month = (date.Year * 12L) + date.Month - 1 + months;
        if (month is < 12 or >= 120000) return double.NaN;
        var (year, ordinal) = ((int)(month / 12), (int)(month % 12) + 1);
        return new DateOnly(year, ordinal, Math.Min(date.Day, DateTime.DaysInMonth(year, ordinal))).DayNumber;
    }

    private static DateOnly At(double day) => DateOnly.FromDayNumber((int)day);

    private static double Checked(double day) => day >= 0 && day <= LastDay ? day : double.NaN;
}
