using System.Globalization;
using Kangyu.Demo.People;

namespace Kangyu.Demo.Practice;

/// <summary>Lot numbers as they stand on packets: product, half-year of making, and a number. Few at a time, as in a store.</summary>
internal static class Lots
{
    private static readonly Dictionary<string, string> Marks = new(StringComparer.Ordinal)
    {
        ["iud_copper"] = "TCU",
        ["iud_lng"] = "LNS",
        ["implant"] = "ETN",
        ["dmpa"] = "MPA",
        ["net_en"] = "NET",
        ["injectable_combined"] = "INJ",
        ["coc"] = "COC",
        ["coc_long"] = "CLG",
        ["pop"] = "POP",
        ["patch_ring"] = "PRG",
        ["visiting_pill"] = "VIS",
        ["condom_male"] = "CDM",
        ["condom_female"] = "CDF",
        ["spermicide"] = "SPM",
        ["ec_lng"] = "ECL",
        ["ec_upa"] = "ECU",
        ["ec_mifepristone"] = "ECM",
    };

    /// <summary>A lot of a product in use on the day, for example <c>DEMO-TCU-24B2</c>.</summary>
    public static string Of(string product, DateOnly day, Chance chance)
    {
        var made = day.AddMonths(-chance.Between(3, 8));
        return string.Create(CultureInfo.InvariantCulture, $"DEMO-{Marks[product]}-{made.Year % 100:D2}{(made.Month <= 6 ? 'A' : 'B')}{chance.Between(1, 3)}");
    }
}
