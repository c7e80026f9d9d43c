using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Records.Folds;

/// <summary>Which unit an entry or an answer stays in (S13); empty: it does not. What was worked out from private answers, or asked because of them, is as private as they are.</summary>
internal static class Rooms
{
    /// <summary>What the person lets the unit of registration see, whichever it is when it is read.</summary>
    public const string Home = "@home";

    /// <summary>What the person lets every unit see that has the record open.</summary>
    public const string Any = "@any";

    /// <summary>The role of the question that ends a private visit, and the name under which its latest answer is kept.</summary>
    public const string Closing = "who_may_see";

    public static string Of(Form form, string unit) => form.Sensitive == Sensitivity.None ? "" : unit;

    public static string Of(Entry entry, Item item) => item is { Sensitive: Sensitivity.None, SensitiveThrough.Count: 0 } ? Of(entry.Form, entry.Unit) : entry.Unit;

    /// <summary>
    /// The wider room that a private answer is kept in too, as the person said at the end of the visit: null when it stays where it is. A form that does not ask goes by what was last said in the unit
    /// about visits of the same kind: results come days after the visit that took the sample.
    /// </summary>
    public static string? Wider(PersonState state, Entry entry, Item item)
    {
        if (item.Tells is null || Of(entry, item).Length == 0) return null;
        var wish = entry.Form.ItemWith(Closing) is { } asked ? entry[asked] : state.Facts.GetValueOrDefault((Closing, Kept(entry.Unit, KindOf(entry.Form, item))))?.Value ?? default;
        return wish.Text switch
        {
            "home_unit" => Home,
            "any_unit" => Any,
            _ => null,
        };
    }

    /// <summary>Where the answer to the closing question of the entry is kept.</summary>
    public static string Kept(Entry entry, Item closing) => Kept(entry.Unit, KindOf(entry.Form, closing));

    private static string Kept(string unit, Sensitivity kind) => $"{unit}/{kind}";

    private static Sensitivity KindOf(Form form, Item item) =>
        item.Sensitive != Sensitivity.None ? item.Sensitive : form.Sensitive != Sensitivity.None ? form.Sensitive : item.SensitiveThrough is [var first, ..] ? first : Sensitivity.None;
}
