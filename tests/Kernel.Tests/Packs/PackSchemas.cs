using System.Globalization;
using System.Text.Json.Nodes;
using Kangyu.Kernel.Packs.Model;
using Kangyu.Kernel.Packs.Reading;
using NJsonSchema;

namespace Kangyu.Kernel.Tests.Packs;

/// <summary>The schemas of packs/schema as an editor uses them: a file is validated as it is written, with nothing known of other files.</summary>
internal static class PackSchemas
{
    private static readonly Dictionary<string, string> ByFolder = new(StringComparer.Ordinal)
    {
        ["lists"] = "list",
        ["texts"] = "text",
        ["sheets"] = "sheet",
        ["decisions"] = "decision",
        ["forms"] = "form",
        ["pathways"] = "pathway",
        ["indicators"] = "indicator",
        ["cases"] = "case",
    };

    // the validator knows the draft in which definitions stand under "definitions"
    private static readonly Dictionary<string, JsonSchema> All = Directory.GetFiles(Path.Combine(PackFolder.Root, "packs/schema"), "*.json").ToDictionary(
        file => Path.GetFileNameWithoutExtension(file),
        file => JsonSchema.FromJsonAsync(File.ReadAllText(file).Replace("$defs", "definitions", StringComparison.Ordinal)).GetAwaiter().GetResult(),
        StringComparer.Ordinal);

    public static bool Knows(string path) => path == "pack.yaml" || (path.EndsWith(".yaml", StringComparison.Ordinal) && ByFolder.ContainsKey(path.Split('/')[0]));

    /// <summary>What the schema finds wrong, as <c>line: kind path</c>; null where the YAML itself cannot be read.</summary>
    public static IReadOnlyList<string>? Faults(string path, string text)
    {
        var findings = new Findings();
        var (documents, whole) = YamlReader.Read(path, text, findings);
        if (!whole || findings.Any) return null;
        var schema = All[path == "pack.yaml" ? "pack" : ByFolder[path.Split('/')[0]]];
        return [.. documents.SelectMany(document => schema.Validate(Json(document)?.ToJsonString() ?? "null").Select(fault => $"{fault.LineNumber}: {fault.Kind} {fault.Path}"))];
    }

    /// <summary>As YAML 1.2 reads plain words: numbers, true and false, all else is text.</summary>
    private static JsonNode? Json(YamlNode node) => node switch
    {
        { Map: { } map } => new JsonObject(map.DistinctBy(pair => pair.Key).Select(pair => KeyValuePair.Create(pair.Key, Json(pair.Value)))),
        { List: { } list } => new JsonArray([.. list.Select(Json)]),
        { Scalar: { } text } => node.Quoted ? JsonValue.Create(text) : Plain(text),
        _ => null,
    };

    private static JsonNode? Plain(string text)
    {
        if (text is "" or "~" or "null") return null;
        if (text is "true" or "false") return JsonValue.Create(text == "true");
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return JsonValue.Create(whole);
        const NumberStyles number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, number, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? JsonValue.Create(real) : JsonValue.Create(text);
    }
}
