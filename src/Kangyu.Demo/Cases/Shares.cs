using System.Globalization;
using Kangyu.Demo.People;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Demo.Cases;

/// <summary>How answers of frequent forms about nobody are spread: <c>Data/shares.csv</c>. Made up, as all proportions of the demo are.</summary>
internal sealed class Shares
{
    private readonly Dictionary<string, List<(Item Item, Weighted<string> Answers)>> forms = new(StringComparer.Ordinal);

    /// <summary>Lines of a form, item or answer that no loaded pack has are left out.</summary>
    public Shares(PackSet packs)
    {
        using var reader = new StreamReader(typeof(Shares).Assembly.GetManifestResourceStream("shares.csv")!);
        while (reader.ReadLine() is { } text)
        {
            if (text.Length == 0 || text[0] == '#') continue;
            var cells = text.Split(',', StringSplitOptions.TrimEntries);
            if (!packs.Forms.TryGetValue(cells[0], out var form) || form.Items.FirstOrDefault(item => item.Id == cells[1]) is not { } item) continue;
            if (!forms.TryGetValue(form.Id, out var lines)) forms[form.Id] = lines = [];
            var known = cells.Length > 2 ? cells[2..].Select(Read).Where(pair => pair.Code == "-" || item.Options.Any(option => option.Code == pair.Code)) : item.Options.Select(option => (option.Code, 1));
            lines.Add((item, new Weighted<string>(known)));
        }
    }

    /// <summary>For each item that has a line an answer, for a line of a repeating section one for each line that is there; <c>-</c> leaves it open. What the form then refuses stays as it was.</summary>
    /// <param name="holds">Whether the form takes the answers.</param>
    public Value[] Draw(Form form, Value[] slots, Chance chance, Func<Value[], bool> holds)
    {
        foreach (var (item, answers) in forms.GetValueOrDefault(form.Id) ?? [])
        {
            var tried = (Value[])slots.Clone();
            var section = form.Sections.First(one => one.Items.Contains(item));
            if (section.Repeat is null) tried[item.Slot] = Answer(item, answers.Pick(chance));
            else tried[section.Slot] = Value.OfRows([.. slots[section.Slot].Rows.Select(row => With(row, item.Slot, Answer(item, answers.Pick(chance))))]);
            if (holds(tried)) slots = tried;
        }
        return slots;
    }

    private static (string Code, int Weight) Read(string cell)
    {
        int space = cell.LastIndexOf(' ');
        return (cell[..space], int.Parse(cell.AsSpan(space + 1), CultureInfo.InvariantCulture));
    }

    private static Value[] With(Value[] row, int slot, Value value)
    {
        var copy = (Value[])row.Clone();
        copy[slot] = value;
        return copy;
    }

    private static Value Answer(Item item, string code) => code == "-" ? default : item.Type switch
    {
        ItemType.Choices => Value.OfCodes([code]),
        ItemType.YesNo => Value.Of(code == "yes"),
        _ => Value.Of(code),
    };
}
