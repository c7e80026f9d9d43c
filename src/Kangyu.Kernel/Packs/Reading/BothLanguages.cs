using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>Reads <c>{zh: ..., en: ...}</c>: what a person reads stands there twice, always.</summary>
internal static class BothLanguages
{
    /// <summary>The text and the map it stood in; <paramref name="others"/> are keys that may stand beside zh and en.</summary>
    public static (Words Words, MapReader Map)? Read(YamlNode value, string key, MapReader parent, string[] others)
    {
        if (value.Scalar is not null)
        {
            parent.Findings.WrongType(parent.PlaceOf(value), key, "两种语言：{zh: ..., en: ...}", "both languages: {zh: ..., en: ...}");
            return null;
        }

        if (MapReader.Open(value, key, new Keys("words.json", [], ["zh", "en", .. others]), parent.File, parent.Findings) is not { } map) return null;
        var zh = Part(map, "zh", key, "中文", "Chinese");
        var en = Part(map, "en", key, "英文", "English");
        return zh is null || en is null ? null : (new Words(zh, en), map);
    }

    private static string? Part(MapReader map, string language, string key, string nameZh, string nameEn)
    {
        var text = map.Node(language)?.Scalar;
        if (!string.IsNullOrWhiteSpace(text)) return text.TrimEnd();
        map.Findings.Add(
            map.At,
            "text_missing_" + language,
            new($"“{key}”缺少{nameZh}", $"“{key}” has no {nameEn} text"),
            new($"加上 {language}: ...；含逗号或冒号时加引号", $"Add {language}: ...; quote it if it holds a comma or a colon"));
        return null;
    }
}
