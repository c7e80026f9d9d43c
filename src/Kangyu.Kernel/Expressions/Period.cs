using System.Globalization;

namespace Kangyu.Kernel.Expressions;

/// <summary>A length of calendar time such as <c>3 months</c> or <c>-14 days</c>: months are applied first, clamped to the
/// end of the month, then days. Years are twelve months, weeks are seven days. Either part may be negative.</summary>
public readonly record struct Period(int Months, int Days)
{
    public override string ToString() => (Months, Days) switch
    {
        (0, var days) => string.Create(CultureInfo.InvariantCulture, $"{days} days"),
        (var months, 0) => string.Create(CultureInfo.InvariantCulture, $"{months} months"),
        var (months, days) => string.Create(CultureInfo.InvariantCulture, $"{months} months {days} days"),
    };
}
