using Kangyu.Demo.Lives;
using Kangyu.Demo.People;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Staff;
using Kangyu.Demo.Writing;
using Kangyu.Kernel.Places;

namespace Kangyu.Demo.Streams;

/// <summary>Condoms and emergency pills without a name, from dispensers by day and evening and from village doctors (S5).</summary>
internal sealed class HandedOut(Setting setting, int people)
    : Nobody(setting, "handed_out", people * Proportions.HandedOutPerHundred / 100)
{
    private static readonly Weighted<string> What = new([("condom_male", 800), ("condom_female", 20), ("spermicide", 20), ("ec_lng", 110), ("ec_upa", 20), ("advice", 30)]);

    private readonly Unit[] units = [.. setting.County.Units.All.Where(unit => unit.Kind is UnitKind.Dispenser or UnitKind.Clinic)];
    private readonly Unit[] dispensers = [.. setting.County.Units.All.Where(unit => unit.Kind == UnitKind.Dispenser)];

    protected override (Filling Filling, DemoStaff Author) Fill(DateTime at)
    {
        bool isDay = at.Hour is >= 8 and < 17;
        var unit = isDay && Chance.PerMille(400) ? Chance.Pick(units) : Chance.Pick(dispensers);
        string what = unit.Kind == UnitKind.Dispenser ? "condom_male" : What.Pick(Chance);
        var form = Setting.Forms.Begin("contraception.handed_out").Put("handed_what", what);
        if (what != "advice")
            form.Put("handed_pieces", what.StartsWith("ec_", StringComparison.Ordinal) ? 1 : Chance.Between(1, 3) * 5).Put("handed_lot", Lots.Of(what, DateOnly.FromDateTime(at), Chance));
        return (form.Put("handed_leaflet", Chance.PerMille(800)), Setting.Roster.Writer(unit.Code, form.Form, Chance));
    }
}
