using System.Globalization;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs.Reading;

/// <summary>
/// A map of the closed world: every key is known or a finding, every value is read by its type. A value that cannot be read is a
/// finding and comes back as its default, so that one run finds everything.
/// </summary>
internal sealed class MapReader
{
    private readonly YamlNode node;

    private MapReader(YamlNode node, string file, Findings findings)
    {
        this.node = node;
        File = file;
        Findings = findings;
    }

    public string File { get; }

    public Findings Findings { get; }

    public Place At => new(File, node.Line);

    /// <summary>Opens a map and reports unknown and missing keys; null if it is not a map.</summary>
    public static MapReader? Open(YamlNode node, string key, Keys keys, string file, Findings findings)
    {
        if (node.Map is not { } pairs)
        {
            findings.WrongType(new(file, node.Line), key, "键值对", "a map of keys and values");
            return null;
        }

        var map = new MapReader(node, file, findings);
        foreach (var pair in pairs)
            if (!keys.Has(pair.Key)) Unknown(pair, keys, file, findings);
        foreach (var required in keys.Required)
            if (!map.Has(required)) findings.MissingKey(map.At, required);
        return map;
    }

    private static void Unknown(YamlPair pair, Keys keys, string file, Findings findings)
    {
        var at = new Place(file, pair.KeyLine);
        // {en: Advice, and a leaflet}: a comma in braces ends a text that is not quoted
        if (pair.Value is { Scalar: "", Quoted: false } && Nearest.To(pair.Key, keys.All) is null)
            findings.Add(at, "unknown_key", new($"不认识的键“{pair.Key}”", $"Unknown key “{pair.Key}”"), new("如果它属于逗号前的文字，给整段文字加引号", "If it belongs to the text before the comma, put that text in quotes"));
        else
            findings.UnknownKey(at, pair.Key, keys.All);
    }

    public bool Has(string key) => node[key] is not null;

    public YamlNode? Node(string key) => node[key];

    public Place Line(string key) => new(File, node.Map!.FirstOrDefault(pair => pair.Key == key)?.KeyLine ?? node.Line);

    public Place PlaceOf(YamlNode value) => new(File, value.Line);

    public MapReader? Map(string key, Keys keys) => node[key] is { } value ? Open(value, key, keys, File, Findings) : null;

    /// <summary>A word or a line of text, or null.</summary>
    public string? Text(string key) => node[key] is { } value ? Text(value, key) : null;

    public string? Text(YamlNode value, string key)
    {
        if (!string.IsNullOrWhiteSpace(value.Scalar)) return value.Scalar;
        Findings.WrongType(PlaceOf(value), key, "文字", "a text");
        return null;
    }

    /// <summary>A text in both languages.</summary>
    public Words? Words(string key) => node[key] is { } value ? Words(value, key) : null;

    public Words? Words(YamlNode value, string key) => BothLanguages.Read(value, key, this, [])?.Words;

    public IReadOnlyList<Words> ManyWords(string key) => [.. List(key).Select(value => Words(value, key)).OfType<Words>()];

    public int? Whole(string key, int least, int most) => node[key] is { } value ? Whole(value, key, least, most) : null;

    public int? Whole(YamlNode value, string key, int least, int most)
    {
        if (!value.Quoted && int.TryParse(value.Scalar, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Findings.WrongType(PlaceOf(value), key, $"{least} 到 {most} 的整数", $"a whole number from {least} to {most}");
        return null;
    }

    public double? Number(string key)
    {
        if (node[key] is not { } value) return null;
        if (!value.Quoted && double.TryParse(value.Scalar, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        Findings.WrongType(PlaceOf(value), key, "数字", "a number");
        return null;
    }

    /// <summary><c>yes</c>, <c>no</c>, <c>true</c> or <c>false</c>, unquoted.</summary>
    public bool? YesNo(string key) => node[key] is { } value ? YesNo(value, key) : null;

    public bool? YesNo(YamlNode value, string key)
    {
        if (AsYesNo(value) is { } answer) return answer;
        Findings.WrongType(PlaceOf(value), key, "yes 或 no", "yes or no");
        return null;
    }

    public static bool? AsYesNo(YamlNode value) => value.Quoted ? null : value.Scalar switch
    {
        "yes" or "true" => true,
        "no" or "false" => false,
        _ => null,
    };

    public DateOnly? Date(string key)
    {
        if (node[key] is not { } value) return null;
        if (DateOnly.TryParseExact(value.Scalar, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Findings.WrongType(PlaceOf(value), key, "日期，如 2026-05-01", "a date such as 2026-05-01");
        return null;
    }

    /// <summary>One of the known words, or null.</summary>
    public T? OneOf<T>(string key, IReadOnlyDictionary<string, T> known)
        where T : struct => node[key] is { } value && Text(value, key) is { } word && Known(word, key, PlaceOf(value), known.Keys) ? known[word] : null;

    public string? OneOf(string key, IReadOnlyCollection<string> known) =>
        node[key] is { } value && Text(value, key) is { } word && Known(word, key, PlaceOf(value), known) ? word : null;

    public bool Known(string word, string key, Place at, IEnumerable<string> known)
    {
        if (known.Contains(word, StringComparer.Ordinal)) return true;
        Findings.UnknownWord(at, key, word, known);
        return false;
    }

    /// <summary>The elements of a list; none if the key is absent.</summary>
    public IReadOnlyList<YamlNode> List(string key)
    {
        if (node[key] is not { } value) return [];
        if (value.List is { } list) return list;
        Findings.WrongType(PlaceOf(value), key, "列表", "a list");
        return [];
    }

    public IReadOnlyList<YamlNode> OneOrMany(string key) => node[key] is not { } value ? [] : value.List ?? [value];

    /// <summary>A word or a list of words.</summary>
    public IReadOnlyList<(string Word, Place At)> Terms(string key) =>
        [.. OneOrMany(key).Select(value => (Word: Text(value, key), At: PlaceOf(value))).Where(pair => pair.Word is not null).Select(pair => (pair.Word!, pair.At))];

    /// <summary>The pairs of a map with free keys; none if the key is absent.</summary>
    public IReadOnlyList<YamlPair> Pairs(string key)
    {
        if (node[key] is not { } value) return [];
        if (value.Map is { } pairs) return pairs;
        Findings.WrongType(PlaceOf(value), key, "键值对", "a map of keys and values");
        return [];
    }
}
