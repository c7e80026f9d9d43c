using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Forms;

/// <summary>What is demanded of one answer that is asked: that it is there, within limits, allowed beside the others, and passes the item's checks.</summary>
internal static class AnswerRules
{
    public static void Check(Item item, Value answer, string path, in EvalContext context, List<Problem> problems)
    {
        if (item.Type == ItemType.Note) return;
        if (!answer.IsAnswered)
        {
            if (item.Required || item.RequiredWhen?.Evaluate(context).IsTrue == true) problems.Add(FormProblems.Required(path, item));
            return;
        }
        if (IsOutside(item.Limits, answer, context)) problems.Add(FormProblems.OutOfLimits(path, item, context));
        if (item.Type == ItemType.Choices) CheckAlone(item, answer, path, problems);
        foreach (var check in item.Checks)
            if (check.That.Evaluate(context).IsFalse)
                problems.Add(new Problem(check.Code, path, check.Else));
    }

    private static bool IsOutside(Limits? limits, Value answer, in EvalContext context)
    {
        if (limits is null) return false;
        var low = limits.RefuseLow?.Evaluate(context) ?? default;
        var high = limits.RefuseHigh?.Evaluate(context) ?? default;
        return (low.IsAnswered && answer.Number < low.Number) || (high.IsAnswered && answer.Number > high.Number);
    }

    private static void CheckAlone(Item item, Value answer, string path, List<Problem> problems)
    {
        if (answer.Codes.Count < 2) return;
        foreach (var code in item.Alone)
        {
            if (!answer.Codes.Contains(code, StringComparer.Ordinal)) continue;
            problems.Add(FormProblems.Alone(path, item, code));
            return;
        }
    }
}
