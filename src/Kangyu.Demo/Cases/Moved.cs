namespace Kangyu.Demo.Cases;

/// <summary>By how much a story is moved in time: by days, so that weekdays stay, or by months, so that months, quarters and their last days stay.</summary>
internal readonly record struct Moved(int Months, int Days)
{
    public DateOnly Move(DateOnly day)
    {
        if (Months == 0) return day.AddDays(Days);
        var moved = day.AddMonths(Months);
        return day.AddDays(1).Day == 1 ? new DateOnly(moved.Year, moved.Month, DateTime.DaysInMonth(moved.Year, moved.Month)) : moved;
    }

    public DateTime Move(DateTime time) => Move(DateOnly.FromDateTime(time)).ToDateTime(TimeOnly.FromDateTime(time));
}
