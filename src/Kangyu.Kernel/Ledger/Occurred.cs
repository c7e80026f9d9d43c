using System.Globalization;

namespace Kangyu.Kernel.Ledger;

/// <summary>When it happened, in the county's local time: a date, or a date and a time to the minute.</summary>
public readonly record struct Occurred(DateOnly Date, TimeOnly? Time = null) : IComparable<Occurred>
{
    private const string DateForm = "yyyy-MM-dd";
    private const string TimeForm = "yyyy-MM-ddTHH:mm";

    /// <summary>Reads <c>2026-03-01</c> or <c>2026-03-01T09:30</c> and nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Occurred occurred)
    {
        occurred = default;
        if (text.Length == DateForm.Length)
        {
            if (!DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return false;
            occurred = new Occurred(date);
            return true;
        }
        if (!DateTime.TryParseExact(text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return false;
        occurred = new Occurred(DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment));
        return true;
    }

    /// <summary>A date alone comes before any time of the same day.</summary>
    public int CompareTo(Occurred other)
    {
        var days = Date.CompareTo(other.Date);
        return days != 0 ? days : Nullable.Compare(Time, other.Time);
    }

    public static bool operator <(Occurred left, Occurred right) => left.CompareTo(right) < 0;

    public static bool operator >(Occurred left, Occurred right) => left.CompareTo(right) > 0;

    public static bool operator <=(Occurred left, Occurred right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Occurred left, Occurred right) => left.CompareTo(right) >= 0;

    public override string ToString() => Time is { } time
        ? Date.ToDateTime(time).ToString(TimeForm, CultureInfo.InvariantCulture)
        : Date.ToString(DateForm, CultureInfo.InvariantCulture);
}
