using System.Reflection;
using System.Text.Json;
using Kangyu.Kernel.Packs.Reading;

namespace Kangyu.Kernel.Tests.Packs;

/// <summary>packs/schema helps editors; these hold it to what the readers know.</summary>
public sealed class SchemaTests
{
    private static readonly Dictionary<string, Keys> All = typeof(Keys).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(Keys))
        .Select(field => (Keys)field.GetValue(null)!)
        .ToDictionary(keys => keys.Schema, StringComparer.Ordinal);

    private static readonly Dictionary<string, JsonElement> Files = Directory.GetFiles(Path.Combine(PackFolder.Root, "packs/schema"), "*.json")
        .ToDictionary(file => Path.GetFileName(file), file => JsonDocument.Parse(File.ReadAllText(file)).RootElement, StringComparer.Ordinal);

    public static TheoryData<string> Pointers => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Pointers))]
    public void A_schema_knows_the_keys_that_its_reader_knows_and_no_others(string pointer)
    {
        var schema = At(pointer);
        Assert.Equal(All[pointer].All.Order(StringComparer.Ordinal), Names(schema, "properties").Order(StringComparer.Ordinal));
        var required = schema.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(key => key.GetString()!) : [];
        Assert.Equal(All[pointer].Required.Order(StringComparer.Ordinal), required.Order(StringComparer.Ordinal));
        Assert.False(schema.GetProperty("additionalProperties").ValueKind != JsonValueKind.False, "the world is closed");
    }

    [Fact]
    public void Every_closed_map_of_a_schema_has_a_reader()
    {
        string[] plain = ["words", "option"];
        var closed = Files.SelectMany(file => file.Value.GetProperty("$defs").EnumerateObject()
            .Where(def => def.Value.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False && !plain.Contains(def.Name))
            .Select(def => $"{file.Key}#/$defs/{def.Name}")
            .Append(file.Key));
        Assert.Equal(closed.Order(StringComparer.Ordinal), All.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("form.json#/$defs/item", "type")]
    [InlineData("form.json#/$defs/item", "role")]
    [InlineData("form.json#/$defs/item", "protected")]
    public void Words_of_a_closed_list_are_those_of_the_reader(string pointer, string key)
    {
        var known = key switch
        {
            "type" => TypeWords.Items.Keys,
            "role" => RoleWords.Known,
            _ => ItemReader.ProtectedWords,
        };
        Assert.Equal(known.Order(StringComparer.Ordinal), Enum(At(pointer).GetProperty("properties").GetProperty(key)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_case_may_expect_is_what_the_reader_knows()
    {
        Assert.Equal(CaseExpects.TableWords.Order(StringComparer.Ordinal), Names(At("case.json").GetProperty("properties").GetProperty("expect"), "properties").Order(StringComparer.Ordinal));
        Assert.Equal(CaseExpects.StepWords.Order(StringComparer.Ordinal), Names(At("case.json#/$defs/step").GetProperty("properties").GetProperty("expect"), "properties").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_inside_a_schema_leads_somewhere()
    {
        foreach (var (name, file) in Files)
            foreach (var reference in References(file)) Assert.True(Names(file, "$defs").Contains(reference["#/$defs/".Length..], StringComparer.Ordinal), $"{name}: {reference}");
    }

    private static JsonElement At(string pointer)
    {
        var parts = pointer.Split("#/$defs/");
        var file = Files[parts[0]];
        return parts.Length == 1 ? file : file.GetProperty("$defs").GetProperty(parts[1]);
    }

    private static IEnumerable<string> Names(JsonElement schema, string property) => schema.GetProperty(property).EnumerateObject().Select(each => each.Name);

    private static IEnumerable<string> Enum(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!);

    private static IEnumerable<string> References(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(each => each.Name == "$ref" ? [each.Value.GetString()!] : References(each.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
