using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Which keys go with which type, and what goes not together.</summary>
internal static class ItemShape
{
    // a key that only some types take; a calc without a type may have any of those of its result
    private static readonly (string Key, ItemType[] Types)[] OnlyOn =
    [
        ("options", [ItemType.Choice, ItemType.Choices]),
        ("alone", [ItemType.Choices]),
        ("unit", [ItemType.Integer, ItemType.Decimal]),
        ("limits", [ItemType.Integer, ItemType.Decimal, ItemType.Date, ItemType.DateTime]),
        ("length", [ItemType.Text]),
        ("offer", [ItemType.Offer]),
        ("signs", [ItemType.Signature]),
        ("by", [ItemType.Signature]),
        ("product", [ItemType.Lot]),
        ("list", [ItemType.Code]),
    ];

    private static readonly (string Key, ItemType[] Types)[] NeededOn =
    [
        ("options", [ItemType.Choice, ItemType.Choices]),
        ("offer", [ItemType.Offer]),
        ("by", [ItemType.Signature]),
        ("list", [ItemType.Code]),
    ];

    // what is calculated or only shown is not asked, so nothing about asking goes with it
    private static readonly string[] OnlyAsked = ["required", "prefill", "alone", "limits", "offer", "signs", "by"];

    public static void Check(Item item, MapReader map, SectionDraft section, Findings findings)
    {
        var calculated = map.Has("calc");
        foreach (var (key, types) in OnlyOn)
            if (map.Has(key) && !types.Contains(item.Type) && !(calculated && !map.Has("type"))) Wrong(map, key, types, findings);
        foreach (var (key, types) in NeededOn)
            if (!calculated && types.Contains(item.Type) && !map.Has(key)) findings.MissingKey(map.At, key);
        if (item is { Type: ItemType.Signature, SignedBy: "person" or "guardian" } && !map.Has("signs")) findings.MissingKey(map.At, "signs");
        if (calculated || item.Type == ItemType.Note) Shown(map, calculated, findings);
        Columns(item, map, findings);
        foreach (var (code, at) in map.Terms("alone").Where(code => item.Options.Count > 0 && item.Options.All(option => option.Code != code.Word)))
            findings.UnknownWord(at, "alone", code, item.Options.Select(option => option.Code));
        if (map.Has("prefill") && (item.Type == ItemType.Offer || item.Protected is not null)) Prefilled(map, findings);
        if (item.Tells is not null && section.Repeats)
            findings.Add(map.Line("tells"), "role_in_lines", new("重复的部分里不能用 tells", "tells cannot stand in a repeating section"), new("移到不重复的部分", "Move it to a section that does not repeat"));
        if (item.Role is { } role) Role(role, item, map, section, findings);
    }

    private static void Shown(MapReader map, bool calculated, Findings findings)
    {
        foreach (var key in OnlyAsked.Where(map.Has))
            findings.Add(map.Line(key), "not_asked", new($"“{key}”用于要问的项目", $"“{key}” goes with what is asked"), new("去掉，或改成 ask", "Leave it out, or make it an ask"));
        if (calculated && map.Has("ask"))
            findings.Add(map.Line("ask"), "not_asked", new("计算的项目不问人", "What is calculated is not asked"), new("把 ask 改成 show", "Write show in place of ask"));
        if (!calculated && map.Has("ask") && map.Node("type")?.Scalar == "note")
            findings.Add(map.Line("ask"), "not_asked", new("note 只显示文字", "A note only shows text"), new("把 ask 改成 show", "Write show in place of ask"));
    }

    private static void Columns(Item item, MapReader map, Findings findings)
    {
        if (item.Type != ItemType.Choices) return;
        foreach (var option in item.Options) Ids.Identifier(FlatTable.ColumnName(item.Id, option.Code), map.Line("id"), findings);
    }

    private static void Prefilled(MapReader map, Findings findings) => findings.Add(
        map.Line("prefill"),
        "offer_prefill",
        new("offer 和 protected 的项目不能预填：要由本人说", "An offer or a protected item is never prefilled: the person says it"),
        new("去掉 prefill", "Leave prefill out"));

    private static void Role(string role, Item item, MapReader map, SectionDraft section, Findings findings)
    {
        var types = RoleWords.TypesOf(role);
        if (!types.Contains(item.Type)) Wrong(map, "role", types, findings);
        if (section.Repeats)
            findings.Add(map.Line("role"), "role_in_lines", new("重复的部分里不能用 role", "A role cannot stand in a repeating section"), new("移到不重复的部分", "Move it to a section that does not repeat"));
    }

    private static void Wrong(MapReader map, string key, IReadOnlyList<ItemType> types, Findings findings)
    {
        var names = string.Join(", ", TypeWords.Items.Where(pair => types.Contains(pair.Value)).Select(pair => pair.Key));
        findings.Add(map.Line(key), "wrong_type", new($"“{key}”只用于 {names}", $"“{key}” goes with {names} only"), new($"改 type，或去掉“{key}”", $"Change the type, or leave “{key}” out"));
    }
}
