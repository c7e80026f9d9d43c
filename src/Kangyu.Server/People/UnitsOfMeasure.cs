using Kangyu.Kernel;

namespace Kangyu.Server.People;

/// <summary>UCUM units in the words a worker uses, as the form element says them. What is not listed is shown as the pack writes it.</summary>
internal static class UnitsOfMeasure
{
    private static readonly Dictionary<string, Words> Known = new(StringComparer.Ordinal)
    {
        ["mm[Hg]"] = new("毫米汞柱", "mmHg"),
        ["kg"] = new("公斤", "kg"),
        ["g"] = new("克", "g"),
        ["mg"] = new("毫克", "mg"),
        ["ug"] = new("微克", "µg"),
        ["m"] = new("米", "m"),
        ["cm"] = new("厘米", "cm"),
        ["mm"] = new("毫米", "mm"),
        ["L"] = new("升", "L"),
        ["mL"] = new("毫升", "mL"),
        ["Cel"] = new("℃", "°C"),
        ["min"] = new("分钟", "min"),
        ["h"] = new("小时", "hours"),
        ["d"] = new("天", "days"),
        ["wk"] = new("周", "weeks"),
        ["mo"] = new("个月", "months"),
        ["a"] = new("年", "years"),
        ["/min"] = new("次/分", "per minute"),
        ["/d"] = new("/天", "a day"),
        ["{score}"] = new("分", "points"),
        ["%"] = new("%", "%"),
        ["1"] = new("", ""),
        ["mmol/L"] = new("毫摩尔/升", "mmol/L"),
        ["umol/L"] = new("微摩尔/升", "µmol/L"),
        ["g/L"] = new("克/升", "g/L"),
        ["U/L"] = new("单位/升", "U/L"),
        ["[IU]/L"] = new("国际单位/升", "IU/L"),
        ["10*9/L"] = new("×10⁹/升", "×10⁹/L"),
        ["10*12/L"] = new("×10¹²/升", "×10¹²/L"),
        ["kg/m2"] = new("公斤/平方米", "kg/m²"),
    };

    public static Words Of(string unit) => Known.GetValueOrDefault(unit) ?? new Words(unit.Trim('{', '}'), unit.Trim('{', '}'));
}
