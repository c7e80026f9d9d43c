using System.Text;
using System.Text.Json;
using Kangyu.Kernel.Expressions;

namespace Kangyu.Kernel.Packs.Compiled;

/// <summary>
/// Parts that several conditions of a table have in common ("or not asked" before a whole group), written once: <c>["shared", n]</c> stands
/// for the n-th of them, which may itself name earlier ones.
/// </summary>
internal sealed class SharedTrees
{
    // shorter ones cost as much as naming them
    private const int Shortest = 24;

    private readonly Dictionary<Expression, JsonElement> trees = [];
    private readonly List<JsonElement> shared = [];
    private readonly Dictionary<string, int> index = new(StringComparer.Ordinal);

    public SharedTrees(IEnumerable<Expression> expressions)
    {
        var times = new Dictionary<string, (JsonElement Tree, int Times)>(StringComparer.Ordinal);
        foreach (var expression in expressions)
        {
            trees[expression] = Parse(expression);
            Count(trees[expression], times);
        }

        foreach (var (text, (tree, _)) in times.Where(each => each.Value.Times > 1).OrderBy(each => each.Key.Length).ThenBy(each => each.Key, StringComparer.Ordinal))
        {
            index[text] = shared.Count;
            shared.Add(tree);
        }
    }

    public void WriteShared(Utf8JsonWriter writer) => writer.WriteArray("shared", shared, tree => WriteInside(writer, tree));

    public void Write(Utf8JsonWriter writer, string name, Expression expression)
    {
        writer.WritePropertyName(name);
        Write(writer, trees[expression]);
    }

    private static JsonElement Parse(Expression expression)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) expression.WriteJson(writer);
        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    private static void Count(JsonElement tree, Dictionary<string, (JsonElement Tree, int Times)> times)
    {
        if (tree.ValueKind != JsonValueKind.Array) return;
        var text = tree.GetRawText();
        if (Encoding.UTF8.GetByteCount(text) <= Shortest) return;
        var seen = times.GetValueOrDefault(text).Times;
        times[text] = (tree, seen + 1);
        // inside what was seen before nothing new is gained
        if (seen > 0) return;
        foreach (var part in tree.EnumerateArray()) Count(part, times);
    }

    private void Write(Utf8JsonWriter writer, JsonElement tree)
    {
        if (tree.ValueKind == JsonValueKind.Array && index.TryGetValue(tree.GetRawText(), out var number))
        {
            writer.WriteStartArray();
            writer.WriteStringValue("shared");
            writer.WriteNumberValue(number);
            writer.WriteEndArray();
        }
        else
        {
            WriteInside(writer, tree);
        }
    }

    private void WriteInside(Utf8JsonWriter writer, JsonElement tree)
    {
        if (tree.ValueKind != JsonValueKind.Array)
        {
            tree.WriteTo(writer);
            return;
        }

        writer.WriteStartArray();
        foreach (var part in tree.EnumerateArray()) Write(writer, part);
        writer.WriteEndArray();
    }
}
