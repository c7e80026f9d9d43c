using System.Globalization;

namespace Kangyu.Kernel.Messages;

/// <summary>From when until when no phone rings, in the county's time; usually over midnight. The same time twice: never quiet.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    public static QuietHours Usual { get; } = new(new TimeOnly(20, 0), new TimeOnly(8, 0));

    public bool Holds(TimeOnly now) => From <= Until ? From <= now && now < Until : From <= now || now < Until;

    /// <summary>Reads <c>20:00-08:00</c>; null: it is not written so.</summary>
    public static QuietHours? Read(string written) =>
        written.Split('-') is [var from, var until] && Time(from) is { } first && Time(until) is { } last ? new QuietHours(first, last) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH\\:mm}-{Until:HH\\:mm}");

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
