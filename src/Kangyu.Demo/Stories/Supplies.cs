using Kangyu.Demo.Lives;
using Kangyu.Demo.Practice;
using Kangyu.Demo.Writing;

namespace Kangyu.Demo.Stories;

/// <summary>Pills, condoms and the like: a start, refills as long as they are used, and something extra to take along.</summary>
internal static class Supplies
{
    /// <summary>What is handed out in packs of a month; the others are counted in pieces.</summary>
    public static bool IsByMonth(string method) => method is "coc" or "coc_long" or "pop" or "patch_ring";

    public static bool IsSupplied(string method) => IsByMonth(method) || method is "condom_male" or "condom_female" or "spermicide" or "visiting_pill";

    public static void Start(Visit visit, string method)
    {
        visit.Life.Use(method, visit.Day);
        Rhythm.Next(visit, File(visit, method, "start"));
        Events.Perhaps(visit, method);
    }

    /// <summary>A refill of what is used; answers the days until the person thinks of the next one.</summary>
    public static int Refill(Visit visit) => File(visit, visit.Life.Method, "refill");

    public static Filling Condoms(Visit visit, string kind) =>
        visit.Begin("contraception.supply").Put("supplied", "condom_male").Put("supply_kind", kind).Put("supply_lot", Lots.Of("condom_male", visit.Day, visit.Chance))
            .Put("pieces_given", visit.Chance.Between(1, 4) * 10).Some("supply_told", 250, visit.Chance);

    public static void EmergencyPill(Visit visit)
    {
        int hours = visit.Chance.Between(4, 110);
        string method = hours > 72 || visit.Chance.PerMille(120) ? "ec_upa" : visit.Chance.PerMille(850) ? "ec_lng" : "ec_mifepristone";
        visit.File(visit.Begin("contraception.emergency_contraception").Put("hours_since", hours).Put("ec_medicines", false).Put("ec_method", method)
            .Put("ec_lot", Lots.Of(method, visit.Day, visit.Chance)).Put("ec_given", "given").Some("ec_told", 700, visit.Chance));
    }

    private static int File(Visit visit, string method, string kind)
    {
        var chance = visit.Chance;
        bool isByMonth = IsByMonth(method);
        var form = visit.Begin("contraception.supply").Put("supplied", method).Put("supply_kind", kind).Put("supply_lot", Lots.Of(method, visit.Day, chance));
        int days;
        if (isByMonth)
        {
            int wish = visit.Life.DaysUntilNext(visit.Day, 28 * (kind == "start" ? 3 : chance.Between(3, 6)));
            int months = Math.Clamp(wish / 28, 1, 6);
            form.Put("packs_given", months);
            days = (28 * months) + chance.Between(-6, chance.PerMille(150) ? 40 : 6);
        }
        else
        {
            days = visit.Life.DaysUntilNext(visit.Day, chance.Between(240, 500));
            form.Put("pieces_given", Math.Clamp(days / 3 / 10 * 10, 10, 100));
        }
        form.Some("supply_told", kind == "start" ? 850 : 120, chance);
        if (isByMonth) form.Offer(visit, "pills_refill");
        visit.File(form);
        return Math.Max(days, 3);
    }
}
