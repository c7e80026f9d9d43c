using System.Globalization;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Records;
using Kangyu.Kernel.Safeguards;

namespace Kangyu.Kernel.Messages;

/// <summary>
/// The one neutral text, whatever it reminds of (S13): who opens a phone that is shared learns that a health unit keeps an appointment. A unit whose name tells of a service is called
/// by a name that does not.
/// </summary>
public static class ReminderText
{
    public const string Unit = "{unit}";
    public const string UnitPhone = "{unit_phone}";
    public const string Date = "{date}";

    private static readonly Words AnyUnit = new("您的卫生服务机构", "Your health centre");

    /// <summary>In the language the person prefers; who said nothing is written to in Chinese.</summary>
    public static string Fill(Words template, Words unit, string unitPhone, DueRow row, PersonState state, DateOnly today)
    {
        var language = LanguageOf(state, row.Unit);
        var named = Tells(unit.In(language)) ? AnyUnit : unit;
        // what was due before today is met in what is left of its time
        var day = row.DueOn >= today ? row.DueOn : row.WindowEnd;
        return template.In(language)
            .Replace(Unit, named.In(language), StringComparison.Ordinal)
            .Replace(UnitPhone, unitPhone, StringComparison.Ordinal)
            .Replace(Date, day.ToString(language == "zh" ? "M月d日" : "d MMMM", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static bool Tells(string name) => SlipTerms.Find(new Words(name, name)) is not null;

    /// <summary>zh or en.</summary>
    public static string LanguageOf(PersonState state, string unit) => state.Latest("language", unit)?.Value is { Kind: ValueKind.Text, Text: "english" } ? "en" : "zh";
}
