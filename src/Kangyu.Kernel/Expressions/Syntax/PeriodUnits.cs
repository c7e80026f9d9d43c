namespace Kangyu.Kernel.Expressions.Syntax;

/// <summary>The units of a period literal.</summary>
internal static class PeriodUnits
{
    public static Period? Find(string word) => word switch
    {
        "day" or "days" => new Period(0, 1),
        "week" or "weeks" => new Period(0, 7),
        "month" or "months" => new Period(1, 0),
        "year" or "years" => new Period(12, 0),
        _ => null,
    };
}
