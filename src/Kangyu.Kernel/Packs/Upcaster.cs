using System.Text.Json;
using System.Text.Json.Nodes;
using Kangyu.Kernel.Expressions;
using Kangyu.Kernel.Packs.Model;

namespace Kangyu.Kernel.Packs;

/// <summary>Reads the answers of older versions of a form as answers of its current version, by the form's upcasts.</summary>
public static class Upcaster
{
    /// <summary>
    /// Answers as UTF-8 JSON. Of the current version the same bytes come back. Of an older one each step renames (<c>was</c>), recodes
    /// (<c>values</c>) and fills (<c>fill</c>); then what the form no longer asks is left out. The entry itself stays as it was written.
    /// </summary>
    public static ReadOnlyMemory<byte> Read(Form form, int version, ReadOnlyMemory<byte> answers)
    {
        if (version == form.Version || JsonNode.Parse(answers.Span) is not JsonObject read) return answers;
        return JsonSerializer.SerializeToUtf8Bytes(Read(form, version, read));
    }

    /// <summary>As <see cref="Read(Form, int, ReadOnlyMemory{byte})"/>, over a parsed object, which is changed.</summary>
    public static JsonObject Read(Form form, int version, JsonObject answers)
    {
        if (version == form.Version) return answers;
        foreach (var step in form.Upcasts)
            if (step.From >= version) Apply(step, form, answers);
        Keep(form, answers);
        return answers;
    }

    private static void Apply(Upcast step, Form form, JsonObject answers)
    {
        Rename(step.Was, answers);
        Recode(step.Values, answers);
        foreach (var section in form.Sections)
        {
            if (section.Repeat is null) Fill(step, section, answers);
            else if (answers[section.Id!] is JsonArray lines)
            {
                foreach (var line in lines.OfType<JsonObject>())
                {
                    Rename(step.Was, line);
                    Recode(step.Values, line);
                    Fill(step, section, line);
                }
            }
        }
    }

    /// <summary>All at once, so that two items may change places.</summary>
    private static void Rename(IReadOnlyDictionary<string, string> was, JsonObject answers)
    {
        var taken = new List<(string Id, JsonNode? Value)>();
        foreach (var (id, old) in was)
            if (answers.TryGetPropertyValue(old, out var value)) taken.Add((id, value?.DeepClone()));
        foreach (var old in was.Values) answers.Remove(old);
        foreach (var (id, value) in taken) answers[id] = value;
    }

    private static void Recode(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> values, JsonObject answers)
    {
        foreach (var (id, codes) in values)
        {
            if (answers[id] is JsonValue one && New(one, codes) is { } code) answers[id] = code;
            if (answers[id] is not JsonArray many) continue;
            for (var i = 0; i < many.Count; i++)
                if (many[i] is JsonValue each && New(each, codes) is { } recoded) many[i] = recoded;
        }
    }

    private static string? New(JsonValue value, IReadOnlyDictionary<string, string> codes) =>
        value.TryGetValue<string>(out var old) ? codes.GetValueOrDefault(old) : null;

    /// <summary>What an entry that could not say is read as; an answer stands.</summary>
    private static void Fill(Upcast step, Section section, JsonObject answers)
    {
        foreach (var item in section.Items)
            if (step.Fill.TryGetValue(item.Id, out var value) && answers[item.Id] is null) answers[item.Id] = Json(value);
    }

    private static JsonNode? Json(Value value) => value.Kind switch
    {
        ValueKind.YesNo => JsonValue.Create(value.IsTrue),
        ValueKind.Number => JsonValue.Create(value.Number),
        ValueKind.Codes => new JsonArray([.. value.Codes.Select(code => (JsonNode?)JsonValue.Create(code))]),
        ValueKind.Unanswered => null,
        _ => JsonValue.Create(value.ToString()),
    };

    private static void Keep(Form form, JsonObject answers)
    {
        var top = form.Sections.Where(section => section.Repeat is null).SelectMany(section => section.Items).Select(item => item.Id)
            .Concat(form.Sections.Where(section => section.Repeat is not null).Select(section => section.Id!));
        Keep(top, answers);
        foreach (var section in form.Sections.Where(section => section.Repeat is not null))
            foreach (var line in (answers[section.Id!] as JsonArray ?? []).OfType<JsonObject>()) Keep(section.Items.Select(item => item.Id), line);
    }

    private static void Keep(IEnumerable<string> ids, JsonObject answers)
    {
        var known = ids.ToHashSet(StringComparer.Ordinal);
        foreach (var id in answers.Select(property => property.Key).Where(id => !known.Contains(id)).ToList()) answers.Remove(id);
    }
}
