using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Finds long lists that no item is chosen from, and tables that no list names: every line of them would be carried for nothing.</summary>
internal static class ListUses
{
    public static void Check(Workspace desk)
    {
        var used = desk.Forms.Values.SelectMany(form => form.Items).Select(item => item.Item).Where(item => item.Type == ItemType.Code).Select(item => item.List?.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in desk.CodeLists.Keys.Where(id => !used.Contains(id)))
            desk.Findings.Add(desk.PlaceOf("list", id), "unused_list", new($"没有项目从“{id}”里选", $"No item is chosen from “{id}”"), new($"在项目里写 type: code 和 list: {id}，或删去清单和表", $"Write type: code and list: {id} on an item, or delete the list and its table"));
        foreach (var pack in desk.Packs)
            foreach (var path in pack.Csv.Keys.Where(path => path.StartsWith("lists/", StringComparison.Ordinal) && !pack.UsedTables.Contains(path)))
                desk.Findings.Add(new(pack.FileOf(path), 1), "unused_list", new($"没有清单用到表“{path}”", $"No list names the table “{path}”"), new("在清单里写 rows: 文件名，或删去文件", "Write rows: with its name in a list, or delete the file"));
    }
}
