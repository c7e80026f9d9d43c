using System.Globalization;

namespace Kangyu.Server.Screen;

/// <summary>Dates as people write them: 2026年3月1日; 1 March 2026.</summary>
internal static class Dates
{
    public static string Of(DateOnly day, string language) =>
        day.ToString(language == "zh" ? "yyyy年M月d日" : "d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Of(DateTime moment, string language) =>
        moment.ToString(language == "zh" ? "yyyy年M月d日 HH:mm" : "d MMMM yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Code(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
