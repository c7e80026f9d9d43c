using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Lists;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Forms;

/// <summary>
/// A code must be in its list on the day of the entry. The county's own lists are known to the store only, and one that is empty knows nothing to refuse by. What was recorded stays, also
/// when its code leaves the list.
/// </summary>
internal static class ListRules
{
    public static void Check(FormPlan plan, Value[] slots, CodeList? divisions, DateOnly on, List<Problem> problems)
    {
        foreach (var planned in plan.Coded)
        {
            if (ListOf(planned.Item, divisions) is not { } list) continue;
            if (!planned.InRows)
            {
                Check(list, planned.Item, slots[planned.Item.Slot], planned.Item.Id, on, problems);
                continue;
            }
            var rows = slots[planned.Section.Slot].Rows;
            for (var line = 0; line < rows.Count; line++) Check(list, planned.Item, rows[line][planned.Item.Slot], $"{planned.Section.Id}[{line}].{planned.Item.Id}", on, problems);
        }
    }

    private static CodeList? ListOf(Item item, CodeList? divisions) => item.List is not { IsOfCounty: true } list ? item.List : list.Id == CountyLists.Divisions && divisions is { Rows.Count: > 0 } ? divisions : null;

    private static void Check(CodeList list, Item item, Value answer, string path, DateOnly on, List<Problem> problems)
    {
        if (!answer.IsAnswered) return;
        if (list.Find(answer.Text) is not { } row) problems.Add(FormProblems.UnknownCode(path, item, answer.Text));
        else if (!row.Stands(on)) problems.Add(FormProblems.EndedCode(path, item, row));
    }
}
