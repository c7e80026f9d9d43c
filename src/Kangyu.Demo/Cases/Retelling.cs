using System.Globalization;
using Kangyu.Demo.Lives;
using Kangyu.Demo.People;
using Kangyu.Demo.Staff;
using Kangyu.Kernel.Access;
using Kangyu.Kernel.Cases;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Ledger;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Places;
using Kangyu.Kernel.Records;

namespace Kangyu.Demo.Cases;

/// <summary>One telling of a case: its days moved, its units and colleagues those of the demo county, its numbers of papers its own. The same all through the story.</summary>
internal sealed class Retelling
{
    private readonly Setting setting;
    private readonly Unit unit;
    private readonly Moved moved;
    private readonly Chance chance;
    private readonly int year;
    private readonly Codes codes;
    private readonly Dictionary<string, string> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> staff = new(StringComparer.Ordinal);
    private readonly Unit[] others;

    /// <param name="unit">Where the story happens.</param>
    public Retelling(Setting setting, ServiceCase one, Unit unit, Moved moved, Chance chance)
    {
        this.setting = setting;
        this.unit = unit;
        this.moved = moved;
        this.chance = chance;
        year = one.Begins.Year;
        codes = new Codes(year, moved, chance);
        others = unit.Kind == UnitKind.Station ? [.. setting.County.Units.All.Where(other => other.Kind == UnitKind.HealthCentre)] : [unit];
    }

    public Occurred When(StoryStep step) => new(moved.Move(step.Occurred.Date), step.Occurred.Time);

    /// <param name="contact">False: the person wants no contact, so that no offer is agreed to.</param>
    public Value[] Answers(StoryStep step, bool contact)
    {
        var slots = (Value[])step.Slots.Clone();
        foreach (var section in step.Form.Sections)
        {
            if (section.Repeat is null) Tell(section.Items, slots, contact);
            else if (slots[section.Slot].Kind == ValueKind.Rows) slots[section.Slot] = Value.OfRows([.. slots[section.Slot].Rows.Select(row => Row(section, row, contact))]);
        }
        return slots;
    }

    public Dictionary<string, Signature> Signatures(StoryStep step) =>
        step.Signatures.ToDictionary(pair => pair.Key, pair => pair.Value with { At = new(moved.Move(pair.Value.At.Date), pair.Value.At.Time) }, StringComparer.Ordinal);

    private Value[] Row(Section section, Value[] row, bool contact)
    {
        var told = (Value[])row.Clone();
        Tell(section.Items, told, contact);
        return told;
    }

    private void Tell(IReadOnlyList<Item> items, Value[] slots, bool contact)
    {
        foreach (var item in items)
            if (slots[item.Slot].IsAnswered) slots[item.Slot] = Tell(item, slots[item.Slot], contact);
    }

    private Value Tell(Item item, Value value, bool contact) => (item.Type, value.Kind) switch
    {
        (_, ValueKind.Date) => Value.Of(moved.Move(value.Date)),
        (_, ValueKind.DateTime) => Value.Of(moved.Move(value.DateTime)),
        (ItemType.Offer, _) when !contact && value.Text == "yes" => Value.Of("no"),
        (ItemType.Unit, _) => Value.Of(Same(units, value.Text, () => chance.Pick(others).Code)),
        (ItemType.Staff, _) => Value.Of(Same(staff, value.Text, Colleague)),
        (ItemType.Text, _) when item.Role == "phone" || IsPhone(value.Text) => Value.Of(SyntheticCounty.PhonePrefix + chance.Below(100_000_000).ToString("D8", CultureInfo.InvariantCulture)),
        (ItemType.Text, _) when Codes.IsCode(value.Text) => Value.Of(codes.Of(value.Text)),
        (ItemType.Integer, _) when Math.Abs(value.Number - year) <= 1 => Value.Of(value.Number - year + moved.Move(new DateOnly(year, 6, 30)).Year),
        _ => value,
    };

    private static bool IsPhone(string text) => text.Length == 11 && text[0] == '1' && text.All(char.IsAsciiDigit);

    private static string Same(Dictionary<string, string> known, string old, Func<string> make) => known.TryGetValue(old, out var told) ? told : known[old] = make();

    /// <summary>Somebody of the unit who is not in the story yet; of the station where the unit has too few.</summary>
    private string Colleague()
    {
        foreach (string place in (ReadOnlySpan<string>)[unit.Code, setting.Station.Code])
        {
            var free = setting.Roster.Of(place).Where(one => one.Role is Role.Clinician or Role.StationDesk or Role.QualityReviewer or Role.VillageDoctor && !staff.ContainsValue(Name(one))).ToList();
            if (free.Count > 0) return Name(chance.Pick(free));
        }
        return Name(setting.Roster.Of(setting.Station.Code)[0]);
    }

    private static string Name(DemoStaff one) => one.Account.ToString("D", CultureInfo.InvariantCulture);
}
