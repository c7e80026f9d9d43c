using Kangyu.Kernel.Indicators;

namespace Kangyu.Server.Packs;

/// <summary>An indicator's condition as a pack author would write it.</summary>
internal static class ConditionText
{
    public static string Of(ColumnCondition? condition) => condition switch
    {
        null => "",
        ColumnCondition.And and => string.Join(" and ", and.Parts.Select(Inner)),
        ColumnCondition.Or or => string.Join(" or ", or.Parts.Select(Inner)),
        ColumnCondition.Not not => "not " + Inner(not.Part),
        ColumnCondition.Compare compare => $"{Of(compare.Left)} {compare.Operator} {Of(compare.Right)}",
        ColumnCondition.In list => $"{list.Column} in ({string.Join(", ", list.Codes)})",
        ColumnCondition.Answered answered => answered.Column + (answered.Is ? " is answered" : " is not answered"),
        ColumnCondition.Yes yes => yes.Column,
        _ => condition.ToString(),
    };

    private static string Inner(ColumnCondition part) => part is ColumnCondition.And or ColumnCondition.Or ? $"({Of(part)})" : Of(part);

    private static string Of(Operand operand)
    {
        var name = operand.Column ?? operand.Constant.ToString();
        return operand.ShiftDays == 0 ? name : $"{name} {(operand.ShiftDays > 0 ? "+" : "-")} {Math.Abs(operand.ShiftDays)} days";
    }
}
