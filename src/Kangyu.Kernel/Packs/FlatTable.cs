using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs;

/// <summary>How a flat column is stored. A choice, an offer, a unit, a staff member, a lot, a code of a list and the answer of a rows table are codes.</summary>
public enum FlatKind { Code, YesNo, Integer, Decimal, Date, DateTime }

/// <summary>A typed column of a form's flat table. <paramref name="Code"/>: the option of a <c>choices</c> item, which has a yes/no
/// column for each of its options.</summary>
public sealed record FlatColumn(string Name, FlatKind Kind, Item Item, string? Code);

/// <summary>
/// Names and columns of the tables that indicators read. Names fit the 63 bytes of PostgreSQL and never differ between databases.
/// What identifies a person, free text, photos, signatures and matrix answers have no column.
/// </summary>
public static class FlatTable
{
    /// <summary>Column names that the store keeps for itself; no item may have them.</summary>
    public static IReadOnlySet<string> Reserved { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "entry", "position", "person", "subject", "unit", "author", "occurred", "recorded", "since", "until", "month", "line", "root", "county",
    };

    /// <summary>The table of a form: <c>f_</c>, pack, form (<c>f_blood_pressure_measure</c>).</summary>
    public static string Name(string form) => "f_" + form.Replace('-', '_').Replace('.', '_');

    /// <summary>The table of a repeating section, keyed by entry and line: <c>f_pack_form__section</c>.</summary>
    public static string Name(string form, string section) => Name(form) + "__" + section;

    /// <summary>The yes/no column of one option of a <c>choices</c> item.</summary>
    public static string ColumnName(string item, string code) => item + "__" + code;

    /// <summary>The columns of a form's own table (items outside repeating sections), in the order of the form.</summary>
    public static IReadOnlyList<FlatColumn> Columns(Form form) =>
        [.. form.Sections.Where(section => section.Repeat is null).SelectMany(section => section.Items).SelectMany(Columns)];

    /// <summary>The columns of a repeating section's table.</summary>
    public static IReadOnlyList<FlatColumn> Columns(Section section) => [.. section.Items.SelectMany(Columns)];

    internal static IReadOnlyList<FlatColumn> Columns(Item item) => item switch
    {
        { IsIdentifier: true } => [],
        { Type: ItemType.Choices } => [.. item.Options.Select(option => new FlatColumn(ColumnName(item.Id, option.Code), FlatKind.YesNo, item, option.Code))],
        _ => KindOf(item) is { } kind ? [new FlatColumn(item.Id, kind, item, null)] : [],
    };

    private static FlatKind? KindOf(Item item) => item.Type switch
    {
        ItemType.Choice or ItemType.Offer or ItemType.Unit or ItemType.Staff or ItemType.Lot or ItemType.Code => FlatKind.Code,
        ItemType.Decision => item.Options.Count > 0 ? FlatKind.Code : null,
        ItemType.YesNo => FlatKind.YesNo,
        ItemType.Integer => FlatKind.Integer,
        ItemType.Decimal => FlatKind.Decimal,
        ItemType.Date => FlatKind.Date,
        ItemType.DateTime => FlatKind.DateTime,
        _ => null,
    };
}
