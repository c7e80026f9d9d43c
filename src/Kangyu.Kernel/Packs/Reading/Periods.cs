using System.Globalization;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads calendar distances as packs write them: <c>3 months</c>, <c>-14 days</c>, <c>+2 weeks</c>, <c>15 years</c>.</summary>
internal static class Periods
{
    public static Period? Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) || Math.Abs(count) > 50_000) return null;
        return parts[1] switch
        {
            "day" or "days" => new Period(0, count),
            "week" or "weeks" => new Period(0, count * 7),
            "month" or "months" => new Period(count, 0),
            "year" or "years" => new Period(count * 12, 0),
            _ => null,
        };
    }

    /// <summary>A distance, or a finding.</summary>
    public static Period? Read(MapReader map, YamlNode value, string key)
    {
        if (map.Text(value, key) is not { } text) return null;
        if (Parse(text) is { } span) return span;
        map.Findings.WrongType(map.PlaceOf(value), key, "时间长度，如 3 months、-14 days", "a length of time such as 3 months, -14 days");
        return null;
    }
}
