namespace Kangyu.Kernel.Places;

internal static class UnitProblems
{
    public static Problem Twice(string code) => Problem.At(code, "unit_twice",
        $"机构代码{code}出现了两次；同一地点的第二个机构请在末尾加2。", $"The unit code {code} is there twice; end the second one's code with 2.");

    public static Problem NoParent(Unit unit) => Problem.At(unit.Code, "unit_parent",
        $"上级机构{unit.Parent}不存在。请先建立上级机构。", $"The unit above, {unit.Parent}, does not exist. Make it first.");

    public static Problem Roots(int count) => Problem.At("", "unit_root",
        $"一个县应恰好有一个没有上级的机构（县级机构），这里有{count}个。", $"A county has exactly one unit with none above it (the station); there are {count}.");

    public static Problem Circle(Unit unit) => Problem.At(unit.Code, "unit_circle",
        $"机构{unit.Code}的上级绕回了它自己。请改它的上级。", $"The units above {unit.Code} lead back to itself. Change its parent.");
}
