using Kangyu.Demo.People;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Demo.Cases;

/// <summary>No two tellings are alike: figures differ a little, and answers that a form's shares are known of are drawn. Whatever the form then refuses stays as the story has it.</summary>
internal static class Varied
{
    /// <summary>Figures with a unit of measurement, a few per cent up or down; times and counts stay.</summary>
    public static Value[] Measured(Form form, Value[] slots, Chance chance)
    {
        var varied = (Value[])slots.Clone();
        foreach (var item in form.Sections.Where(section => section.Repeat is null).SelectMany(section => section.Items))
            if (item.Type is ItemType.Integer or ItemType.Decimal && IsMeasure(item.Unit) && varied[item.Slot] is { Kind: ValueKind.Number, Number: >= 3 } figure)
                varied[item.Slot] = Value.Of(Near(figure.Number, item.Type == ItemType.Integer, chance));
        return varied;
    }

    /// <summary>Counts of ten and more, each by itself, then two by the same so that what adds up still does; drawn answers last.</summary>
    /// <param name="holds">Whether the form takes the answers.</param>
    public static Value[] Counted(Form form, Value[] slots, Shares shares, Chance chance, Func<Value[], bool> holds)
    {
        var best = slots;
        var stuck = new List<Item>();
        foreach (var item in form.Sections.Where(section => section.Repeat is null).SelectMany(section => section.Items).Where(item => IsCount(item, slots[item.Slot])))
            if (!Try(ref best, holds, (item, Value.Of(Math.Max(1, best[item.Slot].Number + Step(best[item.Slot].Number, chance)))))) stuck.Add(item);
        for (int i = 0; i + 1 < stuck.Count; i++)
        {
            double step = Step(best[stuck[i].Slot].Number, chance);
            for (int j = i + 1; j < stuck.Count; j++)
                if (Try(ref best, holds, (stuck[i], Value.Of(best[stuck[i].Slot].Number + step)), (stuck[j], Value.Of(best[stuck[j].Slot].Number + step)))) break;
        }
        return shares.Draw(form, best, chance, holds);
    }

    private static bool Try(ref Value[] best, Func<Value[], bool> holds, params ReadOnlySpan<(Item Item, Value Value)> changes)
    {
        var tried = (Value[])best.Clone();
        foreach (var (item, value) in changes) tried[item.Slot] = value;
        if (!holds(tried)) return false;
        best = tried;
        return true;
    }

    private static bool IsMeasure(string? unit) => unit is not (null or "d" or "wk" or "mo" or "a" or "h" or "min" or "1");

    private static bool IsCount(Item item, Value value) => item.Type == ItemType.Integer && value is { Kind: ValueKind.Number, Number: >= 10 and < 1900 or > 2100 and < 100_000 };

    private static double Step(double figure, Chance chance) => chance.Between(-(int)Math.Max(2, figure / 4), (int)Math.Max(3, figure / 3));

    private static double Near(double figure, bool isWhole, Chance chance)
    {
        double varied = figure * (1000 + chance.Between(-35, 35)) / 1000;
        return isWhole ? Math.Round(varied) : Math.Round(varied, figure == Math.Round(figure) ? 0 : figure == Math.Round(figure, 1) ? 1 : 2);
    }
}
