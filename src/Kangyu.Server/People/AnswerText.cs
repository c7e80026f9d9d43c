using System.Globalization;
using Kangyu.Kernel;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Records;
using Kangyu.Server.Screen;
using Kangyu.Store.Views;

namespace Kangyu.Server.People;

/// <summary>Answers as they are read: options by their titles, numbers with their unit, days as people write them.</summary>
internal static class AnswerText
{
    private const int MostInShort = 3;

    /// <param name="name">What a unit, a staff member or a code of a long list is called, by id.</param>
    public static string Of(Item item, Value value, string language, Func<Item, string, string> name) => value.Kind switch
    {
        ValueKind.YesNo => (value.IsTrue ? ScreenTexts.Yes : ScreenTexts.No).In(language),
        ValueKind.Number => Number(item, value.Number, language),
        ValueKind.Date => Dates.Of(value.Date, language),
        ValueKind.DateTime => Dates.Of(value.DateTime, language),
        ValueKind.Codes => string.Join(language == "zh" ? "、" : ", ", value.Codes.Select(code => Option(item, code, language))),
        ValueKind.Text when item.Options.Count > 0 => Option(item, value.Text, language),
        ValueKind.Text when item.Type == ItemType.Offer => Offer(value.Text).In(language),
        ValueKind.Text when item.Type is ItemType.Unit or ItemType.Staff or ItemType.Person or ItemType.Code || item.List is not null => name(item, value.Text),
        ValueKind.Text => value.Text,
        _ => "",
    };

    /// <summary>The first few choices and numbers of an entry, for a line in a list; nothing that the reader may not have.</summary>
    public static string Short(TimelineEntry line, Sight sight, string language) => Short(line, sight.May, language);

    public static string Short(TimelineEntry line, Func<Entry, Item, bool> may, string language)
    {
        if (line.Entry.Withdraws) return "";
        var said = new List<string>(MostInShort);
        foreach (var section in line.Entry.Form.Sections.Where(section => section.Repeat is null))
        {
            foreach (var item in section.Items)
            {
                if (said.Count == MostInShort) break;
                if (item.IsIdentifier || item.Decides is not null || item.Type is not (ItemType.Choice or ItemType.Integer or ItemType.Decimal)) continue;
                var value = line.Entry[item];
                if (value.IsAnswered && may(line.Entry, item)) said.Add($"{item.Label.In(language)} {Of(item, value, language, (_, id) => id)}");
            }
        }
        return string.Join(language == "zh" ? "；" : "; ", said);
    }

    public static Words Offer(string answer) => answer switch
    {
        "yes" => new("愿意", "Yes"),
        "no" => new("不愿意", "No"),
        _ => new("以后再说", "Later"),
    };

    private static string Option(Item item, string code, string language) => item.Options.FirstOrDefault(option => option.Code == code)?.Title.In(language) ?? code;

    private static string Number(Item item, double number, string language)
    {
        var written = number.ToString("0.###", CultureInfo.InvariantCulture);
        if (item.Unit is not { } unit) return written;
        var words = UnitsOfMeasure.Of(unit).In(language);
        return words.Length == 0 ? written : $"{written} {words}";
    }
}
