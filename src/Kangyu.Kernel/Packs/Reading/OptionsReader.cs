using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads <c>options:</c> - its own codes, or those of a list.</summary>
internal static class OptionsReader
{
    public static readonly Keys FromList = new("form.json#/$defs/options_from_list", ["list"], ["tagged"]);

    /// <summary>Options of an item; empty with a finding when there are none.</summary>
    public static IReadOnlyList<Option> Read(MapReader item, PackDraft pack, Workspace desk)
    {
        if (item.Node("options") is not { } options) return [];
        return options["list"]?.Scalar is not null ? Shared(item, pack, desk) : Own(item, "options");
    }

    /// <summary><c>{code: {zh, en, tags: [...]}, ...}</c></summary>
    public static IReadOnlyList<Option> Own(MapReader map, string key)
    {
        var pairs = map.Pairs(key);
        if (pairs.Count == 0 && map.Node(key)?.Map is not null) map.Findings.WrongType(map.Line(key), key, "至少一个选项", "at least one option");
        return [.. pairs.Select(pair => One(pair, map)).OfType<Option>()];
    }

    private static Option? One(YamlPair pair, MapReader map)
    {
        if (!Ids.OptionCode(pair.Key, new(map.File, pair.KeyLine), map.Findings)) return null;
        if (BothLanguages.Read(pair.Value, pair.Key, map, ["tags"]) is not { } read) return new Option(pair.Key, new(pair.Key, pair.Key));
        return new Option(pair.Key, read.Words) { Tags = [.. read.Map.Terms("tags").Select(tag => tag.Word)] };
    }

    private static IReadOnlyList<Option> Shared(MapReader item, PackDraft pack, Workspace desk)
    {
        if (item.Map("options", FromList) is not { } map || map.Text("list") is not { } name) return [];
        var full = name.Contains('.', StringComparison.Ordinal) ? name : pack.Name + "." + name;
        if (desk.CodeLists.ContainsKey(full))
        {
            desk.Findings.Add(map.Line("list"), "list_kind", new($"“{name}”是一张表，要搜索，不能摆成选项", $"“{name}” is a table, which is searched and not laid out"), new($"写 type: code 和 list: {name}", $"Write type: code and list: {name}"));
            return [];
        }

        if (desk.Refer("list", name, pack, map.Line("list")) is not { } id || !desk.Lists.TryGetValue(id, out var list)) return [];
        if (map.Text("tagged") is not { } tag) return list.Options;
        var tagged = list.Options.Where(option => option.Tags.Contains(tag, StringComparer.Ordinal)).ToList();
        if (tagged.Count == 0) desk.Findings.UnknownReference(map.Line("tagged"), "tag", tag, list.Options.SelectMany(option => option.Tags).Distinct(StringComparer.Ordinal));
        return tagged;
    }
}
